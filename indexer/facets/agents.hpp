// Who acts in a sentence: organisations and the words that stand for them, told into the report's own and others.
#pragma once

#include "indexer/facets/passage.hpp"

#include <span>
#include <string>
#include <vector>

namespace travaux::facets {

/// Who speaks in a report, and for whom.
struct Reporter {
    std::vector<std::string> author, chair;
    bool speaks_for_group = false;  // a chair report: what the Group and its members do is its own

    bool is_known() const { return !author.empty() || !chair.empty(); }
};

/// Somebody named or meant.
struct Agent {
    WordRange words;
    std::vector<std::string> names;  // canonical; empty for those without a name in the authority file
    bool own = false;                // the author, or one for whom it reports
    bool governed = false;           // by a preposition or a verb: no subject
    bool possessive = false;         // "IOM's": the subject is a thing of theirs
};

/// All agents of a passage in order. Where nothing is known of the reporter, every organisation is its own. `fits`: of the
/// speech's elements.
std::vector<Agent> agents_in(const Passage& passage, const Reporter& reporter, const Tables& tables,
                             const Speech& speech, const ElementBits& fits);

/// Those of the agents that stand in a sentence.
std::span<const Agent> agents_of(const std::vector<Agent>& agents, WordRange sentence);

/// The subject of a verb at word `at`: the last agent of its clause that nothing governs.
const Agent* subject_of(std::span<const Agent> agents, const Passage& passage, WordRange sentence, std::size_t at);

/// Whether two agents are named as one: "UNDESA and UNESCO", "IOM and the World Bank".
bool are_joined(const Agent& left, const Agent& right, const Passage& passage, const Lexicon& lexicon);

/// Canonical name of an organisation as a value: its own, or the nearest above it that can.
std::string value_of(const vocabulary::Agency& agency, const vocabulary::Authority& authority);

}  // namespace travaux::facets
