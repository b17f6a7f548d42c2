// What a query that finds nothing so may have meant. Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"
#include "searcher/search/plan.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// A sentence for each word that no paragraph has but that is the symbol of a report, and for each value that the index has only
/// together with the words behind it, as in agency:World Bank. `parts`: of the top of the query, in its order.
std::vector<std::string> hints(const std::vector<query::Node>& parts, const Plan& plan, Expander& expander);

}  // namespace travaux::search
