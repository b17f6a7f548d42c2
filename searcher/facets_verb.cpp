// Counts of fields over all matches, alone or crossed.
#include "searcher/console.hpp"
#include "searcher/search/crossed.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/table_text.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace travaux::searcher {
namespace {

using search::Facet;
using search::FacetValue;

std::string table(const std::vector<Facet>& facets) {
    std::string out = render::tsv_line({"field", "value", "count", "reports"});
    for (const Facet& facet : facets)
        for (const FacetValue& value : facet.values)
            out += render::tsv_line({facet.field, value.value, std::to_string(value.count), std::to_string(value.reports)});
    return out;
}

// For a script: every pair that has a paragraph.
std::string table(const search::Crossed& crossed) {
    std::string out = render::tsv_line({crossed.rows, crossed.columns, "count", "reports"});
    for (const search::CrossedRow& row : crossed.lines)
        for (const FacetValue& cell : row.cells)
            out += render::tsv_line({row.value, cell.value, std::to_string(cell.count), std::to_string(cell.reports)});
    return out;
}

std::vector<std::string> commonest(const search::Crossed& crossed) {
    std::map<std::string, std::size_t> counts;
    for (const search::CrossedRow& row : crossed.lines)
        for (const FacetValue& cell : row.cells) counts[cell.value] += cell.count;
    std::vector<std::string> values;
    for (const auto& [value, count] : counts) values.push_back(value);
    std::ranges::stable_sort(values, std::ranges::greater{}, [&](const std::string& value) { return counts[value]; });
    values.resize(std::min(values.size(), crossed.depth));
    return values;
}

// For a person: paragraphs, a column for each of the commonest values; years without any are rows too.
std::string grid(const search::Crossed& crossed) {
    std::vector<std::string> values = commonest(crossed);
    const std::vector<search::CrossedRow>& lines = crossed.lines;
    Rows table{{crossed.rows}};
    table.front().insert(table.front().end(), values.begin(), values.end());
    const auto add = [&](const std::string& name, const std::vector<FacetValue>& cells) {
        std::vector<std::string>& row = table.emplace_back(1, name);
        for (const std::string& value : values) {
            const auto cell = std::ranges::find(cells, value, &FacetValue::value);
            row.push_back(cell == cells.end() ? "·" : std::to_string(cell->count));
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && crossed.rows == "year")
            for (int year = std::stoi(lines[i - 1].value) + 1; year < std::stoi(lines[i].value); ++year) add(std::to_string(year), {});
        add(lines[i].value, lines[i].cells);
    }
    return aligned(table);
}

int cross(const Options& options, search::Searcher& searcher, const search::Request& request) {
    const search::Crossed crossed = search::crossed(request, options.by, searcher);
    tell_missing(searcher);
    if (crossed.lines.empty()) {
        complain("travaux: nothing found");
        return 1;
    }
    switch (options.format.value_or(Format::Text)) {
        case Format::Json: print(render::json(crossed)); break;
        case Format::Tsv: print(table(crossed)); break;
        default: print(grid(crossed));
    }
    return 0;
}

}  // namespace

int facets_verb(const Options& options) {
    search::Request request = request_of(options);
    request.limit = 0;
    request.snippets = false;
    search::Searcher searcher = open_index(options);
    if (!options.by.empty()) return cross(options, searcher, request);
    request.facets = search::read_facets(options.facets.value_or("all"), 10);
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
