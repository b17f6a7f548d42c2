// Two fields crossed: how many paragraphs have both a value of one and a value of the other.
#pragma once

#include "searcher/search/searcher.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace travaux::search {

/// One value of the first field with the counts of the second.
struct CrossedRow {
    std::string value;
    std::vector<FacetValue> cells;
};

struct Crossed {
    std::string rows;         // a field
    std::string columns;      // another
    std::size_t depth = 0;    // columns asked for, where the second field was given a number
    std::vector<CrossedRow> lines;
};

/// The request's hits are not read. `by`: two fields as read_facets() reads them. Throws Error(Usage) for anything else.
Crossed crossed(const Request& request, std::span<const std::string> by, Searcher& searcher);

}  // namespace travaux::search
