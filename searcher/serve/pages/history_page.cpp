#include "searcher/serve/pages/history_page.hpp"

#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

namespace travaux::pages {
namespace {

using precedent::Variant;

constexpr std::string_view kKey = "Struck out: this variant has it, the phrase asked for has not. Underlined: the phrase has it, the variant has not.";

Markup form(const std::string& phrase) {
    const Markup box = element("label", {{"for", "phrase"}, {"class", "unseen"}}, "Phrase") +
                       element("input", {{"type", "search"}, {"id", "phrase"}, {"name", "q"}, {"value", phrase}, {"placeholder", "safe, orderly and regular migration"}}) +
                       element("button", {{"type", "submit"}}, "Show");
    return element("form", {{"action", "/history"}, {"method", "get"}, {"role", "search"}}, element("div", {{"class", "box"}}, box));
}

Markup use(const precedent::Source& source, const cite::Names& names) {
    const std::string year = source.report->year ? std::to_string(*source.report->year) : std::string("–");
    return element("li", element("span", {{"class", "year"}}, year) +
                             element("div", link(report_address(source.report->doc, source.unit.address), title_of(*source.report)) + text(" ") + element("code", source.id) + text(" ") +
                                                 element("a", {{"class", "about"}, {"href", "/cite/" + http::percent_encoded(source.id)}, {"aria-label", "cite " + source.id}}, "cite") + cited(source.report, source.unit, names)));
}

Markup variant(const Variant& one, const cite::Names& names) {
    Markup uses;
    for (const precedent::Source& source : one.uses) uses += use(source, names);
    const Markup wording = one.edits.empty() ? text(one.wording) : differences(one.edits);
    return element("li", {{"class", "piece"}}, element("blockquote", {{"dir", "auto"}}, wording) + element("ul", {{"class", "reports"}}, uses));
}

}  // namespace

std::string history_page(const precedent::History& history, const cite::Names& names) {
    Markup content = element("h1", "How a phrase came up and changed") + form(history.phrase);
    if (!history.phrase.empty()) {
        Markup list;
        for (const Variant& one : history.variants) list += variant(one, names);
        const std::string total = history.variants.size() == 1 ? std::string("One wording; its first use stands first.") : render::counted(history.variants.size(), "wording") + ", the earliest first.";
        content += element("p", {{"class", "totals"}, {"role", "status"}}, history.variants.empty() ? std::string("No report in the index uses it or a variant of it.") : total);
        if (history.variants.size() > 1) content += element("p", {{"class", "note"}}, kKey);
        content += element("ol", {{"class", "pieces"}}, list);
        if (!history.variants.empty()) content += take_along("Export of the wordings", usual_forms("/export/history", "q=" + http::percent_encoded(history.phrase)));
    }
    return page({history.phrase.empty() ? std::string("History of a phrase") : "History of " + history.phrase, Place::History, {}}, content);
}

}  // namespace travaux::pages
