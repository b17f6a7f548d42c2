#include "searcher/serve/pages/report_page.hpp"

#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"

#include <fmt/format.h>

#include <algorithm>

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
    const std::string id = schema::unit_id(report.facts->doc, unit.address);
    Markup content = element("a", {{"class", "permalink"}, {"href", here(unit.address)}}, unit.address) + facts(unit);
    const auto about = [&](std::string_view path, std::string_view name) {
        return element("a", {{"class", "about"}, {"href", std::string(path) + http::percent_encoded(id)}, {"aria-label", fmt::format("{} of {}", name, unit.address)}}, name);
    };
    content += about("/cite/", "cite") + about("/precedents/", "precedents");
    if (unit.commitment != schema::Commitment::None) content += about("/trace/", "trace");
    return element("div", {{"class", "margin"}}, content);
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

}  // namespace

std::string report_page(const MarkedReport& report, std::string_view query) {
    const std::string title = report.facts->title.empty() ? report.facts->doc : report.facts->title;
    Markup head = element("h1", title) + element("p", {{"class", "report"}}, facts(*report.facts)) +
                  element("p", {{"class", "place"}}, element("code", report.facts->doc));
    if (!query.empty()) head += element("p", {{"class", "note"}}, text(fmt::format("Marked: {} · ", query)) + link("/report/" + http::percent_encoded(report.facts->doc), "without marks"));
    const std::string only = "?doc=" + http::percent_encoded(report.facts->doc);
    Markup ways;
    for (const auto& [path, name] : {std::pair{"/export.csv", "CSV"}, std::pair{"/export.jsonl", "JSON Lines"}, std::pair{"/export.bib", "BibTeX"}})
        ways += element("li", link(path + only, name));
    head += element("nav", {{"class", "exports"}, {"aria-label", "Take along"}}, element("ul", ways + element("li", link("/" + only, "Search in this report"))));
    Markup body;
    for (std::size_t i = 0; i < report.units.size(); ++i) body += shown(report, i);
    const Markup content = head + element("div", {{"class", "columns"}}, contents(report) + element("article", {{"class", "whole"}}, body));
    return page({title, Place::Report, {}}, content);
}

}  // namespace travaux::pages
