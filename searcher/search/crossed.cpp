#include "searcher/search/crossed.hpp"

#include "schema/error.hpp"
#include "searcher/search/facet_list.hpp"

#include <algorithm>
#include <utility>

namespace travaux::search {
namespace {

constexpr std::size_t kColumns = 8;  // of a line of 80

// Facets count what else could be chosen of a field; in a table a filter on one of its fields holds for it too.
std::vector<FacetValue> chosen(std::vector<FacetValue> values) {
    if (std::ranges::any_of(values, &FacetValue::selected)) std::erase_if(values, [](const FacetValue& value) { return !value.selected; });
    return values;
}

}  // namespace

// One search for each value of the first field.
Crossed crossed(const Request& asked, std::span<const std::string> by, Searcher& searcher) {
    const auto fields = [&](std::size_t i, std::size_t depth) { return i < by.size() ? read_facets(by[i], depth) : std::vector<FacetRequest>{}; };
    const std::vector<FacetRequest> rows = fields(0, 0);
    const std::vector<FacetRequest> columns = fields(1, kColumns);
    if (by.size() != 2 || rows.size() != 1 || columns.size() != 1)
        throw schema::Error(schema::ErrorCode::Usage, "--by takes two fields", "for example --by year,agency");
    Crossed table{rows.front().field, columns.front().field, columns.front().depth, {}};
    Request request = asked;
    request.limit = 0;
    request.snippets = false;
    const auto counts = [&](const std::string& field) {
        request.facets = {{field, 0}};
        return chosen(std::move(searcher.search(request).facets.at(0).values));
    };
    const std::vector<FacetValue> values = counts(table.rows);
    std::erase_if(request.filters, [&](const Filter& filter) { return filter.field == table.rows; });
    request.filters.push_back({table.rows, {}});
    for (const FacetValue& row : values) {
        request.filters.back().values = {row.value};
        table.lines.push_back({row.value, counts(table.columns)});
    }
    return table;
}

}  // namespace travaux::search
