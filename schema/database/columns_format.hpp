// The bytes of a columns file. Inside of the database room.
#pragma once

#include "schema/database/sidecar.hpp"

#include <cstdint>

namespace travaux::database {

// Raised with the format.
inline constexpr std::uint64_t kColumnsMagic = 0x33'00'6C'6F'43'76'72'54ULL;

/// Offsets are from the file's beginning, in bytes, and multiples of 8.
struct ColumnsHeader {
    SidecarHead head;
    std::uint32_t docids = 0;
    std::uint32_t paragraph_count = 0;
    std::uint32_t report_count = 0;
    std::uint32_t column_count = 0;
    std::uint64_t paragraphs = 0;     // u64[(docids + 63) / 64]
    std::uint64_t report_starts = 0;  // u32[report_count + 1]
    std::uint64_t report_keys = 0;    // u64[report_count]
    std::uint64_t columns = 0;        // ColumnHeader[column_count]
};

struct ColumnHeader {
    std::uint32_t slot = 0;
    std::uint32_t by_report = 0;
    std::uint32_t rows = 0;   // docids or report_count
    std::uint32_t width = 0;  // of a row, in bytes: 1, 2 or 4
    std::uint32_t value_count = 0;
    std::uint32_t set_count = 0;  // of several values
    std::uint64_t code_count = 0;
    std::uint64_t sets = 0;    // a number of `width` bytes for each row
    std::uint64_t starts = 0;  // u32[set_count + 1]
    std::uint64_t codes = 0;   // u32[code_count]
    std::uint64_t values = 0;  // ColumnValue[value_count]
};

}  // namespace travaux::database
