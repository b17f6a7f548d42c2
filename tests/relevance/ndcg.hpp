// Normalised discounted cumulative gain: how near a ranking is to the best possible one.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace travaux::relevance {

/// Grades of the units that were judged, by id; all others are 0.
using Grades = std::map<std::string, int>;

inline constexpr std::size_t kDepth = 10;

/// nDCG over the first kDepth ranks, 0 to 1: gain 2^grade - 1, divided by log2(rank + 1) (Burges et al. 2005, and
/// trec_eval's ndcg_cut with these gains). An id that comes twice counts where it comes first. 0 without a grade.
double ndcg(const std::vector<std::string>& ranking, const Grades& grades);

}  // namespace travaux::relevance
