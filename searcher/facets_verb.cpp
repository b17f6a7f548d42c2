// Counts of fields over all matches, alone or crossed.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/console.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/table_text.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

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

/// One value of the first field with the counts of the second.
struct Line {
    std::string value;
    std::vector<FacetValue> cells;
};

// Facets count what else could be chosen of a field; in a table a filter on one of its fields holds for it too.
std::vector<FacetValue> chosen(std::vector<FacetValue> values) {
    if (std::ranges::any_of(values, &FacetValue::selected)) std::erase_if(values, [](const FacetValue& value) { return !value.selected; });
    return values;
}

// One search for each value of the first field.
std::vector<Line> crossed(const search::Request& asked, const std::string& rows, const std::string& columns, search::Searcher& searcher) {
    search::Request request = asked;
    request.facets = search::read_facets(rows, 0);
    const Facet first = searcher.search(request).facets.at(0);
    std::vector<Line> lines;
    for (const FacetValue& row : chosen(first.values)) {
        request = asked;
        std::erase_if(request.filters, [&](const search::Filter& filter) { return filter.field == first.field; });
        request.filters.push_back({first.field, {row.value}});
        request.facets = search::read_facets(columns, 0);
        lines.push_back({row.value, chosen(searcher.search(request).facets.at(0).values)});
    }
    return lines;
}

// For a script: every pair that has a paragraph.
std::vector<render::Pair> pairs(const std::vector<Line>& lines) {
    std::vector<render::Pair> all;
    for (const Line& line : lines)
        for (const FacetValue& cell : line.cells) all.push_back({line.value, cell});
    return all;
}

std::string table(const std::string& rows, const std::string& columns, const std::vector<render::Pair>& pairs) {
    std::string out = render::tsv_line({rows, columns, "count", "reports"});
    for (const render::Pair& pair : pairs)
        out += render::tsv_line({pair.row, pair.column.value, std::to_string(pair.column.count), std::to_string(pair.column.reports)});
    return out;
}

std::vector<std::string> commonest(const std::vector<Line>& lines, std::size_t depth) {
    std::map<std::string, std::size_t> counts;
    for (const Line& line : lines)
        for (const FacetValue& cell : line.cells) counts[cell.value] += cell.count;
    std::vector<std::string> values;
    for (const auto& [value, count] : counts) values.push_back(value);
    std::ranges::stable_sort(values, std::ranges::greater{}, [&](const std::string& value) { return counts[value]; });
    values.resize(std::min(values.size(), depth));
    return values;
}

// For a person: paragraphs, a column for each of the commonest values; years without any are rows too.
std::string grid(const std::vector<Line>& lines, const std::string& rows, std::size_t depth) {
    std::vector<std::string> values = commonest(lines, depth);
    Rows table{{rows}};
    table.front().insert(table.front().end(), values.begin(), values.end());
    const auto add = [&](const std::string& name, const std::vector<FacetValue>& cells) {
        std::vector<std::string>& row = table.emplace_back(1, name);
        for (const std::string& value : values) {
            const auto cell = std::ranges::find(cells, value, &FacetValue::value);
            row.push_back(cell == cells.end() ? "·" : std::to_string(cell->count));
        }
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && rows == "year")
            for (int year = std::stoi(lines[i - 1].value) + 1; year < std::stoi(lines[i].value); ++year) add(std::to_string(year), {});
        add(lines[i].value, lines[i].cells);
    }
    return aligned(table);
}

int cross(const Options& options, search::Searcher& searcher, const search::Request& request) {
    if (options.by.size() != 2) throw Error(ErrorCode::Usage, "--by takes two fields", "for example --by year,agency");
    constexpr std::size_t kColumns = 8;  // of a line of 80
    const std::vector<search::FacetRequest> rows = search::read_facets(options.by[0], 0);
    const std::vector<search::FacetRequest> columns = search::read_facets(options.by[1], kColumns);
    if (rows.size() != 1 || columns.size() != 1) throw Error(ErrorCode::Usage, "--by takes two fields", "for example --by year,agency");
    const std::vector<Line> lines = crossed(request, rows.front().field, columns.front().field, searcher);
    tell_missing(searcher);
    if (lines.empty()) {
        complain("travaux: nothing found");
        return 1;
    }
    switch (options.format.value_or(Format::Text)) {
        case Format::Json: print(render::json(rows.front().field, columns.front().field, pairs(lines))); break;
        case Format::Tsv: print(table(rows.front().field, columns.front().field, pairs(lines))); break;
        default: print(grid(lines, rows.front().field, columns.front().depth));
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
