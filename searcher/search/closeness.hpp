// What the matcher cannot see: how many of the query's words a paragraph holds, and how close they stand.
// Inside of the search room.
#pragma once

#include "searcher/search/marker.hpp"

#include <cstddef>

namespace travaux::search {

/// Neighbours of the query that are neighbours in the text earn this part of their own weights, and this for
/// standing within kNear words of each other in any order.
inline constexpr double kPhraseBonus = 0.14;
inline constexpr double kNearBonus = 0.07;
inline constexpr std::uint32_t kNear = 8;

struct Closeness {
    std::size_t words = 0;   // how many words of the plan the text holds
    std::size_t needed = 0;  // how many of those it needs
    double bonus = 0;       // to be added to its score; never negative
};

Closeness closeness(const Plan& plan, const Marker& marker, const Marked& marked, double mean_length);

}  // namespace travaux::search
