// Hits that say nearly the same, folded under the best of them. Inside of the search room.
#pragma once

#include "searcher/search/ranking.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace travaux::search {

/// A hit and those folded under it, best first.
struct Folded {
    Ranked best;
    std::vector<std::string> near_copies;  // ids
};

/// rank() with near-copies folded. Only the first kLookedAt hits are compared, all-words matches among themselves
/// and the others among themselves: so a hit stands in the same place whatever page is asked for.
std::vector<Folded> rank_folded(const Search& search, Match match, bool fill);

}  // namespace travaux::search
