// The table of posting lists, document lengths, values and metadata, merged of those of the pieces. Inside of the glass room.
#pragma once

#include "indexer/glass/piece.hpp"
#include "indexer/glass/spool.hpp"
#include "indexer/glass/table.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace travaux::glass {

/// PieceTables::lists of a piece, and how many documents come before its own.
struct ListSource {
    Extent lists;
    std::uint32_t before = 0;
};

/// `sources` in the order of their documents. Memory: some 20 MB, and 8 kB for each, however long lists are.
void merge_lists(const Spool& spool, const std::vector<ListSource>& sources, const std::map<std::uint32_t, SlotStatistics>& slots, TableWriter& table);

}  // namespace travaux::glass
