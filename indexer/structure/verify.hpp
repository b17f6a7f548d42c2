// Proof at run time that a report's units hold what its blocks hold: every word, each once.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace travaux::structure {

/// A word that the blocks have and no unit, or a unit and no block.
struct Astray {
    std::string word;  // folded; of an invented one what is left of its unit from there, cut short
    int line = 0;      // of the source
    bool lost = false; // else invented
    bool operator==(const Astray&) const = default;
};

/// The first word astray, lost ones before invented ones; none where all is in place. Words are compared by their letters
/// and digits, so that hyphens at line ends do not matter. A printed number may stand in its unit's label, and a note's mark
/// in the note's label. Linear in the length of the report.
std::optional<Astray> first_astray(const std::vector<read::Block>& blocks, const std::vector<schema::Unit>& units);

}  // namespace travaux::structure
