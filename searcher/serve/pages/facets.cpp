#include "searcher/serve/pages/facets.hpp"

#include "schema/fields.hpp"
#include "searcher/render/words.hpp"
#include "searcher/serve/pages/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace travaux::pages {
namespace {

using search::Facet;
using search::FacetValue;

// Asked for most: these stand open.
constexpr std::array<std::string_view, 5> kOpen{"year", "chair", "author", "agency", "commitment"};

// Their values are words of this program, not of documents.
constexpr std::array<std::string_view, 2> kOwnWords{"commitment", "kind"};

constexpr std::size_t kFewYears = 12;  // so many are listed below their chart without being asked for

bool contains(std::span<const std::string_view> names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

std::string capitalised(std::string_view name) {
    std::string words(name);
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

Markup box(const Ask& ask, const std::string& field, const std::string& value) {
    const std::string words = contains(kOwnWords, field) ? render::spoken(value) : value;
    return element("input", {{"type", "checkbox"}, {"name", field}, {"value", value}, {"form", "search"}, flag("checked", ask.has(field, value))}) +
           element("span", {{"class", "value"}}, words);
}

Markup row(const Ask& ask, const std::string& field, const FacetValue& value) {
    Markup label = box(ask, field, value.value);
    if (value.count > 0) label += element("span", {{"class", "count"}}, render::grouped(value.count));
    return element("li", element("label", label));
}

// The values that are chosen but not listed come first: what is sent again must be what was asked.
std::vector<FacetValue> unlisted(const Ask& ask, const Facet& facet) {
    std::set<std::string> listed;
    for (const FacetValue& value : facet.values) listed.insert(value.value);
    std::vector<FacetValue> values;
    for (const search::Filter& filter : ask.filters)
        if (filter.field == facet.field)
            for (const std::string& value : filter.values)
                if (!listed.contains(value)) values.push_back({value, 0, 0, true});
    return values;
}

Markup list(const Ask& ask, const std::string& field, const std::vector<FacetValue>& values) {
    Markup rows;
    for (const FacetValue& value : values) rows += row(ask, field, value);
    return rows.empty() ? rows : element("ul", rows);
}

Markup years(const Ask& ask, const Facet& facet) {
    const bool chosen = std::ranges::any_of(facet.values, &FacetValue::selected);
    return year_chart(facet, [&](const std::string& year) { return url(toggled(ask, "year", year)); }) +
           year_table(facet, chosen || facet.values.size() <= kFewYears, [&](const FacetValue& year) { return element("label", box(ask, "year", year.value)); });
}

Markup one(const Ask& ask, const Facet& facet) {
    const std::vector<FacetValue> first = unlisted(ask, facet);
    if (facet.values.empty() && first.empty()) return {};
    Markup content = list(ask, facet.field, first) + (facet.field == "year" ? years(ask, facet) : list(ask, facet.field, facet.values));
    if (facet.more > 0) {
        Ask whole = ask;
        whole.more = facet.field;
        content += element("a", {{"class", "more"}, {"href", url(whole)}}, fmt::format("{} more", render::grouped(facet.more)));
    }
    const bool chosen = !first.empty() || std::ranges::any_of(facet.values, &FacetValue::selected) || ask.more == facet.field;
    const std::string name = capitalised(facet.field);
    return element("details", {{"class", "facet"}, {"data-field", facet.field}, flag("open", chosen || contains(kOpen, facet.field))},
                   element("summary", {{"title", std::string(schema::field(facet.field).meaning)}}, name) + element("fieldset", element("legend", {{"class", "unseen"}}, name) + content));
}

// Filters of fields that are no facets travel along unseen.
Markup unseen_filters(const Ask& ask, const search::Results& results) {
    Markup inputs;
    for (const search::Filter& filter : ask.filters) {
        if (std::ranges::find(results.facets, filter.field, &Facet::field) != results.facets.end()) continue;
        for (const std::string& value : filter.values)
            inputs += element("input", {{"type", "hidden"}, {"name", filter.field}, {"value", value}, {"form", "search"}});
    }
    return inputs;
}

}  // namespace

Markup facets(const Ask& ask, const search::Results& results) {
    Markup content = element("h2", "Narrow down");
    for (const Facet& facet : results.facets) content += one(ask, facet);
    content += unseen_filters(ask, results);
    content += element("button", {{"type", "submit"}, {"form", "search"}, {"class", "apply"}}, "Apply");
    return element("aside", {{"class", "facets"}, {"id", "facets"}, {"tabindex", "-1"}, {"aria-label", "Facets"}}, content);
}

}  // namespace travaux::pages
