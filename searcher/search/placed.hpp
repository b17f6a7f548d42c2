// What hangs on where words stand: exact words, phrases, NEAR. The index knows stems; which words these are, and in which
// order, is looked up in the paragraphs that have the stems. Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"
#include "searcher/search/places.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

namespace travaux::search {

/// What one operand may be: any of these words (phrases of one word) or phrases.
using Ways = std::vector<Phrase>;

/// Paragraphs that have the stems of one of the ways, whatever their order. Weights as stems have them.
Xapian::Query stems_of(const Ways& ways, Expander& expander);

/// Asks of one paragraph of a shard after another.
using PlaceTest = std::function<bool(std::size_t shard, Xapian::docid id)>;

/// Those of the `candidates` that pass a test of where words stand. Over local databases Xapian asks as it goes, over
/// servers the candidates are read first. `make` gives a test, which need not be safe to run beside itself. Weights are those of the
/// candidates. No part of a SYNONYM: Xapian cannot guess how often it finds something.
Xapian::Query placed(const Xapian::Query& candidates, std::function<PlaceTest()> make, Expander& expander);

/// The test of where some words stand, by looking at all their places.
std::function<PlaceTest()> by_places(const Ways& words, std::function<bool(const Places&)> test, Expander& expander);

/// The test whether one of the ways stands anywhere.
std::function<PlaceTest()> stands_somewhere(const Ways& ways, Expander& expander);

/// Whether this part of such a query asks the test, and finds nothing cheaply by itself.
bool asks_places(const Xapian::Query& query);

/// Paragraphs that have one of these words or phrases, exactly. Carries no weight.
Xapian::Query exact(const Ways& ways, Expander& expander);

/// Where the phrase begins in the paragraph looked at, ascending.
std::vector<std::uint32_t> starts_of(const Phrase& phrase, const Places& places);

}  // namespace travaux::search
