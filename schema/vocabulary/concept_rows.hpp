// The concepts as rows of a derived table, worked out of concepts.tsv and the authority file.
#pragma once

#include "schema/vocabulary/authority.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

// Two kinds of rows: the words of a form, whether it is an ordinary word too, and the number of its concept; a concept's
// number, its name, its relation and its forms parted by `|`. Words are parted by blanks.
inline constexpr std::string_view kFormRow = "form\t";
inline constexpr std::string_view kConceptRow = "concept\t";
inline constexpr std::string_view kOrdinary = "ordinary";

/// Throws as Concepts does.
std::vector<std::string> concept_rows(const std::filesystem::path& table, const Authority& authority);

}  // namespace travaux::vocabulary
