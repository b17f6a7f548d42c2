#include "schema/database/column_rows.hpp"

#include "schema/database/columns_format.hpp"

#include <algorithm>
#include <limits>

namespace travaux::database {

ColumnRows rows_of_documents(std::span<const std::uint32_t> sets, std::size_t set_count) {
    std::vector<std::size_t> documents(set_count);
    for (std::uint32_t set : sets) ++documents[set];
    ColumnRows rows;
    std::vector<std::size_t> plane_of(set_count, std::numeric_limits<std::size_t>::max());
    bool any_left = false;
    for (std::uint32_t set = 1; set < set_count; ++set) {
        if (documents[set] == 0) continue;
        if (documents[set] * kPlaneOneIn < sets.size()) {
            any_left = true;
            continue;
        }
        plane_of[set] = rows.plane_sets.size();
        rows.plane_sets.push_back(set);
    }
    const std::size_t last = rows.plane_sets.size();  // the plane of documents in `numbers`
    const std::size_t planes = last + (any_left ? 1 : 0);
    rows.planes.resize(blocks_of(sets.size()) * planes * kWordsOfBlock);
    for (std::size_t row = 0; row < sets.size(); ++row) {
        if (row % kRowsOfBlock == 0) rows.before.push_back(static_cast<std::uint32_t>(rows.numbers.size()));
        if (sets[row] == 0) continue;
        const std::size_t plane = std::min(plane_of[sets[row]], last);
        rows.planes[(row / kRowsOfBlock * planes + plane) * kWordsOfBlock + row / 64 % kWordsOfBlock] |= std::uint64_t{1} << (row % 64);
        if (plane == last) rows.numbers.push_back(sets[row]);
    }
    return rows;
}

}  // namespace travaux::database
