#include "searcher/serve/pages/feed.hpp"

#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/markup.hpp"
#include "searcher/serve/pages/passages.hpp"

#include <algorithm>

namespace travaux::pages {
namespace {

constexpr std::string_view kUnknownDate = "1970-01-01T00:00:00Z";

// "2013-11" -> "2013-11-01T00:00:00Z" (RFC 3339)
std::string moment(std::string day) {
    if (day.size() < 4) return std::string(kUnknownDate);
    if (day.size() == 4) day += "-01";
    if (day.size() == 7) day += "-01";
    return day + "T00:00:00Z";
}

std::string moment_of(const schema::ReportFacts& report) {
    if (!report.date.empty()) return moment(report.date);
    if (!report.period_end.empty()) return moment(report.period_end);
    return report.year ? moment(std::to_string(*report.year)) : std::string(kUnknownDate);
}

// A name that no other feed has (RFC 4151), the same on every machine that holds the report.
std::string name_of(std::string_view id) { return "tag:travaux,2026:" + http::percent_encoded(id); }

Markup entry(const search::Hit& hit) {
    const std::string title = hit.report->title.empty() ? hit.report->doc : hit.report->title;
    return element("entry", element("id", name_of(hit.id)) + element("title", title + " · " + hit.unit.address) +
                                element("link", {{"href", report_address(hit.report->doc, hit.unit.address)}}) +
                                element("updated", moment_of(*hit.report)) +
                                element("author", element("name", hit.report->author.empty() ? "unknown" : render::list_of(hit.report->author, ", "))) +
                                element("content", {{"type", "text"}}, hit.unit.text));
}

}  // namespace

std::string feed(const Ask& ask, const search::Results& results) {
    std::string latest(kUnknownDate);
    Markup entries;
    for (const search::Hit& hit : results.hits) {
        latest = std::max(latest, moment_of(*hit.report));
        entries += entry(hit);
    }
    const std::string title = ask.text.empty() ? "everything" : ask.text;
    const Markup head = element("id", name_of(url(ask))) + element("title", "Travaux: " + title) + element("updated", latest) +
                        element("link", {{"rel", "self"}, {"href", url(ask, "/feed.atom")}}) + element("link", {{"rel", "alternate"}, {"href", url(ask)}});
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + element("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}}, head + entries).html() + "\n";
}

}  // namespace travaux::pages
