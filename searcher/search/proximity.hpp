// Whether words and phrases stand near each other in a paragraph, by the positions that the index keeps. Inside of the
// search room.
#pragma once

#include "searcher/search/expansion.hpp"

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace travaux::search {

/// What one side of NEAR or ADJ may be: any of these words (phrases of one word) or phrases.
using Ways = std::vector<Phrase>;

/// Whether each operand has a place of its own, all of them within `window` words, one after the other if `in_order`.
bool stand_together(const std::vector<Ways>& operands, std::size_t window, bool in_order, const Xapian::Database& database,
                    Xapian::docid docid);

}  // namespace travaux::search
