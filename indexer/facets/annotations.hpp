// What one unit speaks of, facet by facet: its organisations, its years, the objective it stands under, what it says of
// undertakings. Each function fills what is still empty and leaves the rest.
#pragma once

#include "indexer/facets/agents.hpp"
#include "indexer/facets/passage.hpp"
#include "schema/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace travaux::facets {

/// Canonical names of the organisations printed in a passage, in order of first appearance.
std::vector<std::string> agencies_in(const Passage& passage, const vocabulary::Authority& authority);

/// Years from 1900 to 2099 printed in a text, ascending: ranges expanded ("2008/9", "2013–2014"); not in URLs, document
/// symbols or "post-2015".
std::vector<int> years_in(std::string_view text);

/// Sets the objective of the units under each "Objective N": opened by a unit whose first sentence names it (or
/// by such a heading), it covers the unit's list and what follows, up to the next such unit or heading. A list item
/// that defines an objective has its number, and what follows the list has none.
void mark_objectives(std::vector<schema::Unit>& units, std::span<const Passage> passages, const Tables& tables);

/// Whether a text opens with a numbered objective: "Objective 2: …".
bool defines_objective(const Passage& passage, const Tables& tables);

/// Sets commitment, commitment_all, commitment_words, actor and due. `year`: the year that the report speaks from; `language`:
/// the report's, where a unit has none. What is in a language without cues says nothing.
void mark_commitments(std::vector<schema::Unit>& units, std::span<const Passage> passages, const Reporter& reporter,
                      std::optional<int> year, std::string_view language, const Tables& tables);

}  // namespace travaux::facets
