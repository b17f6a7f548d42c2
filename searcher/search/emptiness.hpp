// Why nothing was found: what each demand costs. Inside of the search room.
#pragma once

#include "searcher/search/index.hpp"
#include "searcher/search/plan.hpp"
#include "searcher/search/results.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// For a search that finds nothing, a sentence for each demand without which there would be something:
/// "without year:1999 there are 12 paragraphs". Empty where no single demand is to blame.
std::vector<std::string> what_would_match(const query::Node& root, const Plan& plan, Index& index);

}  // namespace travaux::search
