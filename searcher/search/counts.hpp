// Exact counts over all matches, merged over shards and servers by Xapian's own match spies. Inside of the
// search room.
#pragma once

#include "schema/fields.hpp"
#include "searcher/search/plan.hpp"
#include "searcher/search/results.hpp"

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

namespace travaux::search {

/// How many paragraphs and reports have a value.
struct Tally {
    std::size_t paragraphs = 0;
    std::size_t reports = 0;
};
using Tallies = std::map<std::string, Tally>;

/// The counts of one facet column over the matches of a query.
Tallies tally(const Xapian::ValueCountMatchSpy& spy);
Tallies tally(const Index& index, const schema::Field& field, const Xapian::Query& query);

/// Values in facet order (numbers ascending, the rest by count, then name), at most `depth` of them (0: all).
Facet facet(const schema::Field& field, const Tallies& tallies, const std::vector<query::Values>& chosen, std::size_t depth);

/// Total, reports and facets of a search. A field with chosen values is counted without its own restrictions.
struct Counts {
    std::size_t total = 0;
    std::size_t reports = 0;
    Tallies by_doc;
    std::vector<Facet> facets;
};
Counts count(const Index& index, const Plan& plan, Match match, const std::vector<FacetRequest>& requests);

}  // namespace travaux::search
