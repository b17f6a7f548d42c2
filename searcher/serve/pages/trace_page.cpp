#include "searcher/serve/pages/trace_page.hpp"

#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::pages {
namespace {

using follow::Finding;
using follow::HumanVerdict;
using follow::Trace;

Markup verdicts(const std::vector<HumanVerdict>& all) {
    Markup out;
    for (const HumanVerdict& one : all) {
        std::string words = "Verdict: " + one.verdict;
        if (!one.by.empty()) words += fmt::format(" ({})", one.by);
        if (!one.note.empty()) words += " · " + one.note;
        out += element("p", {{"class", "verdict"}}, words);
    }
    return out;
}

Markup evidence(const follow::Evidence& evidence) {
    Markup rows;
    const auto row = [&rows](std::string_view name, const std::vector<std::string>& values) {
        if (!values.empty()) rows += element("dt", name) + element("dd", render::list_of(values, ", "));
    };
    row("Names", evidence.names);
    row("Words", evidence.words);
    row("Kindred words", evidence.kindred);
    row("Dates", evidence.dates);
    return rows.empty() ? rows : element("dl", {{"class", "evidence"}}, rows);
}

std::string look_of(follow::Outcome outcome) {
    std::string look(name_of(outcome));
    std::ranges::replace(look, ' ', '-');
    return look;
}

Markup finding(const Finding& one, const cite::Names& names) {
    Attributes words = language_of(one.source.unit, *one.source.report);
    words.push_back({"class", "words"});
    return element("li", {{"class", "match"}},
                   element("span", {{"class", "outcome " + look_of(one.outcome)}}, name_of(one.outcome)) + place_of(one.source) + element("p", words, one.sentence) + cited(one.source.report, one.source.unit, names) +
                       evidence(one.evidence) + verdicts(one.verdicts));
}

Markup findings(std::string_view title, const Trace& trace, std::string_view direction, std::string_view otherwise, const cite::Names& names) {
    Markup list;
    for (const Finding& one : trace.findings) list += finding(one, names);
    if (list.empty()) return element("section", element("h2", title) + element("p", {{"class", "note"}}, otherwise));
    const std::string query = fmt::format("of={}{}", http::percent_encoded(trace.passage.id), direction);
    return element("section", element("h2", title) + element("ol", {{"class", "findings"}}, list) + take_along(fmt::format("Export: {}", title), usual_forms("/export/trace", query)));
}

}  // namespace

std::string trace_page(const Trace& forth, const Trace& back, const cite::Names& names) {
    const precedent::Source& source = forth.passage;
    Attributes words = language_of(source.unit, *source.report);
    Markup passage = place_of(source) + cited(source.report, source.unit, names);
    if (!source.lead_in.empty()) passage += element("p", {{"class", "lead-in"}}, source.lead_in);
    passage += element("blockquote", words, source.unit.text) + facts(source.unit) + asked_about(source.report->doc, source.unit.address, "trace") + verdicts(forth.verdicts);
    const Markup content = element("h1", "Trace of " + source.id) + passage +
                           findings("What later reports say of it", forth, "", "Silent: no later report in the index speaks of it.", names) +
                           findings("Earlier promises that it reports on", back, "&back=on", "None was found.", names) +
                           element("p", {{"class", "note"}}, "A label is what a passage says, no verdict on whether a promise was kept.");
    return page({"Trace of " + source.id, Place::Other, {}}, content);
}

}  // namespace travaux::pages
