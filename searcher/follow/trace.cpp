#include "searcher/follow/trace.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "searcher/follow/evidence.hpp"
#include "searcher/follow/statements.hpp"
#include "searcher/precedent/passages.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

namespace travaux::follow {
namespace {

using Status = schema::Commitment;

// Of the best finding's score: below it another is no finding beside it.
constexpr double kBeside = 0.5;

constexpr std::size_t kRemembered = 20'000;  // passages, some 5 KB each

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

std::string last_year(const std::string& due) { return due.size() >= 4 ? due.substr(0, 4) : std::string(); }

// One author, or both the chairs of one group.
bool one_hand(const schema::ReportFacts& a, const schema::ReportFacts& b) {
    return (!a.chair.empty() && !b.chair.empty()) || std::ranges::any_of(a.author, [&](const std::string& author) { return std::ranges::find(b.author, author) != b.author.end(); });
}

bool is_open(Status status) { return status == Status::Planned || status == Status::Requested || status == Status::Ongoing || status == Status::NotRealised; }

bool promises(const schema::Unit& unit) { return is_open(unit.commitment) || std::ranges::any_of(unit.commitment_all, is_open); }

}  // namespace

struct Tracer::State {
    State(search::Searcher& index, std::vector<HumanVerdict> known)
        : searcher(index), verdicts(std::move(known)), reader([&index](const std::string& word) { return index.rarity(word); }), statements(reader) {}

    using Read = std::shared_ptr<const Statements>;

    // Each passage is read once, for however many promises.
    Read read(const precedent::Source& source) {
        if (remembered.size() > kRemembered) remembered.clear();
        Read& known = remembered[source.id];
        if (!known) known = std::make_shared<const Statements>(statements.read(source));
        return known;
    }

    // What a passage promises, parts with a date or a plan before others; all of it where no part says so by itself.
    static std::vector<const Statement*> promising(const Statements& of) {
        std::vector<const Statement*> all;
        for (const Statement& part : of.parts)
            if (!(part.again && part.outcome == Outcome::Dropped) && part.outcome != Outcome::ReportedDone && part.outcome != Outcome::Silent) all.push_back(&part);
        if (all.empty())
            for (const Statement& part : of.parts) all.push_back(&part);
        return all;
    }

    // Passages with the words of the statements, or with other words for the same things.
    std::vector<search::Hit> candidates(std::span<const Statement* const> of, analysis::Language language, const std::vector<search::Filter>& filters) {
        std::string words;
        std::set<int> circles;
        for (const Statement* statement : of)
            for (const Concept& one : statement->concepts) {
                words += one.printed + " ";
                if (one.circle >= 0) circles.insert(one.circle);
            }
        for (const int circle : circles)
            for (const std::string& wording : statements.wordings(circle)) words += wording + " ";
        return words.empty() ? std::vector<search::Hit>() : precedent::retrieve(words, reader.words(words, language), filters, searcher, precedent::kDeep);
    }

    // What the passage says of any of the promises: its best part. None where nothing that it says is on their matter.
    std::optional<Finding> finding(const precedent::Source& promise, std::span<const Statement* const> promises, const Statements& around, const precedent::Source& passage) {
        std::optional<Finding> best;
        double most = 0;
        const Read beside = read(passage);
        const Promised known{last_year(promise.unit.due), promise.unit.actor.empty() ? promise.report->author : promise.unit.actor, one_hand(*promise.report, *passage.report), statements.paragraphs()};
        for (const Statement* one : promises)
            for (const Statement& part : beside->parts) {
                Held here = held(*one, around, known, part, *beside);
                if (!here.enough || here.points <= most) continue;
                most = here.points;
                best = Finding{passage, here.outcome, part.text, std::move(here.evidence), most, {}};
            }
        return best;
    }

    std::vector<HumanVerdict> human(const std::string& promise, const std::string& passage) const {
        std::vector<HumanVerdict> found;
        for (const HumanVerdict& one : verdicts)
            if (one.promise == promise && one.passage == passage) found.push_back(one);
        return found;
    }

    void finish(Trace& trace, std::size_t limit) {
        std::ranges::stable_sort(trace.findings, {}, [](const Finding& one) { return std::tuple(-one.score, one.source.id); });
        const double least = trace.findings.empty() ? 0 : kBeside * trace.findings.front().score;
        std::erase_if(trace.findings, [&](const Finding& one) { return one.score < least; });
        if (!trace.findings.empty()) trace.outcome = trace.findings.front().outcome;
        trace.findings.resize(std::min(limit, trace.findings.size()));
        for (Finding& one : trace.findings) {
            one.score /= 1 + one.score;
            one.source.lead_in = searcher.lead_in(one.source.report->doc, one.source.unit);
        }
    }

    Trace forth(precedent::Source source, std::size_t limit, const std::vector<search::Filter>& filters) {
        Trace trace{std::move(source), {}, true, Outcome::Silent, {}, {}};
        trace.due = trace.passage.unit.due;
        trace.promise = promises(trace.passage.unit);
        trace.verdicts = human(trace.passage.id, {});
        const schema::ReportFacts& report = *trace.passage.report;
        if (!report.year) return trace;
        const Read of = read(trace.passage);
        const std::vector<const Statement*> promised = promising(*of);
        const auto language = analysis::language_of(report, trace.passage.unit);
        for (search::Hit& hit : candidates(promised, language, within(filters, std::to_string(*report.year) + ".."))) {
            if (!is_later(*hit.report, report)) continue;
            std::optional<Finding> one = finding(trace.passage, promised, *of, {hit.id, hit.report, hit.unit, {}});
            if (!one) continue;
            one->verdicts = human(trace.passage.id, hit.id);
            trace.findings.push_back(std::move(*one));
        }
        finish(trace, limit);
        return trace;
    }

    Trace back(precedent::Source source, std::size_t limit, const std::vector<search::Filter>& filters) {
        Trace trace{std::move(source), {}, true, Outcome::Silent, {}, {}};
        const schema::ReportFacts& report = *trace.passage.report;
        if (!report.year) return trace;
        const Read of = read(trace.passage);
        std::vector<const Statement*> all;
        for (const Statement& part : of->parts) all.push_back(&part);
        const auto language = analysis::language_of(report, trace.passage.unit);
        for (const search::Hit& hit : candidates(all, language, within(filters, ".." + std::to_string(*report.year)))) {
            if (!is_later(report, *hit.report) || !promises(hit.unit)) continue;
            const precedent::Source promise{hit.id, hit.report, hit.unit, {}};
            const Read around = read(promise);
            std::optional<Finding> one = finding(promise, promising(*around), *around, trace.passage);
            if (!one) continue;
            one->source = promise;
            one->sentence = promise.unit.text;
            one->verdicts = human(hit.id, trace.passage.id);
            trace.findings.push_back(std::move(*one));
        }
        finish(trace, limit);
        return trace;
    }

    search::Searcher& searcher;
    std::vector<HumanVerdict> verdicts;
    wording::Reader reader;
    StatementReader statements;
    std::unordered_map<std::string, Read> remembered;
};

Tracer::Tracer(search::Searcher& searcher, std::vector<HumanVerdict> verdicts) : state_(std::make_unique<State>(searcher, std::move(verdicts))) {}
Tracer::~Tracer() = default;

Trace Tracer::forth(const search::Passage& promise, std::size_t limit, const std::vector<search::Filter>& filters) {
    return state_->forth(source_of(promise, state_->searcher), limit, filters);
}

Trace Tracer::back(const search::Passage& passage, std::size_t limit, const std::vector<search::Filter>& filters) {
    return state_->back(source_of(passage, state_->searcher), limit, filters);
}

void Tracer::all(const Selection& selection, std::size_t limit, const std::function<void(Trace&&)>& visit) {
    Selection open = selection;
    if (open.statuses.empty()) open.statuses = {Status::Planned, Status::Requested, Status::Ongoing};
    for (const Group& group : commitments(open, state_->searcher))
        if (!group.first.source.unit.text.ends_with(':')) visit(state_->forth(group.first.source, limit, {}));
}

}  // namespace travaux::follow
