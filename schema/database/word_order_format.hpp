// The bytes of a word order file. Inside of the database room.
//
// A paragraph is a row of numbers (leb128.hpp). The first
// is the word of its language; then come its words, each its number and kFirstWord; kGap is a place that no word has.
// Behind kReadings, where there are any, further readings follow: how many places on from the last one, its width, its word.
//
// So a run of words is a run of bytes, and the first byte of zero begins the readings: no longer number ends in one.
#pragma once

#include "schema/database/leb128.hpp"
#include "schema/database/sidecar.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace travaux::database {

// Raised with the format.
inline constexpr std::uint64_t kWordOrderMagic = 0x34'00'73'64'72'6F'57'54ULL;

inline constexpr std::uint32_t kReadings = 0;
inline constexpr std::uint32_t kGap = 1;
inline constexpr std::uint32_t kFirstWord = 2;

inline constexpr unsigned kStemBits = 27;
inline constexpr std::size_t kMostLanguages = (1U << (32U - kStemBits)) - 1;  // stems in others are not known

inline constexpr std::size_t kRowsTogether = 32;

/// Where the rows of so many ids begin, from an id on that is a multiple.
struct RowStarts {
    std::uint64_t first = 0;  // in the file
    std::array<std::uint32_t, kRowsTogether> behind{};  // how far behind the first one
};

/// Offsets are from the file's beginning, in bytes, and multiples of 8.
struct WordOrderHeader {
    SidecarHead head;
    std::uint64_t docids = 0;
    std::uint64_t words = 0;
    std::uint64_t numbered = 0;  // how many words there were when numbers were last given anew; the others came later
    std::uint64_t starts = 0;  // RowStarts[(docids + 1) / kRowsTogether, rounded up]; an id that has no row ends where it begins
    std::uint64_t text = 0;    // where the bytes of words begin
    std::uint64_t texts = 0;   // u32[words + 1]: where words begin among these
    std::uint64_t slots = 0;   // u32[slot_count]: codes by words, see code_slots.hpp
    std::uint64_t slot_count = 0;
    std::uint64_t stems = 0;   // u32[words]: WordStem by code, its language as a number from 1 above kStemBits; 0 where nothing is known
    std::array<std::uint32_t, kMostLanguages> languages{};  // their codes by those numbers
};

}  // namespace travaux::database
