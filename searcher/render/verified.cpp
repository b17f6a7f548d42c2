#include "searcher/render/precedents.hpp"
#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

using precedent::Checked;
using precedent::PlaceVerdict;
using precedent::Verdict;

constexpr std::size_t kIndent = 16;

std::string_view words_for(Verdict verdict) {
    switch (verdict) {
        case Verdict::Exact: return "exact";
        case Verdict::Differs: return "differs";
        case Verdict::Missing: return "not there";
    }
    return {};
}

// "at CRP/43, para. 12 as given"; "not at CRP/43, para. 12"
std::string about_place(const Checked& checked) {
    switch (checked.place) {
        case PlaceVerdict::None: return {};
        case PlaceVerdict::Right: return fmt::format("at {}, as given{}", checked.quotation.place->words, checked.verdict == Verdict::Exact ? "" : "; its wording differs");
        case PlaceVerdict::Elsewhere: return fmt::format("{} at {}", checked.verdict == Verdict::Differs ? "not" : "not so", checked.quotation.place->words);
        case PlaceVerdict::Unknown: return fmt::format("the index has no {}", checked.quotation.place->words);
    }
    return {};
}

std::string checked_text(const Checked& checked, const Style& style) {
    const std::string first = fmt::format("{:>4}  {:<10}", checked.quotation.line, words_for(checked.verdict));
    std::string out = laid_out({{"“" + checked.quotation.text + "”", Look::Strong}}, style, kIndent, first);
    const auto add = [&](std::vector<Run> runs) { out += laid_out(runs, style, kIndent); };
    if (checked.source) {
        const std::string facts = facts_line(*checked.source->report, checked.source->unit);
        add({{checked.verdict == Verdict::Exact ? "" : "nearest: ", Look::Quiet}, {checked.source->id, Look::Plain}, {" · " + facts, Look::Quiet}});
    }
    if (!checked.edits.empty()) add(diff_runs(checked.edits));
    for (const std::string& line : {about_place(checked), checked.remark})
        if (!line.empty()) add({{line, Look::Quiet}});
    if (!checked.also.empty()) add({{"also in " + list_of(checked.also, ", "), Look::Quiet}});
    return out;
}

}  // namespace

std::string text(const std::vector<Checked>& all, const Style& style) {
    std::string out;
    for (const Checked& one : all) out += checked_text(one, style);
    const auto count = [&](Verdict verdict) { return std::ranges::count(all, verdict, &Checked::verdict); };
    const auto placed = [&](PlaceVerdict verdict) {
        return std::ranges::count_if(all, [&](const Checked& one) { return one.verdict == Verdict::Exact && one.place == verdict; });
    };
    const auto differ = count(Verdict::Differs);
    out += fmt::format("{}{}: {} exact, {} {}, {} not there", all.empty() ? "" : "\n", counted(all.size(), "quotation"), count(Verdict::Exact), differ,
                       differ == 1 ? "differs" : "differ", count(Verdict::Missing));
    if (const auto elsewhere = placed(PlaceVerdict::Elsewhere); elsewhere > 0) out += fmt::format("; {} not at the place given", elsewhere);
    if (const auto unknown = placed(PlaceVerdict::Unknown); unknown > 0)
        out += fmt::format("; {} unknown", counted(static_cast<std::size_t>(unknown), "place"));
    return out + "\n";
}

std::string json(const std::vector<Checked>& all) {
    Json array = Json::array();
    for (const Checked& one : all)
        array.push_back({{"text", one.quotation.text},
                         {"line", one.quotation.line},
                         {"verdict", precedent::name_of(one.verdict)},
                         {"place", one.quotation.place ? Json(one.quotation.place->words) : Json(nullptr)},
                         {"place_verdict", precedent::name_of(one.place)},
                         {"passage", one.source ? source_json(*one.source) : Json(nullptr)},
                         {"also", one.also},
                         {"diff", diff_json(one.edits)},
                         {"remark", text_or_null(one.remark)}});
    const bool good = std::ranges::all_of(all, &Checked::good);
    return dump({{"format", kJsonFormat}, {"good", good}, {"quotations", std::move(array)}});
}

std::string tsv(const std::vector<Checked>& all) {
    std::string out = tsv_line({"line", "verdict", "place", "place_verdict", "id", "also", "diff", "quotation"});
    for (const Checked& one : all)
        out += tsv_line({std::to_string(one.quotation.line), std::string(precedent::name_of(one.verdict)),
                         one.quotation.place ? one.quotation.place->words : "", std::string(precedent::name_of(one.place)),
                         one.source ? one.source->id : "", list_of(one.also, "|"), diff_line(one.edits), one.quotation.text});
    return out;
}

}  // namespace travaux::render
