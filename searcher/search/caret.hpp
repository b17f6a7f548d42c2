// A query and the place in it where reading stopped, as lines for a terminal. Inside of the search room.
#pragma once

#include "searcher/query/query.hpp"

#include <string>
#include <string_view>

namespace travaux::search {

/// Columns of the query's line at most; of a longer query the part around the place is shown, "…" for the rest.
inline constexpr std::size_t kCaretLine = 76;

/// The problem, the query on a line of its own, and the caret under the place, counted in the columns of a terminal:
/// 2 for wide characters, 0 for combining ones. Blanks of every kind and controls become blanks.
std::string with_caret(const query::Problem& problem, std::string_view text);

}  // namespace travaux::search
