// What a search counts: its total, its reports and its facets. Inside of the search room.
#pragma once

#include "schema/fields.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/plan.hpp"
#include "searcher/search/results.hpp"
#include "searcher/search/tallies.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// Values in facet order (numbers ascending, the rest by count, then name), at most `depth` of them (0: all).
Facet facet(const schema::Field& field, const Tallies& tallies, const std::vector<query::Values>& chosen, std::size_t depth);

/// Total, reports and facets of a search. A field with chosen values is counted without its own restrictions.
struct Counts {
    std::size_t total = 0;
    std::size_t reports = 0;
    Tallies by_doc;  // where asked for
    std::vector<Facet> facets;
};

/// `found`: what the plan finds, where that is known already.
Counts count(const Index& index, const Plan& plan, Match match, const std::vector<FacetRequest>& requests, bool by_doc,
             const match::Found* found);

/// The number of matches alone.
std::size_t total(const Index& index, const match::Formula& formula);

}  // namespace travaux::search
