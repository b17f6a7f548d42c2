#include "searcher/serve/pages/report_page.hpp"

#include "searcher/render/citations.hpp"
#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/cite_page.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace travaux::pages {
namespace {

using schema::Kind;
using schema::Unit;
using search::MarkedReport;

std::string here(std::string_view address) { return "#" + http::percent_encoded(address); }

// Headings of the report stand below the page's own, and HTML knows six levels.
std::string heading_name(int level) { return fmt::format("h{}", std::clamp(level + 1, 2, 6)); }

Markup contents(const MarkedReport& report) {
    Markup rows;
    for (const Unit& unit : report.units)
        if (unit.kind == Kind::Heading && unit.level > 0)
            rows += element("li", {{"class", fmt::format("level-{}", std::min(unit.level, 4))}}, link(here(unit.address), unit.text));
    if (rows.empty()) return rows;
    return element("nav", {{"class", "contents"}, {"aria-label", "Contents"}}, element("h2", "Contents") + element("ol", rows));
}

// Where a note is spoken of, and, in the note, the way back.
Markup notes(const MarkedReport& report, const Unit& unit) {
    Markup marks;
    for (const int ordinal : unit.notes) {
        const auto note = std::ranges::find(report.units, ordinal, &Unit::ordinal);
        if (note == report.units.end()) continue;
        const std::string words = unit.kind == Kind::Footnote ? std::string("↩ back") : fmt::format("note {}", note->label.empty() ? "" : note->label);
        marks += element("a", {{"class", "note-mark"}, {"href", here(note->address)}}, words);
    }
    return marks;
}

Markup margin(const MarkedReport& report, const Unit& unit) {
    if (!schema::is_retrievable(unit.kind)) return {};
    return element("div", {{"class", "margin"}}, element("a", {{"class", "permalink"}, {"href", here(unit.address)}}, unit.address) +
                                                     asked_about(report.facts->doc, unit.address) + facts(unit, false));
}

Markup shown(const MarkedReport& report, std::size_t i) {
    const Unit& unit = report.units[i];
    Attributes attributes = language_of(unit, *report.facts);
    attributes.push_back({"id", unit.address});
    const Markup words = marked(report.texts[i]);
    if (unit.kind == Kind::Heading && unit.level > 0) return element(heading_name(unit.level), attributes, words);
    attributes.push_back({"class", fmt::format("unit {} depth-{}", name_of(unit.kind), std::min(unit.level, 5))});
    Markup text_of_unit = unit.label.empty() || unit.text.starts_with(unit.label) ? Markup() : element("span", {{"class", "label"}}, unit.label);
    return element("div", attributes, element("p", text_of_unit + words + notes(report, unit)) + margin(report, unit));
}

// The heading that is the report's title is shown as such already.
bool is_title(const MarkedReport& report, const Unit& unit) {
    return unit.kind == Kind::Heading && unit.level == 0 && !unit.text.empty() && report.facts->title.find(unit.text) != std::string::npos;
}

// What a printer repeats on every page is out of the way, one run of it at a time.
Markup body(const MarkedReport& report) {
    Markup all;
    Markup heads;
    const auto fold = [&] {
        if (!heads.empty()) all += element("details", {{"class", "furniture"}}, element("summary", "running head") + std::exchange(heads, {}));
    };
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        const Unit& unit = report.units[i];
        if (is_title(report, unit)) all += element("span", {{"id", unit.address}});
        else if (unit.kind == Kind::Furniture) heads += shown(report, i);
        else fold(), all += shown(report, i);
    }
    fold();
    return all;
}

// How many paragraphs have a mark, and the way to the first.
Markup marks(const MarkedReport& report, std::string_view query) {
    if (query.empty()) return {};
    std::size_t marked = 0;
    const Unit* first = nullptr;
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        if (report.texts[i].highlights.empty() || !schema::is_retrievable(report.units[i].kind)) continue;
        ++marked;
        if (first == nullptr) first = &report.units[i];
    }
    Markup words = text(fmt::format("Marked: {}, in {}", query, render::counted(marked, "paragraph")));
    if (first != nullptr) words += text(" · ") + link(here(first->address), "to the first");
    return element("p", {{"class", "note"}}, words + text(" · ") + link(report_address(report.facts->doc, {}), "without marks"));
}

// A search of this report alone.
Markup search_box(const schema::ReportFacts& report, std::string_view query) {
    Markup box = element("label", {{"for", "q"}, {"class", "unseen"}}, "Query in this report") +
                 element("input", {{"type", "search"}, {"id", "q"}, {"name", "q"}, {"value", std::string(query)}, {"placeholder", "search in this report"}}) +
                 element("input", {{"type", "hidden"}, {"name", "doc"}, {"value", report.doc}}) + element("button", {{"type", "submit"}}, "Search");
    return element("form", {{"action", "/"}, {"method", "get"}, {"role", "search"}, {"class", "within"}}, element("div", {{"class", "box"}}, box));
}

}  // namespace

std::string report_page(const MarkedReport& report, std::string_view query, const cite::Names& names) {
    const schema::ReportFacts& facts_of_report = *report.facts;
    const std::string& title = title_of(facts_of_report);
    const std::string only = "doc=" + http::percent_encoded(facts_of_report.doc);
    const Markup head = element("h1", title) + element("p", {{"class", "report"}}, facts(facts_of_report)) + element("p", {{"class", "place"}}, element("code", facts_of_report.doc)) +
                        element("p", {{"class", "citation-line"}}, report.units.empty() ? std::string() : render::citation(of_report(report.facts, report.units.front(), names))) + search_box(facts_of_report, query) + marks(report, query) +
                        take_along("Export of its paragraphs", usual_forms("/export", only));
    const Markup content = head + element("div", {{"class", "columns"}}, contents(report) + element("article", {{"class", "whole"}}, body(report)));
    return page({title, Place::Report, {}}, content);
}

}  // namespace travaux::pages
