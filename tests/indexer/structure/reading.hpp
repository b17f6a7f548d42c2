// A text as the structure room reads it, for tests: one line a unit.
#pragma once

#include "schema/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::structure {

/// The units of a plain text.
std::vector<schema::Unit> units_of(std::string_view text);

/// "kind address text" of each unit.
std::vector<std::string> outline_of(std::string_view text);

}  // namespace travaux::structure
