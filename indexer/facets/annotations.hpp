// What one unit speaks of, facet by facet: its organisations, its years, the objective it stands under, what it says of
// undertakings. Each function fills what is still empty and leaves the rest.
#pragma once

#include "indexer/facets/agents.hpp"
#include "indexer/facets/passage.hpp"
#include "schema/report.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace travaux::facets {

/// Canonical names of the organisations printed in a passage, in order of first appearance.
std::vector<std::string> agencies_in(const Passage& passage, const vocabulary::Authority& authority);

/// Years from 1900 to 2099 printed in a text, ascending: ranges expanded ("2008/9", "2013–2014"); not in URLs, document
/// symbols or "post-2015".
std::vector<int> years_in(std::string_view text);

/// Ordinals of the units that others name as their parent.
using Parents = std::unordered_set<int>;
Parents parents_of(const std::vector<schema::Unit>& units);

/// Sets the objective of the units under each "Objective N": opened by a unit whose first sentence names it (or
/// by such a heading), it covers the unit's list and what follows, up to the next such unit or heading. A list item
/// that defines an objective has its number, and what follows the list has none.
class ObjectiveReader {
public:
    /// Both must outlive it.
    ObjectiveReader(const Parents& parents, const Tables& tables) : parents_(parents), tables_(tables) {}

    /// To be called for every unit of a report, in order.
    void read(schema::Unit& unit, const Passage& passage);

    /// Sets their labels, which may be printed behind them.
    void label(std::vector<schema::Unit>& units) const;

private:
    const Parents& parents_;
    const Tables& tables_;
    std::map<int, std::string> labels_;  // by number
    std::optional<int> current_;
    std::optional<int> heading_level_;                 // where a heading opened it, it covers the headings below that one
    std::map<int, std::optional<int>> of_parents_;     // by ordinal
};

/// Whether a text opens with a numbered objective: "Objective 2: …".
bool defines_objective(const Passage& passage, const Tables& tables);

/// Sets commitment, commitment_all, commitment_words, actor and due. What is in a language without cues says nothing.
class CommitmentReader {
public:
    /// `year`: the year that the report speaks from; `language`: the report's, where a unit has none. All must outlive it.
    CommitmentReader(const Parents& parents, const Reporter& reporter, std::optional<int> year, std::string_view language, const Tables& tables);
    ~CommitmentReader();
    CommitmentReader(const CommitmentReader&) = delete;
    CommitmentReader& operator=(const CommitmentReader&) = delete;

    /// To be called for every unit of a report, in order.
    void read(schema::Unit& unit, const Passage& passage);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::facets
