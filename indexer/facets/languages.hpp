// The language of a report and of its longer units, by CLD2.
#pragma once

#include "schema/report.hpp"

#include <string>
#include <string_view>

namespace travaux::facets {

/// ISO 639-1 code of the language a text is in, or empty where that is not sure. `hint`: a likely language, or empty.
std::string language_of(std::string_view text, std::string_view hint = {});

/// The report's language: of its paragraphs together, a sample from beginning to end where they are long.
std::string report_language(const schema::Report& report);

/// Sets the language of units of more than 80 characters that are surely in another language than the report.
void mark_languages(schema::Report& report);

}  // namespace travaux::facets
