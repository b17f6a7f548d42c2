// The second room of the searcher: a query tree and filters in, plain results out. Works over one database,
// several shards or remote ones alike. Throws schema::Error; a query that cannot be read is Error(Query) that
// carries the caret in its message.
#pragma once

#include "schema/fields.hpp"
#include "searcher/search/access.hpp"
#include "searcher/search/results.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::search {

struct FieldTerm {
    std::string value;
    std::size_t count = 0;    // paragraphs
    std::size_t reports = 0;
};

struct ReportStatus {
    schema::ReportFacts facts;
    std::size_t paragraphs = 0;
};

struct Status {
    std::vector<std::string> locations;
    int layout = 0;
    std::size_t reports = 0;
    std::size_t paragraphs = 0;
    std::size_t words = 0;             // running words
    std::vector<std::string> languages;
    std::optional<std::size_t> bytes;  // on disk; not known where a server has some of it
    std::optional<std::vector<std::string>> faults;  // where it was checked
    bool only_slower = false;          // nothing is lost: all faults are such that the next run of travaux-index mends them
};

/// A fact of a report and where it was read: `words` in the unit at `address`; both empty where it was given by hand.
struct ReadFact {
    std::string field;
    std::string value;
    std::string address;
    std::string words;
};

/// What `travaux show` prints: units of one report in order, `chosen` marks the one asked for.
struct Passage {
    std::shared_ptr<const schema::ReportFacts> report;
    std::vector<schema::Unit> units;   // lead-ins of the chosen unit, neighbours, footnotes
    std::size_t chosen = 0;
    std::vector<ReadFact> facts;       // of the report, in the order in which they were read
};

/// Either one passage, or the ids that the address could mean (none: there is no such unit).
struct Found {
    std::vector<Passage> passage;      // zero or one
    std::vector<std::string> candidates;
};

/// A report as a reader sees it, from its first unit to its last.
struct MarkedReport {
    std::shared_ptr<const schema::ReportFacts> facts;
    std::vector<schema::Unit> units;
    std::vector<Snippet> texts;  // of each unit: its text whole, with highlights
};

/// Not thread-safe: one per thread.
class Searcher {
public:
    /// `locations`: paths, stub files, HOST:PORT; searched as one.
    explicit Searcher(std::vector<std::string> locations) : Searcher(Access{std::move(locations)}) {}
    explicit Searcher(Access access);
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    Results search(const Request& request);

    /// `doc#address`; short forms are accepted where unambiguous: the symbol for the doc (`CRP/43#12`), the address alone, `doc` for a report's
    /// beginning, a label, a tail of the path ("decision-6"), the beginning of a heading's ("key-doc"). `neighbours` units before and after.
    Found show(std::string_view address, std::size_t neighbours);

    /// Why the search finds this paragraph, or why not. The address as show() takes it, of a paragraph.
    Verdict explain(std::string_view address, const Request& request);

    /// Every value of a field with its counts, facet order; for Text fields the words of its titles.
    std::vector<FieldTerm> terms(const schema::Field& field);

    Status status();

    /// Servers that did not answer (Access::partial): what was found since is without them.
    const std::vector<std::string>& missing() const;

    /// How much a folded word counts for: the weight that ranking gives a word so rare, 0 or more; a word that the index
    /// does not have counts like one that stands once.
    double rarity(const std::string& word);

    /// The text of the unit that introduces this one, a list item, in its report; empty where none does.
    std::string lead_in(const std::string& doc, const schema::Unit& unit);

    /// Every paragraph of the index once, in no particular order.
    void each_paragraph(const std::function<void(const std::string& doc, const schema::Unit& unit)>& visit);

    /// What is wrong with the records of the index, a sentence each; nothing where all of it agrees. Reads every document.
    std::vector<std::string> faults();

    /// Another text for every state of the index on disk. From here on the searcher looks at that state.
    std::string version();

    /// The whole report, every unit with the query's words marked; nothing where there is none of this doc. A query that
    /// cannot be read throws as in search().
    std::optional<MarkedReport> report(std::string_view doc, const Request& request);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::search
