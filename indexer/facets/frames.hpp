// What a lead-in or a heading says of the items under it: "The following activities are planned:".
#pragma once

#include "indexer/facets/passage.hpp"

namespace travaux::facets {

/// Whether a sentence only announces the list that follows it.
bool announces_list(const Passage& passage, WordRange sentence, const Speech& speech);

/// Whether a sentence announces aims: its items are planned, whatever its verb tells ("The chair set itself three tasks:").
bool announces_aims(const Passage& passage, WordRange sentence, const Speech& speech);

/// The status that the words of a lead-in's last sentence, or of a heading, give to the items; None where they give none.
schema::Commitment frame_of(const Passage& passage, WordRange sentence, const Speech& speech);

}  // namespace travaux::facets
