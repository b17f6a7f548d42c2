#include "searcher/precedent/verify.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/fields.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace travaux::precedent {
namespace {

constexpr std::size_t kAlso = 10;
constexpr std::size_t kReports = 10;  // passages looked at for the reports of one symbol or title

// Of a short quotation with a word put in, no run may be left: words in any order count by half.
constexpr double kHeldPart = 0.5;

// What a passage is nearer for standing at the place given.
constexpr double kPlaced = 0.1;

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
        named_ = quotation.place ? named_docs(*quotation.place) : std::vector<std::string>();
        std::vector<Candidate> candidates;
        for (search::Hit& hit : passages(quotation)) candidates.push_back(held_against(quotation, std::move(hit)));
        if (std::ranges::none_of(candidates, [&](const Candidate& one) { return one.exact && (one.placed || !quotation.place); }))
            for (search::Hit& hit : headings(quotation, candidates)) candidates.push_back(held_against(quotation, std::move(hit)));
        std::ranges::stable_sort(candidates, {}, [](const Candidate& one) {
            return std::tuple(!one.exact, !(one.exact && one.placed), -one.likeness - (one.placed ? kPlaced : 0));
        });
        if (!candidates.empty() && candidates.front().likeness >= kNear) {
            Candidate& best = candidates.front();
            checked.verdict = best.exact ? Verdict::Exact : Verdict::Differs;
            if (!best.exact) checked.edits = std::move(best.edits);
            if (best.exact && !best.as_printed) checked.remark = "a name is printed in another form there";
            for (std::size_t i = 1; i < candidates.size() && checked.also.size() < kAlso; ++i)
                if (candidates[i].exact) checked.also.push_back(candidates[i].hit.id);
            checked.source = Source{best.hit.id, best.hit.report, best.hit.unit, comparer_.searcher().lead_in(best.hit.report->doc, best.hit.unit)};
        }
        if (quotation.place) checked.place = place_verdict(*quotation.place, checked.source ? &candidates.front() : nullptr);
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
        for (const std::string& doc : named_) {
            std::vector<search::Filter> inside = filters_;
            inside.push_back({"doc", {doc}});
            add(retrieve(text, words, inside, comparer_.searcher()));
        }
        return hits;
    }

    // A symbol may be named by its end, as `CRP/27` for `C/103/CRP/27`.
    std::vector<search::Filter> filters_for(const std::string& report) {
        if (!symbols_) {
            symbols_.emplace();
            for (const search::FieldTerm& term : comparer_.searcher().terms(schema::field("symbol"))) symbols_->push_back(term.value);
        }
        std::vector<search::Filter> filters{{"doc", {report}}};
        for (const std::string& symbol : *symbols_)
            if (is_symbol(report, symbol)) filters.push_back({"symbol", {symbol}});
        return filters;
    }

    // The reports that a place names, by symbol or identifier, else by title.
    std::vector<std::string> named_docs(const draft::Place& place) {
        std::vector<std::string> docs;
        const auto look = [&](const search::Request& request) {
            for (const search::Hit& hit : comparer_.searcher().search(request).hits)
                if (is_of(place, *hit.report) && std::ranges::find(docs, hit.report->doc) == docs.end()) docs.push_back(hit.report->doc);
        };
        search::Request request;
        request.limit = kReports;
        request.snippets = false;
        const auto title = std::ranges::find(place.parts, draft::Part::Role::Title, &draft::Part::role);
        if (!place.report.empty()) {
            request.text = "*";
            for (const search::Filter& report : filters_for(place.report)) {
                request.filters = {report};
                look(request);
            }
        } else if (title != place.parts.end()) {
            request.text = title->words;
            request.plain = true;
            request.match = search::Match::Any;
            look(request);
        }
        return docs;
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
        candidate.placed = quotation.place && candidate.likeness >= kNear && is_at(*quotation.place, hit);
        candidate.hit = std::move(hit);
        return candidate;
    }

    bool printed_so(const std::string& part, std::string_view passage, analysis::Language language) {
        return wording::compare(comparer_.reader().words(part, language, wording::Names::AsPrinted),
                                comparer_.reader().words(passage, language, wording::Names::AsPrinted))
            .exact;
    }

    PlaceVerdict place_verdict(const draft::Place& place, const Candidate* found) {
        if (found != nullptr && found->placed) return PlaceVerdict::Right;
        return exists(place) ? PlaceVerdict::Elsewhere : PlaceVerdict::Unknown;
    }

    // As its address or its section says, or as it would be cited: by the unit that introduces it. The title stands
    // wherever its report is named.
    bool is_at(const draft::Place& place, const search::Hit& hit) {
        if (!is_of(place, *hit.report)) return false;
        const bool title = hit.unit.kind == schema::Kind::Heading && hit.unit.level == 0;
        if (title || stands_at(place, *hit.report, hit.unit)) return true;
        if (place.parts.empty() || !place.unit.empty()) return false;
        const search::Found shown = comparer_.searcher().show(hit.id, 0);
        if (shown.passage.empty()) return false;
        const search::Passage& passage = shown.passage.front();
        return is_cited_so(place, *hit.report, places_.parts(cite::place_of(passage.units, passage.chosen)));
    }

    // Titles and headings of the reports found, and of the one named: they are wording of their report, too.
    std::vector<search::Hit> headings(const draft::Quotation& quotation, const std::vector<Candidate>& candidates) {
        std::vector<std::string> docs = named_;
        for (const Candidate& one : candidates)
            if (std::ranges::find(docs, one.hit.report->doc) == docs.end() && says(*one.hit.report, one.hit.unit, quotation)) docs.push_back(one.hit.report->doc);
        std::vector<search::Hit> all;
        for (const std::string& doc : docs) {
            const auto report = comparer_.searcher().report(doc, {});
            if (!report) continue;
            for (const schema::Unit& unit : report->units)
                if (unit.kind == schema::Kind::Heading) {
                    search::Hit hit;
                    hit.id = schema::unit_id(doc, unit.address);
                    hit.report = report->facts;
                    hit.unit = unit;
                    all.push_back(std::move(hit));
                }
        }
        return all;
    }

    // Whether a report is worth reading for its headings: its title or section comes near to what is quoted.
    bool says(const schema::ReportFacts& report, const schema::Unit& unit, const draft::Quotation& quotation) {
        const auto has = [&](const std::string& heading) {
            const auto language = analysis::language_of(report, unit);
            return wording::compare(comparer_.reader().words(quotation.parts.front(), language), comparer_.reader().words(heading, language)).likeness >= kNear;
        };
        return has(report.title) || std::ranges::any_of(unit.section, has);
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
    draft::Places places_;
    std::optional<std::vector<std::string>> symbols_;  // all of the index, once one is asked for
    std::vector<std::string> named_;  // the reports that the place of this quotation names
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
