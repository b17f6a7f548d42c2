// Agencies, which is what the field is called: all that the index names, and one by itself with its names, years, roles and paragraphs.
#pragma once

#include "schema/vocabulary/authority.hpp"
#include "searcher/search/results.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

/// `/agency/NAME`
std::string agency_address(std::string_view canonical);

/// `named`: the values of the field `agency` with their counts.
std::string agencies_page(const std::vector<search::FieldTerm>& named, const vocabulary::Authority& authority);

/// What the index knows of one: searches that differ in the field it stands in.
struct AgencyView {
    std::string canonical;
    search::Results named;   // paragraphs that print it, newest first, with facets
    search::Results chaired; // reports under its chair: one hit a report
    search::Results issued;  // reports that it issued: one hit a report
    search::Results acted;   // commitments of which it is the actor, with facets
};

std::string agency_page(const AgencyView& view, const vocabulary::Authority& authority);

}  // namespace travaux::pages
