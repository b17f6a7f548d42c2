// Markdown blocks that a converter left in plain text. Only signs that text uses for nothing else are read as such.
#pragma once

#include "indexer/read/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::read {

/// "## Works": its level and the words behind the signs.
std::optional<std::pair<int, std::string_view>> heading_residue(std::string_view line);

/// "[^3]: See the annex.": its label and the note's words.
std::optional<std::pair<std::string, std::string_view>> note_residue(std::string_view line);

/// Whether a line is a row of a table: "| 2010 | 44% |", trimmed.
bool is_row_residue(std::string_view line);

/// The cells of a row behind its first sign, as they stand; nothing for the rule below a header ("---|---|").
std::optional<std::vector<std::string_view>> cells_of_row(std::string_view line);

}  // namespace travaux::read
