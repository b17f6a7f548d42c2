// What became of a promise: later passages that report on the same thing, with what speaks for it. A label says what
// such a passage says, never whether the promise was kept: that is for people, whose verdicts are shown beside.
#pragma once

#include "searcher/follow/commitments.hpp"
#include "searcher/follow/verdicts.hpp"
#include "searcher/precedent/precedents.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::follow {

enum class Outcome : std::uint8_t { ReportedDone, InProgress, PlannedAgain, Dropped, Silent };

/// "reported done", "in progress", "planned again", "dropped", "silent"
std::string_view name_of(Outcome outcome);

/// What promise and passage share.
struct Evidence {
    std::vector<std::string> names;    // organisations and things known by name
    std::vector<std::string> words;    // the rarest, as the passage prints them
    std::vector<std::string> kindred;  // other words for the same: "support team" for "secretariat"
    std::vector<std::string> dates;    // years of the promise that the passage speaks of
    bool operator==(const Evidence&) const = default;
};

struct Finding {
    precedent::Source source;
    Outcome outcome = Outcome::Silent;
    std::string sentence;  // that speaks of it; with `back` the text of the promise
    Evidence evidence;
    double score = 0;      // 0..1, more where more speaks for it; orders the findings of one trace
    std::vector<HumanVerdict> verdicts;
};

struct Trace {
    precedent::Source passage;   // the promise; with `back` the later passage
    std::string due;
    bool promise = true;                // with forth: whether it promises, plans or asks for anything
    Outcome outcome = Outcome::Silent;  // what the best finding says, however many are asked for; Silent where nothing was found
    std::vector<Finding> findings;      // best first
    std::vector<HumanVerdict> verdicts; // on the promise as a whole
};

/// Not thread-safe. The searcher must outlive it. Throws schema::Error.
class Tracer {
public:
    Tracer(search::Searcher& searcher, std::vector<HumanVerdict> verdicts);
    ~Tracer();

    /// Later passages of other reports that speak of what this one promises, among those that the filters let through.
    /// Later by the year the report speaks from, in one year by the last day of its period.
    Trace forth(const search::Passage& promise, std::size_t limit, const std::vector<search::Filter>& filters = {});

    /// Earlier promises, plans and requests that this passage reports on.
    Trace back(const search::Passage& passage, std::size_t limit, const std::vector<search::Filter>& filters = {});

    /// forth() of every promise, plan and request that the selection finds, given as it is made; not of the lead-in of a
    /// list, whose items stand for themselves.
    void all(const Selection& selection, std::size_t limit, const std::function<void(Trace&&)>& visit);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::follow
