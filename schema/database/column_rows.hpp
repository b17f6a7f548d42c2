// The rows of a column as they stand in the file. Inside of the database room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace travaux::database {

/// As ColumnHeader has them.
struct ColumnRows {
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> plane_sets;
    std::vector<std::uint64_t> planes;
    std::vector<std::uint32_t> before;
};

/// `sets`: the set of each document, below `set_count`.
ColumnRows rows_of_documents(std::span<const std::uint32_t> sets, std::size_t set_count);

}  // namespace travaux::database
