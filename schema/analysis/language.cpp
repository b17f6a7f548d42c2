#include "schema/analysis/language.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace travaux::analysis {
namespace {

// Xapian 1.4.22's names; a Xapian that lacks one leaves that language unstemmed.
constexpr std::array<LanguageRow, 28> kLanguages{{
    {Language::Other, "", ""},
    {Language::English, "en", "english"},
    {Language::French, "fr", "french"},
    {Language::Spanish, "es", "spanish"},
    {Language::Arabic, "ar", "arabic"},
    {Language::Russian, "ru", "russian"},
    {Language::Chinese, "zh", ""},
    {Language::Portuguese, "pt", "portuguese"},
    {Language::Italian, "it", "italian"},
    {Language::German, "de", "german"},
    {Language::Dutch, "nl", "dutch"},
    {Language::Catalan, "ca", "catalan"},
    {Language::Danish, "da", "danish"},
    {Language::Finnish, "fi", "finnish"},
    {Language::Hungarian, "hu", "hungarian"},
    {Language::Norwegian, "no", "norwegian"},
    {Language::Romanian, "ro", "romanian"},
    {Language::Swedish, "sv", "swedish"},
    {Language::Turkish, "tr", "turkish"},
    {Language::Basque, "eu", "basque"},
    {Language::Irish, "ga", "irish"},
    {Language::Armenian, "hy", "armenian"},
    {Language::Lithuanian, "lt", "lithuanian"},
    {Language::Indonesian, "id", "indonesian"},
    {Language::Nepali, "ne", "nepali"},
    {Language::Tamil, "ta", "tamil"},
    {Language::Japanese, "ja", ""},
    {Language::Thai, "th", ""},
}};

constexpr bool in_enum_order() {
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        if (static_cast<std::size_t>(kLanguages[i].language) != i) return false;
    }
    return kLanguages.back().language == Language::Thai;
}
static_assert(in_enum_order(), "code_of looks rows up by the value of the enumerator");

// Codes that name one of our languages in another way.
struct Alias {
    std::string_view code, stands_for;
};
constexpr std::array<Alias, 3> kAliases{{{"nb", "no"}, {"nn", "no"}, {"in", "id"}}};

}  // namespace

std::span<const LanguageRow> languages() { return kLanguages; }

Language language_from(std::string_view code) {
    std::string base(code.substr(0, code.find_first_of("-_")));
    std::transform(base.begin(), base.end(), base.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const Alias& alias : kAliases) {
        if (alias.code == base) base = alias.stands_for;
    }
    for (const LanguageRow& row : kLanguages) {
        if (row.code == base) return row.language;
    }
    return Language::Other;
}

Language language_or_english(std::string_view code) { return code.empty() ? Language::English : language_from(code); }

std::string_view code_of(Language language) {
    const auto row = static_cast<std::size_t>(language);
    return row < kLanguages.size() ? kLanguages[row].code : std::string_view{};
}

}  // namespace travaux::analysis
