// What one sentence says of an undertaking: planned, under way, done, dropped or asked of somebody.
#pragma once

#include "indexer/facets/agents.hpp"

#include <span>
#include <string>
#include <vector>

namespace travaux::facets {

/// A cue that was found, and who is meant: who will do it, does it or did it; for a request, of whom it is asked.
struct Clue {
    schema::Commitment status = schema::Commitment::None;
    WordRange words;
    std::vector<std::string> actor;
};

/// The clues of a sentence in order. `agents`: those in it; `item`: it stands in a list item; `patterns`: the cues', turned
/// to the sentence. A sentence of more than 400 words is a table or a list run together, and is not read.
std::vector<Clue> clues_in(const Passage& passage, WordRange sentence, std::span<const Agent> agents,
                           const Speech& speech, bool item, PatternSet::Reading& patterns);

}  // namespace travaux::facets
