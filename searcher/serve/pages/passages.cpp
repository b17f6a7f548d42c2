#include "searcher/serve/pages/passages.hpp"

#include "schema/utf8.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/words.hpp"
#include "searcher/serve/http/message.hpp"

#include <fmt/format.h>

#include <array>

namespace travaux::pages {
namespace {

Markup badge(std::string_view look, std::string_view words) { return element("li", {{"class", std::string(look)}}, words); }

}  // namespace

std::string report_address(std::string_view doc, std::string_view address, std::string_view query) {
    std::string url = "/report/" + http::percent_encoded(doc);
    if (!query.empty()) url += "?q=" + http::percent_encoded(query);
    if (!address.empty()) url += "#" + http::percent_encoded(address);
    return url;
}

Markup marked(const search::Snippet& snippet) {
    const std::string_view whole = snippet.text;
    Markup out;
    std::size_t byte = 0;
    std::size_t code_points = 0;
    const auto up_to = [&](std::size_t end) {
        const std::size_t begin = byte;
        for (; code_points < end && byte < whole.size(); ++code_points) schema::next_character(whole, byte);
        return whole.substr(begin, byte - begin);
    };
    for (const auto& [begin, end] : snippet.highlights) {
        out += text(up_to(begin));
        out += element("mark", up_to(end));
    }
    return out + text(whole.substr(byte));
}

Markup asked_about(std::string_view doc, std::string_view address, std::string_view here) {
    constexpr std::array<std::string_view, 3> kQuestions{"cite", "precedents", "trace"};
    const std::string id = schema::unit_id(doc, address);
    Markup links;
    if (!here.empty()) links += element("a", {{"class", "about"}, {"href", report_address(doc, address)}}, "in its report");
    for (const std::string_view question : kQuestions) {
        if (question == here) continue;
        links += element("a", {{"class", "about"}, {"href", fmt::format("/{}/{}", question, http::percent_encoded(id))}, {"aria-label", fmt::format("{} {}", question, id)}}, question);
    }
    return element("p", {{"class", "asked"}}, links);
}

const std::string& title_of(const schema::ReportFacts& report) { return report.title.empty() ? report.doc : report.title; }

Markup section_path(const schema::Unit& unit) { return text(render::path_of(unit.section)); }

Markup facts(const schema::Unit& unit, bool with_kind) {
    Markup badges;
    if (with_kind && unit.kind != schema::Kind::Paragraph) badges += badge("kind", render::spoken(name_of(unit.kind)));
    if (unit.objective) badges += badge("objective", fmt::format("objective {}", *unit.objective));
    if (unit.commitment != schema::Commitment::None) {
        std::string words = render::spoken(name_of(unit.commitment)) + render::acting(unit);
        if (!unit.due.empty()) words += " · due " + unit.due;
        badges += badge("commitment " + std::string(name_of(unit.commitment)), words);
    }
    for (const std::string& agency : unit.agency) badges += badge("agency", agency);
    return badges.empty() ? badges : element("ul", {{"class", "facts"}, {"aria-label", "Facts"}}, badges);
}

Markup facts(const schema::ReportFacts& report) { return text(render::facts_line(report)); }

Markup differences(const std::vector<wording::Edit>& edits) {
    Markup out;
    for (const wording::Edit& edit : edits) {
        if (!out.empty()) out += text(" ");
        if (edit.change == wording::Change::Same) out += text(edit.passage);
        if (!edit.passage.empty() && edit.change != wording::Change::Same) out += element("del", edit.passage);
        if (!edit.draft.empty() && edit.change != wording::Change::Same) out += (edit.passage.empty() ? Markup() : text(" ")) + element("ins", edit.draft);
    }
    return out;
}

Markup place_of(const precedent::Source& source) {
    return element("p", {{"class", "place"}}, link(report_address(source.report->doc, source.unit.address), source.id) + text(" · " + title_of(*source.report))) +
           element("p", {{"class", "report"}}, facts(*source.report));
}

Markup cited(const std::shared_ptr<const schema::ReportFacts>& report, const schema::Unit& unit, const cite::Names& names) {
    return element("p", {{"class", "cited"}}, render::citation(cite::reference({report, {unit}, 0, {}}, names)));
}

Attributes language_of(const schema::Unit& unit, const schema::ReportFacts& report) {
    return {optional("lang", unit.language.empty() ? report.language : unit.language), {"dir", "auto"}};
}

}  // namespace travaux::pages
