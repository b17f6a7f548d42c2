// NEAR and ADJ. Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/expansion.hpp"

#include <vector>

namespace travaux::search {

/// A Near or Adj node: its children are Words, Phrase, Prefix, or Or of these. A word stands for all indexed words of its
/// stem. A phrase is measured from
/// its nearer end. Adds to `marks` what to highlight.
match::Formula positional_query(const query::Node& node, Expander& expander, std::vector<Marks>& marks);

}  // namespace travaux::search
