#include "searcher/serve/pages/commitments_page.hpp"

#include "schema/error.hpp"
#include "searcher/render/words.hpp"
#include "searcher/serve/pages/agencies_page.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"
#include "searcher/serve/pages/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace travaux::pages {
namespace {

using follow::Commitment;
using follow::Group;

constexpr std::size_t kRows = 50;  // on one page

// All but `none`.
std::span<const std::string_view> status_names() { return std::span(schema::kCommitmentNames).subspan(1); }

Markup filters(const CommitmentsAsk& ask) {
    Markup boxes = element("legend", "Status");
    for (const std::string_view name : status_names()) {
        const bool on = std::ranges::find(ask.statuses, name) != ask.statuses.end();
        boxes += element("label", element("input", {{"type", "checkbox"}, {"name", "status"}, {"value", std::string(name)}, flag("checked", on)}) + text(render::spoken(name)));
    }
    const auto field = [](std::string_view name, std::string_view label, std::string_view value, std::string_view hint) {
        return element("label", {{"for", std::string(name)}}, label) +
               element("input", {{"type", "text"}, {"id", std::string(name)}, {"name", std::string(name)}, {"value", std::string(value)}, {"placeholder", std::string(hint)}});
    };
    Markup rest = field("q", "About", ask.text, "words or a query") + field("actor", "Who", ask.actors.empty() ? "" : ask.actors.front(), "an agency") + field("year", "Year", ask.year, "2013 or 2012..2014") +
                  field("due_before", "Due before", ask.due_before, "2013-04-01") + element("button", {{"type", "submit"}}, "Show");
    return element("form", {{"action", "/commitments"}, {"method", "get"}, {"class", "filters"}}, element("fieldset", boxes) + element("div", {{"class", "box"}}, rest));
}

Markup linked(const std::vector<std::string>& agencies) {
    Markup out;
    for (const std::string& agency : agencies) out += (out.empty() ? Markup() : text(", ")) + link(agency_address(agency), agency);
    return out.empty() ? out : element("span", out);
}

// The names of the columns, which a narrow screen shows beside each cell.
constexpr std::array<std::string_view, 6> kColumns{"Due", "Status", "Who", "Asked of", "What", "Where"};

// The roles are said: where a screen is narrow, cells are laid out one below the other and would lose them.
Markup cell(std::size_t column, Attributes attributes, const Markup& content) {
    attributes.insert(attributes.begin(), {{"role", "cell"}, {"data-column", std::string(kColumns.at(column))}});
    if (content.empty()) attributes.push_back({"data-empty", "yes"});
    return element("td", attributes, content);
}

Markup place(const Commitment& one, const cite::Names& names) {
    const precedent::Source& source = one.source;
    return element("p", link(report_address(source.report->doc, source.unit.address), source.id)) + cited(source.report, source.unit, names);
}

Markup row(const Group& group, const cite::Names& names) {
    const Commitment& first = group.first;
    Markup where = place(first, names);
    for (const Commitment& other : group.also) where += place(other, names);
    where += asked_about(first.source.report->doc, first.source.unit.address);
    Markup what;
    if (!first.source.lead_in.empty()) what += element("span", {{"class", "lead-in"}}, first.source.lead_in) + text(" ");
    what += element("span", language_of(first.source.unit, *first.source.report), first.source.unit.text);
    const std::string status(name_of(first.status));
    const Markup badge = element("ul", {{"class", "facts"}}, element("li", {{"class", "commitment " + status}}, render::spoken(status)));
    return element("tr", {{"role", "row"}}, cell(0, {{"class", "due"}}, text(first.due)) + cell(1, {}, badge) + cell(2, {}, linked(first.who)) + cell(3, {}, linked(first.asked_of)) +
                                                cell(4, {{"class", "what"}}, what) + cell(5, {{"class", "where"}}, where));
}

Markup table(const CommitmentsAsk& ask, std::span<const Group> groups, const cite::Names& names) {
    Markup head;
    for (const std::string_view name : kColumns) head += element("th", {{"scope", "col"}, {"role", "columnheader"}}, name);
    Markup rows;
    const std::size_t begin = std::min((ask.page - 1) * kRows, groups.size());
    for (const Group& group : groups.subspan(begin, std::min(kRows, groups.size() - begin))) rows += row(group, names);
    return element("table", {{"class", "commitments"}, {"role", "table"}, {"aria-label", "Commitments"}},
                   element("thead", {{"role", "rowgroup"}}, element("tr", {{"role", "row"}}, head)) + element("tbody", {{"role", "rowgroup"}}, rows));
}

Markup turning(const CommitmentsAsk& ask, std::size_t groups) {
    const auto at = [&](std::size_t number) {
        CommitmentsAsk there = ask;
        there.page = number;
        return url(there);
    };
    Markup ways;
    if (ask.page > 1) ways += element("a", {{"rel", "prev"}, {"href", at(ask.page - 1)}}, "← Previous");
    if (ask.page * kRows < groups) ways += element("a", {{"rel", "next"}, {"href", at(ask.page + 1)}}, "Next →");
    return ways.empty() ? ways : element("nav", {{"class", "pages"}, {"aria-label", "More commitments"}}, ways);
}

Markup exports(const CommitmentsAsk& ask) {
    CommitmentsAsk whole = ask;
    whole.page = 1;
    const std::string asked = url(whole, "");
    std::vector<Taken> forms = usual_forms("/export/commitments", std::string_view(asked).substr(std::min<std::size_t>(1, asked.size())));
    forms.push_back({url(whole, "/export/commitments.ics"), "Calendar of due dates"});
    return take_along("Export of the commitments", forms);
}

CommitmentsAsk narrowed(CommitmentsAsk ask, int year, schema::Commitment status) {
    ask.statuses = {std::string(name_of(status))};
    ask.year = std::to_string(year);
    ask.page = 1;
    return ask;
}

}  // namespace

CommitmentsAsk read_commitments_ask(const http::Parameters& query) {
    CommitmentsAsk ask;
    ask.text = query.first("q");
    for (const std::string& status : query.all("status"))
        if (std::ranges::find(status_names(), status) != status_names().end()) ask.statuses.push_back(status);
    for (const std::string& actor : query.all("actor"))
        if (!actor.empty()) ask.actors.push_back(actor);
    ask.year = query.first("year");
    ask.due_before = query.first("due_before");
    const std::string_view page = query.first("page");
    std::from_chars(page.data(), page.data() + page.size(), ask.page);
    ask.page = std::clamp<std::size_t>(ask.page, 1, 10'000);
    return ask;
}

std::string url(const CommitmentsAsk& ask, std::string_view path) {
    std::string url(path);
    char separator = '?';
    const auto add = [&](std::string_view name, std::string_view value) { url += fmt::format("{}{}={}", std::exchange(separator, '&'), name, http::percent_encoded(value)); };
    if (!ask.text.empty()) add("q", ask.text);
    for (const std::string& status : ask.statuses) add("status", status);
    for (const std::string& actor : ask.actors) add("actor", actor);
    if (!ask.year.empty()) add("year", ask.year);
    if (!ask.due_before.empty()) add("due_before", ask.due_before);
    if (ask.page > 1) add("page", std::to_string(ask.page));
    return url;
}

follow::Selection selection_of(const CommitmentsAsk& ask) {
    follow::Selection selection;
    selection.request.text = ask.text;
    for (const std::string& status : ask.statuses) selection.statuses.push_back(*schema::commitment_from(status));
    selection.actors = ask.actors;
    if (!ask.year.empty()) selection.request.filters = {{"year", {ask.year}}};
    check(selection.request.filters);
    if (!ask.due_before.empty() && !follow::is_date(ask.due_before))
        throw schema::Error(schema::ErrorCode::Usage, "due before: " + ask.due_before + " is no date", "A date is a year, a month or a day: 2013, 2013-04, 2013-04-01.");
    selection.due_before = ask.due_before;
    return selection;
}

std::string commitments_page(const CommitmentsAsk& ask, const std::vector<Group>& groups, const cite::Names& names) {
    const Markup content = element("h1", "Who promised what, by when") + filters(ask) + element("p", {{"class", "totals"}, {"role", "status"}}, render::counted(groups.size(), "commitment")) +
                           timeline(groups, [&](int year, schema::Commitment status) { return url(narrowed(ask, year, status)); }) +
                           (groups.empty() ? Markup() : table(ask, groups, names) + turning(ask, groups.size()) + exports(ask));
    return page({"Commitments", Place::Commitments, {}}, content);
}

}  // namespace travaux::pages
