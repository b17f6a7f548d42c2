#include "searcher/render/commitments.hpp"
#include "searcher/render/sources.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

namespace travaux::render {
namespace {

using follow::Evidence;
using follow::Finding;
using follow::HumanVerdict;
using follow::Trace;

constexpr std::size_t kShown = 320;

std::string evidence_line(const Evidence& evidence) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::string_view what, const std::vector<std::string>& values) {
        if (!values.empty()) parts.push_back(fmt::format("{}: {}", what, fmt::join(values, ", ")));
    };
    add("names", evidence.names);
    add("words", evidence.words);
    add("kindred", evidence.kindred);
    add("dates", evidence.dates);
    return list_of(parts, " · ");
}

std::string human_text(const std::vector<HumanVerdict>& verdicts, const Style& style, std::size_t indent) {
    std::string out;
    for (const HumanVerdict& one : verdicts) {
        const std::string by = one.by.empty() ? std::string() : " (" + one.by + ")";
        out += laid_out({{"verdict: " + one.verdict + by, Look::Match}, {one.note.empty() ? "" : " " + one.note, Look::Quiet}}, style, indent);
    }
    return out;
}

std::string finding_text(const Finding& finding, std::size_t rank, const Style& style) {
    const std::string facts = " · " + facts_line(*finding.source.report, finding.source.unit);
    std::string out = laid_out({{fmt::format("{}: ", follow::name_of(finding.outcome)), Look::Match}, {finding.source.id, Look::Strong}, {facts, Look::Quiet}}, style, 6,
                               fmt::format("  {:>2}. ", rank));
    if (!finding.source.lead_in.empty()) out += laid_out({{beginning(finding.source.lead_in, kShown), Look::Quiet}}, style, 6);
    out += laid_out({{beginning(finding.sentence, 2 * kShown), Look::Plain}}, style, 6);
    out += laid_out({{evidence_line(finding.evidence), Look::Quiet}}, style, 6);
    return out + human_text(finding.verdicts, style, 6);
}

std::string trace_text(const Trace& trace, const Style& style) {
    std::string out = laid_out({{trace.passage.id, Look::Strong}, {" · " + facts_line(*trace.passage.report, trace.passage.unit), Look::Quiet}}, style, 0);
    if (!trace.passage.lead_in.empty()) out += laid_out({{beginning(trace.passage.lead_in, kShown), Look::Quiet}}, style, 0);
    out += laid_out({{beginning(trace.passage.unit.text, 2 * kShown), Look::Plain}}, style, 0) + human_text(trace.verdicts, style, 0);
    if (!trace.promise) out += laid_out({{"no promise is read in this passage; later passages on its matter:", Look::Quiet}}, style, 0);
    if (trace.findings.empty() && trace.outcome == follow::Outcome::Silent) out += laid_out({{"silent: no other report speaks of it", Look::Match}}, style, 6, "      ");
    for (std::size_t i = 0; i < trace.findings.size(); ++i) out += finding_text(trace.findings[i], i + 1, style);
    return out;
}

Json human_json(const std::vector<HumanVerdict>& verdicts) {
    Json array = Json::array();
    for (const HumanVerdict& one : verdicts)
        array.push_back({{"verdict", one.verdict}, {"by", text_or_null(one.by)}, {"note", text_or_null(one.note)}});
    return array;
}

Json finding_json(const Finding& finding) {
    Json json = source_json(finding.source);
    json["outcome"] = follow::name_of(finding.outcome);
    json["sentence"] = finding.sentence;
    json["evidence"] = {{"names", finding.evidence.names}, {"words", finding.evidence.words}, {"kindred", finding.evidence.kindred}, {"dates", finding.evidence.dates}};
    json["score"] = rounded(finding.score);
    json["verdicts"] = human_json(finding.verdicts);
    return json;
}

Json trace_json(const Trace& trace) {
    Json json = source_json(trace.passage);
    json["due"] = text_or_null(trace.due);
    json["promise"] = trace.promise;
    json["outcome"] = follow::name_of(trace.outcome);
    json["verdicts"] = human_json(trace.verdicts);
    json["findings"] = Json::array();
    for (const Finding& one : trace.findings) json["findings"].push_back(finding_json(one));
    return json;
}

std::string columns(Line line) { return line({"id", "due", "rank", "outcome", "found", "year", "score", "names", "words", "kindred", "dates", "verdicts", "sentence"}); }

std::string rows(const Trace& trace, Line line) {
    if (trace.findings.empty()) return line({trace.passage.id, trace.due, "", std::string(follow::name_of(trace.outcome)), "", "", "", "", "", "", "", "", ""});
    std::string out;
    for (std::size_t i = 0; i < trace.findings.size(); ++i) {
        const Finding& one = trace.findings[i];
        std::vector<std::string> verdicts;
        for (const HumanVerdict& human : one.verdicts) verdicts.push_back(human.verdict);
        out += line({trace.passage.id, trace.due, std::to_string(i + 1), std::string(follow::name_of(one.outcome)), one.source.id, year_of(*one.source.report),
                     fmt::format("{:.4f}", one.score), list_of(one.evidence.names, "|"), list_of(one.evidence.words, "|"), list_of(one.evidence.kindred, "|"),
                     list_of(one.evidence.dates, "|"), list_of(verdicts, "|"), one.sentence});
    }
    return out;
}

std::string table(const std::vector<Trace>& traces, Line line) {
    std::string out = columns(line);
    for (const Trace& trace : traces) out += rows(trace, line);
    return out;
}

}  // namespace

std::string text(const Trace& trace, const Style& style) { return trace_text(trace, style); }

std::string trace_columns() { return columns(tsv_line); }
std::string trace_rows(const Trace& trace) { return rows(trace, tsv_line); }

std::string json(const std::vector<Trace>& traces) {
    Json array = Json::array();
    for (const Trace& trace : traces) array.push_back(trace_json(trace));
    return dump({{"format", kJsonFormat}, {"traces", std::move(array)}});
}

std::string json_lines(const std::vector<Trace>& traces) {
    std::string lines;
    for (const Trace& trace : traces) lines += dump(trace_json(trace));
    return lines;
}

std::string tsv(const std::vector<Trace>& traces) { return table(traces, tsv_line); }
std::string csv(const std::vector<Trace>& traces) { return table(traces, csv_line); }

}  // namespace travaux::render
