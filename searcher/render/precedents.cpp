#include "searcher/render/precedents.hpp"

#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace travaux::render {
namespace {

using precedent::Match;
using precedent::Nearness;
using precedent::Piece;
using precedent::Precedents;

constexpr std::size_t kShown = 320;  // characters of a passage that only means the same

std::string_view words_for(Nearness nearness) {
    switch (nearness) {
        case Nearness::Exact: return "the same words";
        case Nearness::Nearly: return "nearly the same words";
        case Nearness::Shares: return "shares words";
        case Nearness::Meaning: return "similar matter";
    }
    return {};
}

std::string percent(double part) { return fmt::format("{:.0f} %", 100 * part); }

std::string match_text(const Match& match, std::size_t rank, const Style& style) {
    const schema::ReportFacts& report = *match.source.report;
    std::string facts = fmt::format(" · {}", words_for(match.nearness));
    if (match.nearness == Nearness::Shares) facts += fmt::format(", {}", percent(match.shared));
    facts += " · " + facts_line(report, match.source.unit) + " · " + match.standing.name;
    std::string out = laid_out({{match.source.id, Look::Strong}, {facts, Look::Quiet}}, style, 7, fmt::format("   {:>2}. ", rank));
    if (!match.source.lead_in.empty()) out += laid_out({{beginning(match.source.lead_in, kShown), Look::Quiet}}, style, 7);
    if (match.edits.empty()) return out + laid_out({{beginning(match.source.unit.text, kShown), Look::Plain}}, style, 7);
    return out + laid_out(diff_runs(match.edits), style, 7);
}

std::string piece_text(const Piece& piece, const Style& style) {
    const std::string place = piece.line > 0 ? fmt::format("{:>3}  ", piece.line) : std::string("     ");
    std::string out = laid_out({{piece.text, Look::Strong}}, style, 5, place);
    if (piece.matches.empty()) return out + laid_out({{"nothing like it", Look::Quiet}}, style, 7);
    for (std::size_t i = 0; i < piece.matches.size(); ++i) out += match_text(piece.matches[i], i + 1, style);
    return out;
}

Json match_json(const Match& match) {
    Json json = source_json(match.source);
    json["nearness"] = precedent::name_of(match.nearness);
    json["shared"] = rounded(match.shared);
    json["likeness"] = rounded(match.likeness);
    json["held"] = rounded(match.held);
    json["score"] = rounded(match.score);
    json["standing"] = {{"rank", match.standing.rank}, {"name", match.standing.name}};
    json["diff"] = diff_json(match.edits);
    return json;
}

Json piece_json(const Piece& piece) {
    Json matches = Json::array();
    for (const Match& match : piece.matches) matches.push_back(match_json(match));
    return {{"text", piece.text},
            {"line", piece.line > 0 ? Json(piece.line) : Json(nullptr)},
            {"words", piece.words},
            {"with_precedent", piece.with_precedent},
            {"matches", std::move(matches)}};
}

std::string table(const Precedents& precedents, Line line) {
    std::string out = line({"piece", "line", "rank", "nearness", "shared", "likeness", "score", "id", "year", "author", "standing", "diff", "draft"});
    for (std::size_t p = 0; p < precedents.pieces.size(); ++p) {
        const Piece& piece = precedents.pieces[p];
        for (std::size_t i = 0; i < piece.matches.size(); ++i) {
            const Match& match = piece.matches[i];
            out += line({std::to_string(p + 1), std::to_string(piece.line), std::to_string(i + 1), std::string(precedent::name_of(match.nearness)),
                         fmt::format("{:.4f}", match.shared), fmt::format("{:.4f}", match.likeness), fmt::format("{:.4f}", match.score),
                         match.source.id, year_of(*match.source.report), list_of(match.source.report->author, "|"), match.standing.name,
                         diff_line(match.edits), piece.text});
        }
    }
    return out;
}

}  // namespace

std::string text(const Precedents& precedents, const Style& style) {
    if (precedents.pieces.empty()) return {};
    std::string out;
    for (const Piece& piece : precedents.pieces) out += piece_text(piece, style) + "\n";
    const std::string facets = text(precedents.facets, style);
    if (!facets.empty()) out += facets + "\n";
    return out + fmt::format("{} of the words stand in earlier passages, in runs of {} or more\n", percent(precedents.share), wording::kRun);
}

std::string json(const Precedents& precedents) {
    Json pieces = Json::array();
    for (const Piece& piece : precedents.pieces) pieces.push_back(piece_json(piece));
    return dump({{"format", kJsonFormat},
                 {"share", rounded(precedents.share)},
                 {"facets", facets_json(precedents.facets)},
                 {"pieces", std::move(pieces)}});
}

std::string json_lines(const Precedents& precedents) {
    std::string lines;
    for (const Piece& piece : precedents.pieces) lines += dump(piece_json(piece));
    return lines;
}

std::string tsv(const Precedents& precedents) { return table(precedents, tsv_line); }
std::string csv(const Precedents& precedents) { return table(precedents, csv_line); }

}  // namespace travaux::render
