// The languages that the analyzer knows by name: those with a Snowball stemmer in Xapian, and those cut by ICU's dictionaries.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace travaux::analysis {

enum class Language : std::uint8_t {
    Other,  // no stemmer, no stop words
    English, French, Spanish, Arabic, Russian, Chinese,                              // the UN's six
    Portuguese, Italian, German, Dutch, Catalan, Danish, Finnish, Hungarian, Norwegian, Romanian, Swedish,
    Turkish, Basque, Irish, Armenian, Lithuanian, Indonesian, Nepali, Tamil,         // Snowball in Xapian
    Japanese, Thai,                                                                  // ICU's dictionaries
};

struct LanguageRow {
    Language language;
    std::string_view code;      // ISO 639-1
    std::string_view stemmer;   // Xapian::Stem's name, or empty
};

std::span<const LanguageRow> languages();

/// `en`, `fr` …; also with a region (`pt-BR`). Other for what is not known.
Language language_from(std::string_view code);

/// What a text of this code is read as: English where there is none, as most reports are in it, and a text too short to tell too.
Language language_or_english(std::string_view code);

/// ISO 639-1; empty for Other.
std::string_view code_of(Language language);

}  // namespace travaux::analysis
