// The bytes of a columns file. Inside of the database room.
#pragma once

#include "schema/database/columns.hpp"
#include "schema/database/sidecar.hpp"

#include <cstdint>

namespace travaux::database {

// Raised with the format.
inline constexpr std::uint64_t kColumnsMagic = 0x34'00'6C'6F'43'76'72'54ULL;

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

inline constexpr std::size_t blocks_of(std::size_t docids) { return (docids + kRowsOfBlock - 1) / kRowsOfBlock; }

struct ColumnHeader {
    std::uint32_t slot = 0;
    std::uint32_t by_report = 0;
    std::uint32_t number_count = 0;  // by report: report_count; else the documents whose set has no plane
    std::uint32_t width = 0;         // of a number, in bytes: 1, 2 or 4
    std::uint32_t value_count = 0;
    std::uint32_t set_count = 0;  // of several values
    std::uint32_t plane_count = 0;
    std::uint32_t code_count = 0;
    std::uint64_t numbers = 0;     // numbers of `width` bytes
    std::uint64_t plane_sets = 0;  // u32[plane_count]: their sets
    std::uint64_t planes = 0;      // u64[blocks * planes], where a plane for the documents in `numbers` comes last; blocks of kRowsOfBlock documents
    std::uint64_t before = 0;      // u32[blocks]: how many documents before are in `numbers`
    std::uint64_t starts = 0;      // u32[set_count + 1]
    std::uint64_t codes = 0;       // u32[code_count]
    std::uint64_t values = 0;      // ColumnValue[value_count], by text
};

}  // namespace travaux::database
