#include "searcher/render/explanation.hpp"
#include "searcher/render/layout.hpp"
#include "searcher/render/render.hpp"
#include "searcher/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

using search::Hit;
using search::Results;

// "+1 near-copy: doc#address"
std::string near_copies(const std::vector<std::string>& ids) {
    return fmt::format("+{} near-{}: {}", ids.size(), ids.size() == 1 ? "copy" : "copies", list_of(ids, ", "));
}

std::string hit_text(const Hit& hit, std::size_t rank, std::size_t rank_width, const Style& style) {
    const std::size_t indent = rank_width + 2;
    const std::string number = fmt::format("{:>{}}. ", rank, rank_width);
    const schema::ReportFacts& report = *hit.report;
    std::string out = laid_out({{report.title.empty() ? report.doc : report.title, Look::Strong}}, style, indent, number);
    std::vector<Run> place{{hit.id, Look::Plain}};
    const std::string section = path_of(hit.unit.section);
    if (!section.empty()) place.push_back({" · " + section, Look::Quiet});
    out += laid_out(place, style, indent);
    out += laid_out({{facts_line(report, hit.unit), Look::Quiet}}, style, indent);
    if (!hit.lead_in.empty()) out += laid_out({{hit.lead_in, Look::Quiet}}, style, indent);
    for (const schema::Unit& unit : hit.before) out += laid_out({{unit.text, Look::Quiet}}, style, indent);
    out += laid_out(highlighted(hit.snippet.text, hit.snippet.highlights), style, indent);
    for (const schema::Unit& unit : hit.after) out += laid_out({{unit.text, Look::Quiet}}, style, indent);
    if (!hit.near_copies.empty()) out += laid_out({{near_copies(hit.near_copies), Look::Quiet}}, style, indent);
    out += text(hit.matched, style, indent);
    if (hit.more_in_report > 0)
        out += laid_out({{fmt::format("{} more in this report", grouped(hit.more_in_report)), Look::Quiet}}, style, indent);
    return out;
}

std::string rule(std::string_view words, const Style& style) {
    const std::string line = fmt::format("── {} ", words);
    const std::size_t used = words.size() + 4;
    std::string dashes;
    for (std::size_t i = used; i < std::min<std::size_t>(style.width, 100); ++i) dashes += "─";
    return styled(line + dashes, Look::Quiet, style) + "\n";
}

std::string totals(const Results& results) {
    std::string line;
    if (results.hits.size() < results.total && !results.hits.empty())
        line = fmt::format("{}–{} of ", grouped(results.offset + 1), grouped(results.offset + results.hits.size()));
    if (!results.exact) line += "about ";
    line += fmt::format("{} in {}", counted(results.total, "paragraph"), counted(results.reports, "report"));
    if (results.match == search::Match::Any) line += " with some of the words; none has them all";
    return line + "\n";
}

}  // namespace

std::string text(const Results& results, const Style& style) {
    if (results.hits.empty() && results.total == 0) return {};
    std::string out;
    if (!results.parts.empty()) {
        out += laid_out({{"understood: " + results.understood, Look::Plain}}, style, 0);
        out += text(results.parts, style) + "\n";
    }
    const std::size_t rank_width = std::to_string(results.offset + results.hits.size()).size();
    bool all_words = true;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
        const Hit& hit = results.hits[i];
        if (i > 0) out += '\n';
        if (all_words && !hit.all_words) {
            all_words = false;
            out += rule("with most of the words", style) + "\n";
        }
        out += hit_text(hit, results.offset + i + 1, rank_width, style);
    }
    for (const search::Raised& one : results.raised)
        out += (&one == results.raised.data() ? "\n" : "") +
               laid_out({{fmt::format("raised: {} {} (\"{}\")", one.field, one.value, one.words), Look::Quiet}}, style, 0);
    const std::string facets = text(results.facets, style);
    if (!facets.empty()) out += (out.empty() ? "" : "\n") + facets;
    return out + (out.empty() ? "" : "\n") + totals(results);
}

}  // namespace travaux::render
