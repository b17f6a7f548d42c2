// Proof at run time that a report's units hold what its source holds: every word, each once.
#pragma once

#include "indexer/read/segments.hpp"
#include "indexer/read/source.hpp"
#include "schema/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace travaux::structure {

/// A word that the source has and no unit, or a unit and not the source.
struct Astray {
    std::string word;  // folded; of an invented one what is left of its unit from there, cut short
    int line = 0;      // of the source
    bool lost = false; // else invented
    bool operator==(const Astray&) const = default;
};

struct Verdict {
    std::size_t words = 0;         // of the source, markup aside
    std::optional<Astray> astray;  // the first one, lost ones before invented ones; none where all is in place
};

/// Words are compared by their letters and digits, so that hyphens at line ends do not matter. A printed number may stand in
/// its unit's label, a note's mark in the note's label. What may be markup may be in a unit or not. Linear in the length of
/// the report.
Verdict verify(const std::vector<read::Segment>& source, const std::vector<schema::Unit>& units);

/// What a reader made of a source, where the source itself is no text: a block's marker may be in a unit or not.
std::vector<read::Segment> segments_of(const std::vector<read::Block>& blocks);

}  // namespace travaux::structure
