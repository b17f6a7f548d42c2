// What hangs on where words stand: exact words, phrases, NEAR. The index knows stems; which words these are, and in which
// order, is looked up in the paragraphs that have the stems. Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/search/expansion.hpp"
#include "searcher/search/places.hpp"

#include <functional>
#include <string>
#include <vector>

namespace travaux::search {

/// What one operand may be: any of these words (phrases of one word) or phrases.
using Ways = std::vector<Phrase>;

/// Paragraphs that have the stems of one of the ways, whatever their order. Weights as stems have them.
match::Formula stems_of(const Ways& ways, Expander& expander);

/// Those of the `candidates` that pass a test of where words stand. Over local databases that is asked as the
/// search goes, over servers the candidates are read first. Weights are those of the candidates.
match::Formula placed(const match::Formula& candidates, match::MakeTest make, Expander& expander);

/// The test of where some words stand, by looking at all their places.
match::MakeTest by_places(const Ways& words, std::function<bool(const Places&)> test, Expander& expander);

/// The test whether one of the ways stands anywhere.
match::MakeTest stands_somewhere(const Ways& ways, Expander& expander);

/// Paragraphs that have one of these words or phrases, exactly. Carries no weight.
match::Formula exact(const Ways& ways, Expander& expander);

/// Where the phrase begins in the paragraph looked at, ascending.
std::vector<std::uint32_t> starts_of(const Phrase& phrase, const Places& places);

}  // namespace travaux::search
