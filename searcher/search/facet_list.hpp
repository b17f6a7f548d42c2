// A list of facets as a person writes it: "year,agency:20".
#pragma once

#include "searcher/search/results.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace travaux::search {

/// What a search counts where nothing else is said.
inline constexpr std::string_view kUsualFacets = "year,chair,agency,commitment";

/// Names with commas between, each with a number of values if it is not `depth`; "all", "none". Throws
/// schema::Error(Usage) that lists the facets.
std::vector<FacetRequest> read_facets(std::string_view given, std::size_t depth);

}  // namespace travaux::search
