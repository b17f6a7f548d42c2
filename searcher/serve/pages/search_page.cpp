#include "searcher/serve/pages/search_page.hpp"

#include "schema/fields.hpp"
#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/facets.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace travaux::pages {
namespace {

using search::Facet;
using search::FacetValue;
using search::Hit;
using search::Results;

Markup choice(std::string_view value, std::string_view words, bool chosen) {
    return element("option", {{"value", std::string(value)}, flag("selected", chosen)}, words);
}

// A value as the query language takes it.
std::string term_of(const std::string& field, const std::string& value) {
    const bool simple = value.find_first_of(" \"()") == std::string::npos;
    return simple ? fmt::format("{}:{}", field, value) : fmt::format("{}:\"{}\"", field, value);
}

Markup completion(const std::vector<Facet>& facets) {
    Markup options;
    for (const schema::Field& field : schema::fields())
        if (field.is_filter()) options += element("option", {{"value", std::string(field.name) + ":"}}, field.meaning);
    for (const Facet& facet : facets)
        for (const FacetValue& value : facet.values) options += element("option", {{"value", term_of(facet.field, value.value)}});
    return element("datalist", {{"id", "completion"}}, options);
}

// Query, order and what is folded. Boxes of the facets stand elsewhere and belong to this form by its id.
Markup search_form(const Ask& ask, const std::vector<Facet>& facets) {
    using search::Sort;
    Markup box = element("label", {{"for", "q"}, {"class", "unseen"}}, "Query");
    box += element("input", {{"type", "search"}, {"id", "q"}, {"name", "q"}, {"value", ask.text}, {"autocomplete", "off"}, {"spellcheck", "false"},
                             {"placeholder", "words, \"a phrase\", field:value"}, {"list", "completion"}});
    box += completion(facets);
    box += element("button", {{"type", "submit"}}, "Search");
    Markup order = element("label", {{"for", "sort"}}, "Order");
    order += element("select", {{"id", "sort"}, {"name", "sort"}},
                     choice("relevance", "best first", ask.sort == Sort::Relevance) + choice("-year", "newest first", ask.sort == Sort::YearDown) +
                         choice("year", "oldest first", ask.sort == Sort::Year) + choice("document", "by report", ask.sort == Sort::Document));
    const auto tick = [](std::string_view name, std::string_view value, std::string_view words, bool on) {
        return element("label", element("input", {{"type", "checkbox"}, {"name", std::string(name)}, {"value", std::string(value)}, flag("checked", on)}) + text(words));
    };
    order += tick("group", "document", "one hit a report", ask.by_report);
    order += tick("copies", "apart", "near-copies apart", ask.copies_apart);
    order += tick("why", "on", "say why", ask.why);
    return element("form", {{"id", "search"}, {"action", "/"}, {"method", "get"}, {"role", "search"}},
                   element("div", {{"class", "box"}}, box) + element("div", {{"class", "order"}}, order));
}

Markup why(const Hit& hit) {
    if (hit.matched.empty()) return {};
    Markup rows;
    for (const search::MatchedPart& part : hit.matched) {
        rows += element("tr", element("th", {{"scope", "row"}}, part.part) + element("td", fmt::format("{}", fmt::join(part.forms, ", "))) +
                                  element("td", {{"class", "number"}}, fmt::format("{:.0f} %", part.share * 100)));
    }
    return element("table", {{"class", "why"}}, element("caption", "Why this hit") + rows);
}

Markup hit_item(const Ask& ask, const Hit& hit, const cite::Names& names) {
    const std::string address = report_address(hit.report->doc, hit.unit.address, ask.text);
    Markup content = element("h3", link(address, title_of(*hit.report)));
    Markup place = element("code", hit.id);
    if (!hit.unit.section.empty()) place += text(" · ") + section_path(hit.unit);
    if (hit.unit.page) place += text(fmt::format(" · page {}", *hit.unit.page));
    content += element("p", {{"class", "place"}}, place);
    content += element("p", {{"class", "report"}}, facts(*hit.report));
    if (!hit.lead_in.empty()) content += element("p", {{"class", "lead-in"}}, hit.lead_in);
    Attributes words = language_of(hit.unit, *hit.report);
    words.push_back({"class", "words"});
    content += element("p", words, marked(hit.snippet));
    content += facts(hit.unit) + asked_about(hit.report->doc, hit.unit.address);
    content += cited(hit.report, hit.unit, names) + why(hit);
    if (hit.more_in_report > 0) {
        Ask there = toggled(ask, "doc", hit.report->doc);
        there.by_report = false;
        content += element("p", {{"class", "more"}}, link(url(there), fmt::format("{} more in this report", hit.more_in_report)));
    }
    if (!hit.near_copies.empty()) {
        Markup copies;
        for (const std::string& id : hit.near_copies) {
            const std::size_t mark = std::min(id.find('#'), id.size());
            copies += element("li", link(report_address(id.substr(0, mark), id.substr(std::min(mark + 1, id.size())), ask.text), id));
        }
        content += element("details", {{"class", "copies"}}, element("summary", hit.near_copies.size() == 1 ? std::string("1 near-copy") : fmt::format("{} near-copies", hit.near_copies.size())) + element("ul", copies));
    }
    return element("li", {{"class", "hit"}, {"id", "hit-" + hit.id}}, element("article", content));
}

Markup turning(const Ask& ask, const Results& results) {
    const std::size_t pages = (results.total + kPageLength - 1) / kPageLength;
    Markup ways;
    if (ask.page > 1) ways += element("a", {{"rel", "prev"}, {"href", url(at_page(ask, ask.page - 1))}}, "← Previous");
    if (results.hits.size() == kPageLength && ask.page < pages) ways += element("a", {{"rel", "next"}, {"href", url(at_page(ask, ask.page + 1))}}, "Next →");
    return ways.empty() ? ways : element("nav", {{"class", "pages"}, {"aria-label", "More results"}}, ways);
}

Markup totals(const Results& results) {
    std::string words = results.total == 0 ? std::string("Nothing found.") : fmt::format("{} in {}", render::counted(results.total, "paragraph"), render::counted(results.reports, "report"));
    if (results.match == search::Match::Any && results.total > 0) words += ", with some of the words";
    return element("p", {{"class", "totals"}, {"role", "status"}}, words) + (results.total == 0 ? Markup() : element("p", {{"class", "to-facets"}}, link("#facets", "Narrow down")));
}

std::string_view bare(std::string_view words) {
    const bool quoted = words.size() > 2 && words.starts_with('"') && words.ends_with('"');
    return quoted ? words.substr(1, words.size() - 2) : words;
}

// Words that might stand so in a report: a few, and nothing that the query language reads.
bool is_phrase(std::string_view typed) {
    const std::string_view words = bare(typed);
    const auto blanks = std::ranges::count(words, ' ');
    return blanks >= 1 && blanks <= 5 && words.find_first_of("\":()*+") == std::string_view::npos && words.find(" -") == std::string_view::npos;
}

Markup remarks(const Ask& ask, const Results& results) {
    Markup out;
    if (results.did_you_mean) {
        Ask better = at_page(ask, 1);
        better.text = *results.did_you_mean;
        out += element("p", {{"class", "did-you-mean"}}, text("Did you mean ") + link(url(better), better.text) + text("?"));
    }
    for (const search::Raised& one : results.raised)
        out += element("p", {{"class", "note"}}, text(fmt::format("“{}”: paragraphs with {} {} rank higher · ", one.words, one.field, render::spoken(one.value))) +
                                                     link(url(toggled(ask, one.field, one.value)), "only these"));
    for (const std::string& note : results.notes) out += element("p", {{"class", "note"}}, note);
    if (is_phrase(ask.text)) out += element("p", {{"class", "note"}}, text("As a phrase: ") + link("/history?q=" + http::percent_encoded(bare(ask.text)), "its first use and its variants"));
    for (const search::Filter& filter : ask.filters) {  // what no box shows
        if (std::ranges::find(results.facets, filter.field, &Facet::field) != results.facets.end()) continue;
        for (const std::string& value : filter.values)
            out += element("p", {{"class", "note"}}, text(fmt::format("Only {}: {} · ", filter.field, value)) + link(url(toggled(ask, filter.field, value)), "everywhere"));
    }
    return out;
}

Markup exports(const Ask& ask) {
    const std::string asked = url(at_page(ask, 1), "");
    std::vector<Taken> forms = usual_forms("/export", std::string_view(asked).substr(std::min<std::size_t>(1, asked.size())));
    forms.push_back({url(at_page(ask, 1), "/feed.atom"), "Atom feed"});
    return take_along("Export of all that was found", forms);
}

// The other pages, and what each is for.
Markup ways() {
    constexpr std::array<std::array<std::string_view, 3>, 4> kWays{{{"/draft", "Draft", "paste a text: has this been said before, in which words?"},
                                                                    {"/history", "History", "where a phrase is first used, and how it changed"},
                                                                    {"/commitments", "Commitments", "who promised what, by when; what was dropped, and what became of it"},
                                                                    {"/agencies", "Agencies", "who is named, who chaired, who issued which report"}}};
    Markup items;
    for (const auto& [address, name, purpose] : kWays) items += element("li", link(address, name) + text(" ") + element("span", {{"class", "note"}}, purpose));
    return items;
}

// A query for each field that people ask by, as the field table has it.
Markup examples() {
    Markup list;
    for (const schema::Field& field : schema::fields()) {
        if (!field.is_facet() || field.example.empty()) continue;
        Ask ask;
        ask.text = field.example;
        list += element("li", link(url(ask), field.example) + text(" ") + element("span", {{"class", "note"}}, field.meaning));
    }
    return element("details", {{"class", "examples"}}, element("summary", "How to ask") +
                                                           element("p", "Words, a \"phrase\", AND, OR, NOT, ( ), NEAR, prefix*, and fields:") + element("ul", list));
}

}  // namespace

std::string start_page(const search::Status& status, const Results& everything) {
    Ask nothing;
    Markup content = element("h1", "Search migration-policy documents") + search_form(nothing, everything.facets);
    content += element("p", {{"class", "totals"}}, fmt::format("{} in {}", render::counted(status.paragraphs, "paragraph"), render::counted(status.reports, "report")));
    content += element("ul", {{"class", "ways"}}, ways()) + examples() + facets(nothing, everything);
    return page({"", Place::Search, {}}, element("div", {{"class", "start"}}, content));
}

std::string search_page(const Ask& ask, const Results& results, const cite::Names& names) {
    Markup list;
    bool ruled = false;
    for (const Hit& hit : results.hits) {
        if (!hit.all_words && results.match == search::Match::All && !std::exchange(ruled, true))
            list += element("li", {{"class", "rule"}}, "With most of the words");
        list += hit_item(ask, hit, names);
    }
    Markup found = element("h2", {{"class", "unseen"}}, "Results") + totals(results) + remarks(ask, results);
    found += element("ol", {{"class", "hits"}, {"start", std::to_string((ask.page - 1) * kPageLength + 1)}}, list);
    found += turning(ask, results);
    if (!results.hits.empty()) found += exports(ask);
    const Markup content = element("h1", {{"class", "unseen"}}, "Search") + search_form(ask, results.facets) +
                           element("div", {{"class", "columns"}}, element("section", {{"class", "found"}, {"aria-label", "Results"}}, found) + facets(ask, results));
    return page({ask.text.empty() ? std::string("Search") : ask.text, Place::Search, url(at_page(ask, 1), "/feed.atom")}, content);
}

std::string search_problem(const Ask& ask, std::string_view message, std::string_view hint) {
    Markup content = element("h1", {{"class", "unseen"}}, "Search") + search_form(ask, {}) + element("pre", {{"class", "problem"}, {"role", "alert"}}, lines(message));
    if (!hint.empty()) content += element("p", {{"class", "note"}}, hint);
    return page({"Problem", Place::Search, {}}, content);
}

}  // namespace travaux::pages
