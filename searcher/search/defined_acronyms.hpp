// Acronyms that the reports of an index define themselves ("High-level Panel (HLP)"), as the indexer wrote them down.
// Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace travaux::search {

/// A run of query words that some report defines as an acronym, or as what one is short for.
struct DefinedAcronym {
    std::size_t first = 0;  // index of the first word
    std::size_t count = 0;
    Phrase other;           // its other form: the acronym alone, or the long form's words
    std::string doc;        // a report that says so
};

/// Longest first, never overlapping, in order of the words; of one run every other form that some report gives it.
/// `words` are folded, hyphenated ones as their parts.
std::vector<DefinedAcronym> defined_acronyms(std::span<const std::string> words, Expander& expander);

}  // namespace travaux::search
