// Hits that say nearly the same, folded under the best of them. Inside of the search room.
//
// Two texts are near-copies where they share four fifths of their shingles (runs of five words; a shorter text is
// one shingle), counted against the one that has fewer, and neither has a fifth more than the other: resemblance
// and containment after A. Broder, "On the resemblance and containment of documents" (1997). A word changed in
// thirty is a near-copy, one in twenty is not.
#pragma once

#include "searcher/search/ranking.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace travaux::search {

inline constexpr std::size_t kShingle = 5;       // words
inline constexpr double kNearlyTheSame = 0.8;    // of the shingles, and of the sizes

/// Hashes of the text's shingles, ascending, each once.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles(const std::vector<std::string>& words);
bool nearly_same(const Shingles& a, const Shingles& b);

/// A hit and those folded under it, best first.
struct Folded {
    Ranked best;
    std::vector<std::string> near_copies;  // ids
};

/// rank() with near-copies folded. Only the first kLookedAt hits are compared, all-words matches among themselves
/// and the others among themselves: so a hit stands in the same place whatever page is asked for.
std::vector<Folded> rank_folded(const Search& search, analysis::Analyzer& analyzer, Match match, bool fill);

}  // namespace travaux::search
