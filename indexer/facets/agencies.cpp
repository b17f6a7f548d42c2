#include "indexer/facets/annotations.hpp"

#include <algorithm>

namespace travaux::facets {
std::vector<std::string> agencies_in(const Passage& passage, const vocabulary::Authority& authority) {
    std::vector<std::string> out;
    for (const auto& match : passage.names) {
        const auto& agency = authority.agencies()[match.agency];
        if (agency.facet && std::ranges::find(out, agency.canonical) == out.end()) out.push_back(agency.canonical);
    }
    return out;
}

}  // namespace travaux::facets
