// Columns that stand beside each other: of a text, to be read one after the other, or of a table, to be read row by row.
#pragma once

#include "indexer/read/pdf/bands.hpp"
#include "indexer/read/pdf/zones.hpp"

#include <span>
#include <vector>

namespace travaux::read::pdf {

/// Whether what stands left of a strip are only the numbers and signs of what stands right of it, or right of it
/// only page numbers: no columns at all.
bool is_hanging(std::span<const Band> bands, const std::vector<Word>& left, const std::vector<Word>& right);

/// Whether these columns are a table.
bool is_table(std::span<const Band> bands, const std::vector<Strip>& strips);

/// Its rows.
std::vector<Row> rows_of_table(std::span<const Band> bands, const std::vector<Strip>& strips);

}  // namespace travaux::read::pdf
