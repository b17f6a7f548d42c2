#include "searcher/serve/pages/draft_page.hpp"

#include "searcher/serve/http/message.hpp"
#include "searcher/serve/pages/frame.hpp"
#include "searcher/serve/pages/passages.hpp"
#include "searcher/serve/pages/take_along.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::pages {
namespace {

using precedent::Checked;
using precedent::Match;
using precedent::Piece;
using precedent::PlaceVerdict;
using precedent::Verdict;

// The same text sent elsewhere: a list of what is found for it.
Markup exports() {
    Markup items = element("li", {{"class", "what"}}, "Export");
    for (const Taken& list : usual_forms("/export/draft", {}))
        items += element("li", element("button", {{"type", "submit"}, {"class", "quiet"}, {"formaction", list.address}}, list.name));
    return element("div", {{"class", "exports"}, {"role", "group"}, {"aria-label", "Export of the precedents"}}, element("ul", items));
}

Markup form(std::string_view draft) {
    Markup content = element("label", {{"for", "draft"}}, "Text to compare with the index");
    content += element("textarea", {{"id", "draft"}, {"name", "draft"}, {"rows", "12"}, {"spellcheck", "false"}, flag("required", true)}, lines(draft));
    content += element("p", {{"class", "note"}}, "Plain text or Markdown, up to 200 kB. It is not kept.");
    content += element("button", {{"type", "submit"}}, "Compare");
    content += exports();
    return element("form", {{"action", "/draft"}, {"method", "post"}, {"class", "draft"}}, content);
}

constexpr std::string_view kKey = "Struck out: the earlier passage has it, the draft has not. Underlined: the draft has it, the passage has not.";

Markup match_item(const Match& match, const cite::Names& names) {
    Markup content = element("span", {{"class", "nearness " + std::string(name_of(match.nearness))}}, name_of(match.nearness));
    if (!match.standing.name.empty()) content += element("span", {{"class", "standing"}}, match.standing.name);
    content += place_of(match.source) + cited(match.source.report, match.source.unit, names);
    Attributes attributes = language_of(match.source.unit, *match.source.report);
    attributes.push_back({"class", "words"});
    content += element("p", attributes, match.edits.empty() ? text(match.source.unit.text) : differences(match.edits));
    return element("li", {{"class", "match"}}, content);
}

Markup piece_item(const Piece& piece, const cite::Names& names) {
    Markup matches;
    for (const Match& match : piece.matches) matches += match_item(match, names);
    const Markup found = matches.empty() ? element("p", {{"class", "note"}}, "Nothing like it.") : element("ol", {{"class", "matches"}}, matches);
    return element("li", {{"class", "piece"}}, element("blockquote", {{"dir", "auto"}}, piece.text) + found);
}

bool shows_differences(const precedent::Precedents& precedents) {
    return std::ranges::any_of(precedents.pieces, [](const Piece& piece) { return std::ranges::any_of(piece.matches, [](const Match& match) { return !match.edits.empty(); }); });
}

Markup pieces(const precedent::Precedents& precedents, const cite::Names& names) {
    Markup list;
    for (const Piece& piece : precedents.pieces) list += piece_item(piece, names);
    Markup out = element("p", {{"class", "totals"}, {"role", "status"}}, fmt::format("{:.0f} % of the words stand in wording that was used before.", precedents.share * 100));
    if (shows_differences(precedents)) out += element("p", {{"class", "note"}}, kKey);
    for (const std::string& note : precedents.notes) out += element("p", {{"class", "note"}}, note);
    return out + element("ol", {{"class", "pieces"}}, list);
}

std::string_view words_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Exact: return "exact";
        case Verdict::Differs: return "differs";
        case Verdict::Missing: return "not in the index";
    }
    return {};
}

std::string_view words_of(PlaceVerdict verdict) {
    switch (verdict) {
        case PlaceVerdict::None: return "";
        case PlaceVerdict::Right: return " · at the place given";
        case PlaceVerdict::Elsewhere: return " · not at the place given";
        case PlaceVerdict::Unknown: return " · the place given is not known";
    }
    return {};
}

Markup quotation_item(const Checked& checked, const cite::Names& names) {
    const std::string verdict = std::string(words_of(checked.verdict)) + std::string(words_of(checked.place));
    Markup content = element("blockquote", {{"dir", "auto"}}, checked.quotation.text) +
                     element("p", {{"class", checked.good() ? "verdict good" : "verdict bad"}}, verdict);
    if (checked.source) content += place_of(*checked.source) + cited(checked.source->report, checked.source->unit, names);
    if (!checked.edits.empty() && checked.verdict == Verdict::Differs) content += element("p", {{"class", "words"}}, differences(checked.edits));
    if (!checked.remark.empty()) content += element("p", {{"class", "note"}}, checked.remark);
    return element("li", content);
}

Markup quotations(const std::vector<Checked>& all, const cite::Names& names) {
    if (all.empty()) return {};
    Markup list;
    for (const Checked& checked : all) list += quotation_item(checked, names);
    return element("section", element("h2", "Its quotations") + element("ol", {{"class", "quotations"}}, list));
}

}  // namespace

std::string draft_page() {
    return page({"Draft", Place::Draft, {}}, element("h1", "Has this been said before?") +
                                                 element("p", {{"class", "totals"}}, "Paste a draft: each sentence is shown with earlier passages that share its wording or its matter.") + form(""));
}

std::string draft_page(const DraftView& view, const cite::Names& names) {
    const Markup content = element("h1", "Has this been said before?") + quotations(view.quotations, names) +
                           element("section", element("h2", "Its sentences") + pieces(view.precedents, names)) +
                           element("section", element("h2", "The draft") + form(view.text));
    return page({"Draft", Place::Draft, {}}, content);
}

std::string precedents_page(const search::Passage& passage, const precedent::Precedents& precedents, const cite::Names& names) {
    const std::string& address = passage.units.at(passage.chosen).address;
    const std::string id = schema::unit_id(passage.report->doc, address);
    const std::string heading = "Precedents of " + id;
    return page({heading, Place::Other, {}}, element("h1", heading) + element("p", {{"class", "report"}}, title_of(*passage.report)) +
                                                 asked_about(passage.report->doc, address, "precedents") + element("section", pieces(precedents, names)) +
                                                 take_along("Export of the precedents", usual_forms("/export/precedents", "of=" + http::percent_encoded(id))));
}

}  // namespace travaux::pages
