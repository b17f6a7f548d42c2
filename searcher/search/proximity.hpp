// Whether words and phrases stand near each other in a paragraph. Inside of the search room.
#pragma once

#include "searcher/search/placed.hpp"

#include <cstddef>
#include <vector>

namespace travaux::search {

/// Whether each operand has a place of its own, all of them within `window` words, one after the other if `in_order`.
bool stand_together(const std::vector<Ways>& operands, std::size_t window, bool in_order, const Places& places);

}  // namespace travaux::search
