#include "searcher/serve/pages/agencies_page.hpp"

#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/chart.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::pages {
namespace {

using search::Results;
using vocabulary::Agency;
using vocabulary::Authority;

Ask asking(std::string_view field, std::string_view value) { return toggled({}, field, value); }

const search::Facet* facet_of(const Results& results, std::string_view field) {
    const auto found = std::ranges::find(results.facets, field, &search::Facet::field);
    return found == results.facets.end() ? nullptr : &*found;
}

Markup row(std::string_view name, const Markup& value) {
    return value.empty() ? value : element("dt", name) + element("dd", value);
}

Markup agency_links(const std::vector<const Agency*>& agencies) {
    Markup list;
    for (const Agency* agency : agencies) list += element("li", link(agency_address(agency->canonical), agency->canonical));
    return list.empty() ? list : element("ul", {{"class", "inline"}}, list);
}

// Most have two or three other names; some have twenty.
Markup folded(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 5;
    const std::size_t shown = names.size() <= kShown + 2 ? names.size() : kShown;
    const auto cut = names.begin() + static_cast<std::ptrdiff_t>(shown);
    const Markup first = text(render::list_of({names.begin(), cut}, "; "));
    if (shown == names.size()) return first;
    return first + element("details", element("summary", fmt::format("{} more", names.size() - shown)) + text(render::list_of({cut, names.end()}, "; ")));
}

Markup names_of(const Agency& agency, const Authority& authority) {
    std::vector<std::string> others;
    for (const std::string& form : agency.forms)
        if (form != agency.name && form != agency.canonical) others.push_back(form);
    std::vector<const Agency*> below = authority.with_children(agency);
    if (!below.empty()) below.erase(below.begin());
    const Agency* parent = agency.parent.empty() ? nullptr : authority.resolve(agency.parent);
    return row("Also printed as", folded(others)) + row("Kind", text(agency.kind)) +
           row("Changed its name in", text(agency.changed)) +
           row("Part of", parent == nullptr ? Markup() : link(agency_address(parent->canonical), parent->canonical)) +
           row("Parts", agency_links(below));
}

// One line a report: its year, its title.
Markup reports(std::string_view title, const Results& results) {
    Markup list;
    for (const search::Hit& hit : results.hits) {
        const std::string year = hit.report->year ? std::to_string(*hit.report->year) : std::string();
        list += element("li", element("span", {{"class", "year"}}, year) + link(report_address(hit.report->doc, {}), title_of(*hit.report)));
    }
    return list.empty() ? list : element("section", element("h2", title) + element("ul", {{"class", "reports"}}, list));
}

Markup over_time(const AgencyView& view) {
    const search::Facet* years = facet_of(view.named, "year");
    if (years == nullptr || years->values.empty()) return {};
    const Ask here = asking("agency", view.canonical);
    const YearAddress address = [&](const std::string& year) { return url(toggled(here, "year", year)); };
    const Markup drawing = year_chart(*years, address);
    const Markup table = year_table(*years, false, [&](const search::FacetValue& year) { return link(address(year.value), year.value); });
    return element("section", {{"class", "over-time"}},
                   element("h2", "Paragraphs that name it") + drawing + table +
                       element("p", link(url(here), fmt::format("All {} in {}", render::grouped(view.named.total), render::counted(view.named.reports, "report")))));
}

Markup undertakings(const AgencyView& view) {
    const search::Facet* statuses = facet_of(view.acted, "commitment");
    if (statuses == nullptr || statuses->values.empty()) return {};
    Markup rows;
    for (const search::FacetValue& value : statuses->values)
        rows += element("tr", element("th", {{"scope", "row"}}, link(url(toggled(asking("actor", view.canonical), "commitment", value.value)), render::spoken(value.value))) +
                                  element("td", {{"class", "number"}}, std::to_string(value.count)));
    CommitmentsAsk all;
    all.actors = {view.canonical};
    return element("section", element("h2", "What it undertook") + element("table", rows) + element("p", link(url(all), "As a table, by due date")));
}

}  // namespace

std::string agency_address(std::string_view canonical) { return "/agency/" + http::percent_encoded(canonical); }

std::string agencies_page(const std::vector<search::FieldTerm>& named, const Authority& authority) {
    const auto column = [](std::string_view name) { return element("th", {{"scope", "col"}, {"class", "number"}}, name); };
    const auto number = [](std::size_t count) { return element("td", {{"class", "number"}}, render::grouped(count)); };
    const Markup head = element("thead", element("tr", element("th", {{"scope", "col"}}, "Agency") + column("Paragraphs") + column("Reports")));
    Markup body;
    for (const search::FieldTerm& term : named) {
        const Agency* agency = authority.resolve(term.value);
        const Markup name = link(agency_address(term.value), term.value) + (agency == nullptr ? Markup() : text(" ") + element("span", agency->name));
        body += element("tr", element("th", {{"scope", "row"}}, element("div", {{"class", "named"}}, name)) + number(term.count) + number(term.reports));
    }
    const Markup content = element("h1", "Agencies") + element("p", {{"class", "totals"}}, "Organisations that the reports name, by the number of paragraphs.") +
                           element("table", {{"class", "wide"}}, head + element("tbody", body)) +
                           take_along("Export of the agencies; as BibTeX, of all reports", usual_forms("/export/agencies", {}));
    return page({"Agencies", Place::Agencies, {}}, content);
}

std::string agency_page(const AgencyView& view, const Authority& authority) {
    const Agency* agency = authority.resolve(view.canonical);
    Markup content = element("h1", agency == nullptr ? view.canonical : fmt::format("{} · {}", agency->canonical, agency->name));
    if (agency != nullptr) content += element("dl", {{"class", "names"}}, names_of(*agency, authority));
    content += over_time(view) + reports("Reports of its chair", view.chaired) + reports("Reports that it issued", view.issued);
    if (!view.chaired.hits.empty() || !view.issued.hits.empty())
        content += take_along("Export of these reports", usual_forms("/export/agency", "of=" + http::percent_encoded(view.canonical)));
    content += undertakings(view);
    return page({view.canonical, Place::Agencies, {}}, content);
}

}  // namespace travaux::pages
