#include "searcher/precedent/verify.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace travaux::precedent {
namespace {

constexpr std::size_t kAlso = 10;

// Of a short quotation with a word put in, no run may be left: words in any order count by half.
constexpr double kHeldPart = 0.5;

/// A passage held against a quotation.
struct Candidate {
    search::Hit hit;
    bool exact = false;
    bool as_printed = false;  // also the names
    bool placed = false;
    double likeness = 0;
    std::vector<wording::Edit> edits;
};

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += part + " ";
    return text;
}

class Checker {
public:
    Checker(Comparer& comparer, const std::vector<search::Filter>& filters) : comparer_(comparer), filters_(filters) {}

    Checked check(const draft::Quotation& quotation) {
        Checked checked;
        checked.quotation = quotation;
        std::vector<Candidate> candidates;
        for (search::Hit& hit : passages(quotation)) candidates.push_back(held_against(quotation, std::move(hit)));
        std::ranges::stable_sort(candidates, {}, [](const Candidate& one) { return std::tuple(!one.exact, !one.placed, -one.likeness); });
        if (!candidates.empty() && candidates.front().likeness >= kNear) {
            Candidate& best = candidates.front();
            checked.verdict = best.exact ? Verdict::Exact : Verdict::Differs;
            if (!best.exact) checked.edits = std::move(best.edits);
            if (best.exact && !best.as_printed) checked.remark = "a name is printed in another form there";
            for (std::size_t i = 1; i < candidates.size() && checked.also.size() < kAlso; ++i)
                if (candidates[i].exact) checked.also.push_back(candidates[i].hit.id);
            checked.source = Source{best.hit.id, best.hit.report, best.hit.unit, comparer_.searcher().lead_in(best.hit.report->doc, best.hit.unit)};
        }
        if (quotation.place) checked.place = place_verdict(*quotation.place, candidates);
        return checked;
    }

private:
    // Ranked retrieval, the exact phrase, and what the report named beside the quotation has.
    std::vector<search::Hit> passages(const draft::Quotation& quotation) {
        const std::string text = joined(quotation.parts);
        const auto words = comparer_.reader().words(text, comparer_.reader().language(text));
        if (words.empty()) return {};
        std::vector<search::Hit> hits = retrieve(text, words, filters_, comparer_.searcher());
        const auto add = [&hits](std::vector<search::Hit> more) {
            for (search::Hit& hit : more)
                if (std::ranges::find(hits, hit.id, &search::Hit::id) == hits.end()) hits.push_back(std::move(hit));
        };
        const auto longest = std::ranges::max_element(quotation.parts, {}, &std::string::size);
        add(retrieve_phrase(*longest, filters_, comparer_.searcher()));
        if (quotation.place && !quotation.place->report.empty())
            for (const search::Filter& report : filters_for(quotation.place->report)) {
                std::vector<search::Filter> inside = filters_;
                inside.push_back(report);
                add(retrieve(text, words, inside, comparer_.searcher()));
            }
        return hits;
    }

    static std::array<search::Filter, 2> filters_for(const std::string& report) {
        return {search::Filter{"doc", {report}}, search::Filter{"symbol", {report}}};
    }

    // The parts of a quotation stand in one passage, one behind the other.
    Candidate held_against(const draft::Quotation& quotation, search::Hit hit) {
        Candidate candidate;
        const auto language = analysis::language_of(*hit.report, hit.unit);
        const std::string& text = hit.unit.text;
        const auto definitions = comparer_.reader().definitions(quotation.text, language);
        candidate.exact = candidate.as_printed = true;
        candidate.likeness = 1;
        std::size_t from = 0;  // bytes of the passage that are taken
        for (const std::string& part : quotation.parts) {
            const std::string_view rest = std::string_view(text).substr(from);
            const auto draft = comparer_.reader().words(part, language, wording::Names::Resolved, definitions);
            const auto passage = comparer_.reader().words(rest, language, wording::Names::Resolved, definitions);
            if (draft.empty()) continue;
            const wording::Comparison comparison = wording::compare(draft, passage);
            candidate.exact = candidate.exact && comparison.exact;
            candidate.likeness = std::min(candidate.likeness, std::max(comparison.likeness, kHeldPart * wording::held(draft, passage)));
            if (comparison.exact) candidate.as_printed = candidate.as_printed && printed_so(part, rest, language);
            for (wording::Edit& edit : wording::edits(comparison, part, draft, rest, passage)) candidate.edits.push_back(std::move(edit));
            if (!comparison.runs.empty()) from += passage[comparison.window.end - 1].end;
        }
        candidate.placed = quotation.place && stands_at(*quotation.place, *hit.report, hit.unit);
        candidate.hit = std::move(hit);
        return candidate;
    }

    bool printed_so(const std::string& part, std::string_view passage, analysis::Language language) {
        return wording::compare(comparer_.reader().words(part, language, wording::Names::AsPrinted),
                                comparer_.reader().words(passage, language, wording::Names::AsPrinted))
            .exact;
    }

    PlaceVerdict place_verdict(const draft::Place& place, const std::vector<Candidate>& candidates) {
        if (std::ranges::any_of(candidates, [](const Candidate& one) { return one.exact && one.placed; })) return PlaceVerdict::Right;
        if (std::ranges::any_of(candidates, &Candidate::placed)) return PlaceVerdict::Elsewhere;
        return exists(place) ? PlaceVerdict::Elsewhere : PlaceVerdict::Unknown;
    }

    // No passage found stands there: does anything?
    bool exists(const draft::Place& place) {
        if (place.report.empty()) return true;
        for (const search::Filter& report : filters_for(place.report)) {
            search::Request all;
            all.text = "*";
            all.filters = {report};
            all.limit = 100'000;
            all.snippets = false;
            for (const search::Hit& hit : comparer_.searcher().search(all).hits)
                if (stands_at(place, *hit.report, hit.unit)) return true;
        }
        return false;
    }

    Comparer& comparer_;
    const std::vector<search::Filter>& filters_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::array<std::string_view, 3> kNames{"exact", "differs", "missing"};
    return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(PlaceVerdict verdict) {
    constexpr std::array<std::string_view, 4> kNames{"none", "right", "elsewhere", "unknown"};
    return kNames[static_cast<std::size_t>(verdict)];
}

std::vector<Checked> verify(const std::vector<draft::Quotation>& quotations, Comparer& comparer, const std::vector<search::Filter>& filters) {
    Checker checker(comparer, filters);
    std::vector<Checked> all;
    for (const draft::Quotation& quotation : quotations) all.push_back(checker.check(quotation));
    return all;
}

std::vector<draft::Quotation> all_sentences(const std::vector<draft::Paragraph>& paragraphs) {
    const draft::Sentences sentences;
    std::vector<draft::Quotation> all;
    const bool only_headings = std::ranges::all_of(paragraphs, &draft::Paragraph::heading);
    for (const draft::Paragraph& paragraph : paragraphs) {
        if (paragraph.heading && !only_headings) continue;
        for (const draft::Sentence& one : sentences.cut(paragraph.text)) {
            const std::string text = paragraph.text.substr(one.begin, one.end - one.begin);
            all.push_back({text, {text}, paragraph.line_at(one.begin), std::nullopt});
        }
    }
    return all;
}

}  // namespace travaux::precedent
