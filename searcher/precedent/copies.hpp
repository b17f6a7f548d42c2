// Passages of an index that say nearly the same, in groups. See searcher/search/shingles.hpp for what that means.
#pragma once

#include "searcher/search/searcher.hpp"

#include <string>
#include <vector>

namespace travaux::precedent {

struct Copies {
    std::vector<std::string> ids;  // two or more, in order
    std::string text;              // of the first
};

/// Shorter passages are formulas, and no copies of each other.
inline constexpr std::size_t kLeastWords = 12;

/// Largest groups first. Reads every passage: some 400 bytes of memory and 0.1 ms each.
std::vector<Copies> near_copies(search::Searcher& searcher);

}  // namespace travaux::precedent
