// The bytes of a columns file. Inside of the database room. Numbers are as the machine has them: the file never leaves it.
#pragma once

#include <array>
#include <cstdint>

namespace travaux::database {

// Read back otherwise on a machine of the other byte order; raised with the format.
inline constexpr std::uint64_t kColumnsMagic = 0x31'00'6C'6F'43'76'72'54ULL;

/// Offsets are from the file's beginning, in bytes, and multiples of 8.
struct ColumnsHeader {
    std::uint64_t magic = kColumnsMagic;
    std::uint64_t revision = 0;
    std::array<char, 40> uuid{};
    std::uint64_t size = 0;  // of the file
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
    std::uint32_t rows = 0;
    std::uint32_t value_count = 0;
    std::uint64_t code_count = 0;
    std::uint64_t starts = 0;  // u32[rows + 1]
    std::uint64_t codes = 0;   // u32[code_count]
    std::uint64_t values = 0;  // ColumnValue[value_count]
};

}  // namespace travaux::database
