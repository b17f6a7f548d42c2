// Values of the results as short words, for text and tables. Inside of the render room.
#pragma once

#include "schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::render {

std::string list_of(const std::vector<std::string>& values, std::string_view separator);

/// "II. Workplan › Objective 1"
std::string path_of(const std::vector<std::string>& section);

/// "CRP/43 · 2013 · by IOM · list item · objective 1 · delivered by GMG · names GMG, IOM": the commitment with who
/// undertook it, then the organisations printed in the text; what is not known is left out.
std::string facts_line(const schema::ReportFacts& report, const schema::Unit& unit);

/// "chair report · CRP/43 · 2013 · chair IOM"
std::string facts_line(const schema::ReportFacts& report);

}  // namespace travaux::render
