// Why a search finds what it finds, as text and JSON.
#include "searcher/render/explanation.hpp"

#include "searcher/render/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace travaux::render {
namespace {

using schema::Json;
using search::Expansion;
using search::Reason;

std::string quoted(const std::vector<std::string>& forms) { return forms.empty() ? std::string() : "“" + list_of(forms, "”, “") + "”"; }

std::string told(const Expansion& expansion) {
    std::string reason(search::name_of(expansion.reason));
    if (!expansion.source.empty()) reason += (expansion.reason == Reason::Defined ? " " : " of ") + expansion.source;
    std::string text = fmt::format("{} ({}", expansion.form, reason);
    if (expansion.paragraphs > 0) text += fmt::format(", {}", grouped(expansion.paragraphs));
    return text + ")";
}

int percent(double share) { return static_cast<int>(std::lround(100 * share)); }

double rounded(double number) { return std::round(number * 1e4) / 1e4; }

}  // namespace

std::string text(const std::vector<search::SoughtPart>& parts, const Style& style) {
    std::string out;
    for (const search::SoughtPart& part : parts) {
        std::vector<std::string> forms;
        for (const Expansion& expansion : part.expansions) forms.push_back(told(expansion));
        const std::string ways = forms.empty() ? std::string("not in the index") : list_of(forms, ", ");
        out += laid_out({{part.part, Look::Strong}, {"  " + ways, Look::Quiet}}, style, 4, "  ");
    }
    return out;
}

std::string text(const std::vector<search::MatchedPart>& matched, const Style& style, std::size_t indent) {
    std::vector<std::string> parts;
    for (const search::MatchedPart& part : matched)
        parts.push_back(fmt::format("{}{}{} {} %", part.part, part.forms.empty() ? "" : " ", quoted(part.forms), percent(part.share)));
    return parts.empty() ? std::string() : laid_out({{"why: " + list_of(parts, " · "), Look::Quiet}}, style, indent);
}

std::string text(const search::Verdict& verdict, const Style& style) {
    std::string out = laid_out({{verdict.id, Look::Strong}}, style, 0);
    out += laid_out({{"understood: " + verdict.understood, Look::Plain}}, style, 0);
    out += text(verdict.parts, style) + "\n";
    for (const search::Condition& condition : verdict.conditions) {
        std::string line = condition.demand;
        if (!condition.found.empty()) line += fmt::format("  {} {}", condition.met ? "here:" : "here is", quoted(condition.found));
        else if (!condition.met) line += "  not here";
        out += laid_out({{line, condition.met ? Look::Plain : Look::Strong}}, style, 6, condition.met ? "  yes " : "  no  ");
    }
    out += "\n";
    if (verdict.rank > 0) {
        out += laid_out({{fmt::format("found as number {}{}", grouped(verdict.rank), verdict.all_words ? "" : ", though it does not meet every demand"),
                          Look::Plain}},
                        style, 0);
        out += text(verdict.matched, style, 0);
    } else {
        out += verdict.found ? "found, far behind\n" : "not found\n";
    }
    return out;
}

Json parts_json(const std::vector<search::SoughtPart>& parts) {
    Json array = Json::array();
    for (const search::SoughtPart& part : parts) {
        Json expansions = Json::array();
        for (const Expansion& one : part.expansions)
            expansions.push_back({{"form", one.form},
                                  {"reason", search::name_of(one.reason)},
                                  {"source", one.source.empty() ? Json(nullptr) : Json(one.source)},
                                  {"paragraphs", one.paragraphs}});
        array.push_back({{"part", part.part}, {"expansions", std::move(expansions)}});
    }
    return array;
}

Json matched_json(const std::vector<search::MatchedPart>& matched) {
    Json array = Json::array();
    for (const search::MatchedPart& part : matched)
        array.push_back({{"part", part.part}, {"forms", part.forms}, {"score", rounded(part.score)}, {"share", rounded(part.share)}});
    return array;
}

Json verdict_json(const search::Verdict& verdict) {
    Json conditions = Json::array();
    for (const search::Condition& one : verdict.conditions)
        conditions.push_back({{"demand", one.demand}, {"met", one.met}, {"found", one.found}});
    return {{"format", kJsonFormat},
            {"id", verdict.id},
            {"understood", verdict.understood},
            {"found", verdict.found},
            {"all_words", verdict.all_words},
            {"rank", verdict.rank > 0 ? Json(verdict.rank) : Json(nullptr)},
            {"score", rounded(verdict.score)},
            {"conditions", std::move(conditions)},
            {"parts", parts_json(verdict.parts)},
            {"matched", matched_json(verdict.matched)},
            {"notes", verdict.notes}};
}

}  // namespace travaux::render
