// Counts of fields over all matches, alone or crossed.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/console.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;
using search::Facet;
using search::FacetValue;

std::string table(const std::vector<Facet>& facets) {
    std::string out = render::tsv_line({"field", "value", "count", "reports"});
    for (const Facet& facet : facets)
        for (const FacetValue& value : facet.values)
            out += render::tsv_line({facet.field, value.value, std::to_string(value.count), std::to_string(value.reports)});
    return out;
}

// One search for each value of the first field; every pair that has a paragraph is a row.
int cross(const Options& options, search::Searcher& searcher, search::Request request) {
    if (options.by.size() != 2) throw Error(ErrorCode::Usage, "--by takes two fields", "for example --by year,agency");
    if (options.format == Format::Json) throw Error(ErrorCode::Usage, "--by prints text or tsv", "leave --format out");
    const std::string& rows = options.by[0];
    const std::string& columns = options.by[1];
    request.facets = read_facets(rows + ":0", 0);
    read_facets(columns, 0);
    const search::Results first = searcher.search(request);
    tell_missing(searcher);
    std::string out = render::tsv_line({rows, columns, "count", "reports"});
    if (first.total == 0) return 1;
    for (const FacetValue& row : first.facets.at(0).values) {
        search::Request narrowed = request;
        std::erase_if(narrowed.filters, [&](const search::Filter& filter) { return filter.field == rows; });
        narrowed.filters.push_back({rows, {row.value}});
        narrowed.facets = read_facets(columns + ":0", 0);
        const search::Results second = searcher.search(narrowed);
        for (const FacetValue& cell : second.facets.at(0).values)
            out += render::tsv_line({row.value, cell.value, std::to_string(cell.count), std::to_string(cell.reports)});
    }
    print(out);
    return 0;
}

}  // namespace

int facets_verb(const Options& options) {
    search::Request request = request_of(options);
    request.limit = 0;
    request.snippets = false;
    search::Searcher searcher = open_index(options);
    if (!options.by.empty()) return cross(options, searcher, request);
    request.facets = read_facets(options.facets.value_or("all"), 10);
    const search::Results results = searcher.search(request);
    tell_missing(searcher);
    for (const std::string& note : results.notes) complain("travaux: " + note);
    switch (options.format.value_or(Format::Text)) {
        case Format::Json: print(render::json(results)); break;
        case Format::Tsv: print(table(results.facets)); break;
        default: print(render::text(results.facets, style_for(options.colour)));
    }
    if (results.total == 0) complain("travaux: nothing found");
    return results.total == 0 ? 1 : 0;
}

}  // namespace travaux::searcher
