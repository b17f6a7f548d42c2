// Rows of cells as lines: for a person, or for a script.
#pragma once

#include <string>
#include <vector>

namespace travaux::searcher {

using Rows = std::vector<std::vector<std::string>>;

/// Columns as wide as their widest cell; the last one is left as it is.
std::string aligned(const Rows& rows);

/// Tab-separated.
std::string tabbed(const Rows& rows);

}  // namespace travaux::searcher
