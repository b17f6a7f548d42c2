// Words that the best hits share and the query does not have (Rocchio): `--expand`. It helps broad questions and harms
// those for one known paragraph, so it is never on by itself. Inside of the search room.
#pragma once

#include "searcher/search/ranking.hpp"

#include <vector>

namespace travaux::search {

inline constexpr std::size_t kFeedbackHits = 10;
inline constexpr std::size_t kFeedbackStems = 30;
inline constexpr double kFeedbackPart = 0.1;  // of the whole query, which keeps the rest

/// The stems of the hits that tell them best from the rest of the index, weighted; best first. Only what two hits
/// share, and no word of the plan.
struct Feedback {
    std::vector<std::string> stems;
    match::Formula formula;  // adds weight, is no condition; empty where there are none
};
Feedback feedback(const std::vector<Ranked>& hits, const Plan& plan, const Index& index);

}  // namespace travaux::search
