#include "searcher/render/precedents.hpp"
#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

using precedent::Copies;
using precedent::History;
using precedent::Source;
using precedent::Variant;

constexpr std::size_t kIndent = 18;
constexpr std::size_t kShown = 200;

std::string author_of(const Source& source) { return list_of(source.report->author, ", "); }

constexpr std::size_t kAgain = 24;  // uses told by author; of more the years alone

// "2012 IOM (5), UNODC (6), 2013 IOM": who used it again, and how often.
std::string again(const Variant& variant) {
    const bool by_year = variant.uses.size() > kAgain;
    struct Use { std::string year, author; std::size_t times; };
    std::vector<Use> uses;
    for (std::size_t i = 1; i < variant.uses.size(); ++i) {
        const std::string year = year_of(*variant.uses[i].report);
        const std::string author = by_year ? std::string() : author_of(variant.uses[i]);
        const auto known = std::ranges::find_if(uses, [&](const Use& one) { return one.year == year && one.author == author; });
        if (known != uses.end()) ++known->times;
        else uses.push_back({year, author, 1});
    }
    std::string out;
    std::string year;
    for (const Use& use : uses) {
        out += out.empty() ? "" : ", ";
        if (use.year != year || out.empty()) out += (use.year.empty() ? "undated" : use.year) + (use.author.empty() ? "" : " ");
        out += use.author + (use.times > 1 ? fmt::format(" ({})", use.times) : "");
        year = use.year;
    }
    return out;
}

std::string variant_text(const Variant& variant, const Style& style) {
    const Source& use = variant.uses.front();
    const std::string year = year_of(*use.report);
    std::string out = laid_out(variant.edits.empty() ? std::vector<Run>{{variant.wording, Look::Plain}} : diff_runs(variant.edits), style, kIndent,
                               fmt::format("{:<6}{:<12}", year.empty() ? "?" : year, author_of(use)));
    std::string uses = (variant.edits.empty() ? "first use: " : "") + use.id;
    if (variant.uses.size() > 1) uses += "; again " + again(variant);
    return out + laid_out({{uses, Look::Quiet}}, style, kIndent);
}

Json variant_json(const Variant& variant) {
    Json uses = Json::array();
    for (const Source& use : variant.uses) uses.push_back(source_json(use));
    const Source& first = variant.uses.front();
    return {{"wording", variant.wording},
            {"year", value_or_null(first.report->year)},
            {"author", author_of(first).empty() ? Json(nullptr) : Json(author_of(first))},
            {"diff", diff_json(variant.edits)},
            {"uses", std::move(uses)}};
}

std::string table(const History& history, Line line) {
    std::string out = line({"year", "author", "uses", "id", "wording", "diff"});
    for (const Variant& variant : history.variants)
        for (const Source& use : variant.uses)
            out += line({year_of(*use.report), list_of(use.report->author, "|"), std::to_string(variant.uses.size()), use.id, variant.wording, diff_line(variant.edits)});
    return out;
}

}  // namespace

std::string text(const History& history, const Style& style) {
    std::string out;
    for (const Variant& variant : history.variants) out += variant_text(variant, style);
    if (!history.complete) out += "the first uses alone; there are more in later years (--year narrows them)\n";
    return out;
}

std::string json(const History& history) {
    Json variants = Json::array();
    for (const Variant& variant : history.variants) variants.push_back(variant_json(variant));
    return dump({{"format", kJsonFormat}, {"phrase", history.phrase}, {"complete", history.complete}, {"variants", std::move(variants)}});
}

std::string json_lines(const History& history) {
    std::string lines;
    for (const Variant& variant : history.variants) lines += dump(variant_json(variant));
    return lines;
}

std::string tsv(const History& history) { return table(history, tsv_line); }
std::string csv(const History& history) { return table(history, csv_line); }

std::string text(const std::vector<Copies>& groups, const Style& style) {
    std::string out;
    for (const Copies& group : groups) {
        out += laid_out({{list_of(group.ids, ", "), Look::Strong}}, style, 6, fmt::format("{:>4}  ", group.ids.size()));
        out += laid_out({{beginning(group.text, kShown), Look::Plain}}, style, 6);
    }
    return groups.empty() ? out : out + counted(groups.size(), "group") + " of near-copies\n";
}

std::string json(const std::vector<Copies>& groups) {
    Json array = Json::array();
    for (const Copies& group : groups) array.push_back({{"ids", group.ids}, {"text", group.text}});
    return dump({{"format", kJsonFormat}, {"groups", std::move(array)}});
}

std::string tsv(const std::vector<Copies>& groups) {
    std::string out = tsv_line({"group", "id", "text"});
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const std::string& id : groups[i].ids) out += tsv_line({std::to_string(i + 1), id, groups[i].text});
    return out;
}

}  // namespace travaux::render
