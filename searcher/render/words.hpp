// Values of the results as short words, for whoever shows them to a person.
#pragma once

#include "schema/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::render {

std::string list_of(const std::vector<std::string>& values, std::string_view separator);

/// "not_realised" as a person says it: "not realised".
std::string spoken(std::string_view name);

/// "1,234"
std::string grouped(std::size_t number);

/// "1 report", "3 reports"
std::string counted(std::size_t number, std::string_view noun);

/// "II. Workplan › Objective 1"
std::string path_of(const std::vector<std::string>& section);

/// " by IOM, GMG" who undertakes it or did, " of IOM, GMG" of whom it is requested; empty where nobody is known.
std::string acting(const schema::Unit& unit);

/// "CRP/43 · 2013 · by IOM · list item · objective 1 · delivered by GMG · names GMG, IOM": the commitment with who
/// undertook it or of whom it is requested, then the organisations printed in the text; what is not known is left out.
std::string facts_line(const schema::ReportFacts& report, const schema::Unit& unit);

/// "chair report · CRP/43 · 2013 · chair IOM"
std::string facts_line(const schema::ReportFacts& report);

}  // namespace travaux::render
