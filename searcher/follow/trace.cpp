#include "searcher/follow/trace.hpp"

#include "searcher/follow/outcomes.hpp"
#include "searcher/follow/promise.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <tuple>

namespace travaux::follow {
namespace {

using Status = schema::Commitment;

// What a score is made of: the part of the promise that one part of a passage holds, how much alike the two are, the
// part that the passage as a whole holds, the runs of words they share, a date that
// the promise names, and whether what was promised is spoken of at all: a guide, a retreat.
constexpr double kPart = 0.3;
constexpr double kLike = 0.35;
constexpr double kWhole = 0.2;
constexpr double kRuns = 0.15;
constexpr double kDate = 0.05;
constexpr double kThing = 0.1;

// When a report speaks: the last day of its period, else its date, else its year.
std::string end_of(const schema::ReportFacts& report) {
    if (!report.period_end.empty()) return last_day(report.period_end);
    if (!report.date.empty()) return last_day(report.date);
    return report.year ? last_day(std::to_string(*report.year)) : std::string();
}

bool is_later(const schema::ReportFacts& later, const schema::ReportFacts& earlier) {
    if (later.doc == earlier.doc || !later.year || !earlier.year) return false;
    return *later.year != *earlier.year ? *later.year > *earlier.year : end_of(later) > end_of(earlier);
}

// Values of one field are alternatives: years that are asked for stand as they are, and what is not later falls out by is_later.
std::vector<search::Filter> within(std::vector<search::Filter> filters, const std::string& years) {
    if (std::ranges::find(filters, "year", &search::Filter::field) == filters.end()) filters.push_back({"year", {years}});
    return filters;
}

precedent::Source source_of(const search::Passage& passage, search::Searcher& searcher) {
    const schema::Unit& unit = passage.units[passage.chosen];
    return {schema::unit_id(passage.report->doc, unit.address), passage.report, unit, searcher.lead_in(passage.report->doc, unit)};
}

// Parts of a sentence that stand for themselves: between semicolons.
std::vector<std::string_view> parts_of(std::string_view text, const draft::Sentences& sentences) {
    std::vector<std::string_view> parts;
    for (const draft::Sentence& one : sentences.cut(text)) {
        std::string_view sentence = text.substr(one.begin, one.end - one.begin);
        for (std::size_t at = sentence.find("; "); at != std::string_view::npos; at = sentence.find("; ")) {
            parts.push_back(sentence.substr(0, at));
            sentence.remove_prefix(at + 2);
        }
        parts.push_back(sentence);
    }
    return parts;
}

bool is_open(Status status) { return status == Status::Planned || status == Status::Requested || status == Status::Ongoing || status == Status::NotRealised; }

bool promises(const schema::Unit& unit) { return is_open(unit.commitment) || std::ranges::any_of(unit.commitment_all, is_open); }

}  // namespace

struct Tracer::State {
    State(search::Searcher& index, std::vector<HumanVerdict> known)
        : searcher(index), verdicts(std::move(known)), reader([&index](const std::string& word) { return index.rarity(word); }), kindred(reader) {}

    Promise promise(const precedent::Source& source, std::string_view text) {
        return promise_of(source.unit, text, reader.words(text, wording::language_of(*source.report, source.unit)), kindred);
    }

    // A passage may promise several things: the whole of it, and each sentence that has something to say.
    std::vector<Promise> promises_of(const precedent::Source& source) {
        constexpr std::size_t kSayingSomething = 4;
        std::vector<Promise> all{promise(source, source.unit.text)};
        for (const draft::Sentence& one : sentences.cut(source.unit.text)) {
            if (one.end - one.begin + 2 >= source.unit.text.size()) break;
            Promise sentence = promise(source, std::string_view(source.unit.text).substr(one.begin, one.end - one.begin));
            if (sentence.terms.size() >= kSayingSomething) all.push_back(std::move(sentence));
        }
        return all;
    }

    Finding finding(const std::vector<Promise>& promises, const precedent::Source& passage) {
        Finding best = finding(promises.front(), passage);
        for (std::size_t i = 1; i < promises.size(); ++i)
            if (Finding one = finding(promises[i], passage); one.score > best.score) best = std::move(one);
        return best;
    }

    // The promise's words, and the other words of their circles.
    std::vector<search::Hit> candidates(const precedent::Source& source, const Promise& of, const std::vector<search::Filter>& filters) {
        std::string text = source.unit.text;
        std::set<std::size_t> circles;
        for (const Promise::Term& term : of.terms) circles.insert(term.circles.begin(), term.circles.end());
        std::vector<search::Hit> hits = precedent::retrieve(text, of.words, filters, searcher);
        for (const std::size_t circle : circles) {
            std::string others;
            for (const std::string& wording : kindred.wordings(circle)) others += wording + " ";
            for (search::Hit& hit : precedent::retrieve(others, reader.words(others, analysis::Language::English), filters, searcher))
                if (std::ranges::find(hits, hit.id, &search::Hit::id) == hits.end()) hits.push_back(std::move(hit));
        }
        return hits;
    }

    // What the passage says of the promise: its best part.
    Finding finding(const Promise& of, const precedent::Source& passage) {
        Finding best{passage, Outcome::Silent, {}, {}, 0, {}};
        const auto language = wording::language_of(*passage.report, passage.unit);
        const std::string& text = passage.unit.text;
        const std::vector<wording::Word> words = reader.words(text, language);
        const Held whole = held(of, text, words, kindred);
        const wording::Comparison runs = wording::compare(of.words, words);
        double most = -1;
        for (const std::string_view part : parts_of(text, sentences)) {
            const Held here = held(of, part, reader.words(part, language), kindred);
            const double score = kPart * here.part + kLike * here.likeness + kWhole * whole.part + kRuns * runs.likeness + kThing * here.thing +
                                 (here.evidence.dates.empty() ? 0 : kDate);
            if (score <= most) continue;
            most = score;
            best.sentence = part;
            best.outcome = outcomes.read(passage.unit, part, reader.analyzer());
        }
        best.evidence = whole.evidence;
        best.score = std::clamp(most, 0.0, 1.0);
        return best;
    }

    // Organisations and dates alone are no thing: a word of the promise must come again, in one form or another, or
    // something else that is known by name.
    static bool speaks_of_it(const Finding& finding) {
        const Evidence& evidence = finding.evidence;
        const std::size_t organisations = finding.source.unit.agency.size();
        return finding.score >= kLeastScore && (!evidence.words.empty() || !evidence.kindred.empty() || evidence.names.size() > organisations);
    }

    std::vector<HumanVerdict> human(const std::string& promise, const std::string& passage) const {
        std::vector<HumanVerdict> found;
        for (const HumanVerdict& one : verdicts)
            if (one.promise == promise && one.passage == passage) found.push_back(one);
        return found;
    }

    void finish(Trace& trace, std::size_t limit) {
        std::ranges::stable_sort(trace.findings, {}, [](const Finding& one) { return -one.score; });
        trace.findings.resize(std::min(limit, trace.findings.size()));
        if (!trace.findings.empty()) trace.outcome = trace.findings.front().outcome;
        for (Finding& one : trace.findings) one.source.lead_in = searcher.lead_in(one.source.report->doc, one.source.unit);
    }

    Trace forth(precedent::Source source, std::size_t limit, const std::vector<search::Filter>& filters) {
        Trace trace{std::move(source), {}, Outcome::Silent, {}, {}};
        trace.due = trace.passage.unit.due;
        trace.verdicts = human(trace.passage.id, {});
        const schema::ReportFacts& report = *trace.passage.report;
        if (!report.year) return trace;
        const std::vector<Promise> of = promises_of(trace.passage);
        for (search::Hit& hit : candidates(trace.passage, of.front(), within(filters, std::to_string(*report.year) + ".."))) {
            if (!is_later(*hit.report, report)) continue;
            Finding one = finding(of, {hit.id, hit.report, hit.unit, {}});
            if (!speaks_of_it(one)) continue;
            one.verdicts = human(trace.passage.id, hit.id);
            trace.findings.push_back(std::move(one));
        }
        finish(trace, limit);
        return trace;
    }

    Trace back(precedent::Source source, std::size_t limit, const std::vector<search::Filter>& filters) {
        Trace trace{std::move(source), {}, Outcome::Silent, {}, {}};
        const schema::ReportFacts& report = *trace.passage.report;
        if (!report.year) return trace;
        const Promise of = promise(trace.passage, trace.passage.unit.text);
        for (const search::Hit& hit : candidates(trace.passage, of, within(filters, ".." + std::to_string(*report.year)))) {
            if (!is_later(report, *hit.report) || !promises(hit.unit)) continue;
            const precedent::Source promise_source{hit.id, hit.report, hit.unit, {}};
            Finding one = finding(promises_of(promise_source), trace.passage);
            if (!speaks_of_it(one)) continue;
            one.source = promise_source;
            one.sentence = promise_source.unit.text;
            one.verdicts = human(hit.id, trace.passage.id);
            trace.findings.push_back(std::move(one));
        }
        finish(trace, limit);
        return trace;
    }

    search::Searcher& searcher;
    std::vector<HumanVerdict> verdicts;
    wording::Reader reader;
    Kindred kindred;
    Outcomes outcomes;
    draft::Sentences sentences;
};

Tracer::Tracer(search::Searcher& searcher, std::vector<HumanVerdict> verdicts) : state_(std::make_unique<State>(searcher, std::move(verdicts))) {}
Tracer::~Tracer() = default;

Trace Tracer::forth(const search::Passage& promise, std::size_t limit, const std::vector<search::Filter>& filters) {
    return state_->forth(source_of(promise, state_->searcher), limit, filters);
}

Trace Tracer::back(const search::Passage& passage, std::size_t limit, const std::vector<search::Filter>& filters) {
    return state_->back(source_of(passage, state_->searcher), limit, filters);
}

std::vector<Trace> Tracer::all(const Selection& selection, std::size_t limit) {
    Selection open = selection;
    if (open.statuses.empty()) open.statuses = {Status::Planned, Status::Requested, Status::Ongoing};
    std::vector<Trace> traces;
    for (const Group& group : commitments(open, state_->searcher)) traces.push_back(state_->forth(group.first.source, limit, {}));
    return traces;
}

}  // namespace travaux::follow
