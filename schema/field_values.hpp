// Where in a report and its unit the values of each field of the table stand.
#pragma once

#include "schema/fields.hpp"
#include "schema/report.hpp"

#include <string>
#include <vector>

namespace travaux::schema {

/// The values of `field` in this paragraph as they are shown: canonical names, decimal numbers, ISO dates, texts; none
/// where it has none (a commitment of `none` is none). The language is the paragraph's own or else the report's.
std::vector<std::string> values_of(const Field& field, const ReportFacts& facts, const Unit& unit);

/// The code of the language that a unit is written in; empty where unknown.
const std::string& language_of(const ReportFacts& facts, const Unit& unit);

}  // namespace travaux::schema
