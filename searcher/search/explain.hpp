// Reasons and shares of a search, worked out again from its plan: nothing is recorded while it runs, so that
// a search that is not explained pays nothing. Inside of the search room.
#pragma once

#include "searcher/search/addresses.hpp"
#include "searcher/search/explanation.hpp"
#include "searcher/search/marker.hpp"
#include "searcher/search/results.hpp"

#include <vector>

namespace travaux::search {

/// What each part of the query stands for, words first, in query order.
std::vector<SoughtPart> sought_parts(const query::Node& root, const Plan& plan, Expander& expander);

/// What of the plan stands in a hit and what it earns, as the matcher weighs it; the last part, where there is more,
/// is what the words do not earn by themselves: closeness, body text, named fields. Shares add up to 1.
std::vector<MatchedPart> matched_parts(const Plan& plan, const Hit& hit, Marker& marker, Index& index);

/// Every demand of query and filters, held against one paragraph.
std::vector<Condition> conditions(const query::Node& root, const Plan& plan, const Request& request, const Hit& hit, Marker& marker,
                                  Expander& expander);

}  // namespace travaux::search
