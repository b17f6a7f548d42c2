// The bytes of a file of place lists. Inside of the database room.
//
// The places of paragraphs are numbered through: an id takes one place that no word has, and then those of its words. Ids are parted
// into stretches, each of as many as fill PlaceListLimits::stretch_places; its places count from 0. A stretch is the list of the places that its ids begin at, then
// that of each word in the order of words (place_list.hpp; nothing for a word that does not stand there), then a PlaceRecord for each of these.
#pragma once

#include "schema/database/place_lists.hpp"
#include "schema/database/sidecar.hpp"

#include <cstdint>

namespace travaux::database {

// Raised with the format.
inline constexpr std::uint64_t kPlaceListsMagic = 0x31'00'73'63'61'6C'50'54ULL;

/// Offsets are from the file's beginning, in bytes, and multiples of 8.
struct PlaceListsHeader {
    SidecarHead head;
    std::uint64_t counted = 0;  // paragraphs, when the words were chosen
    std::uint64_t words = 0;
    std::uint64_t stretches = 0;
    std::uint64_t word_table = 0;     // ListedWord[words], bytewise ascending
    std::uint64_t stretch_table = 0;  // ListedStretch[stretches], by id
};

struct ListedWord {
    std::uint64_t text = 0;  // where its bytes begin
    std::uint64_t length = 0;
};

struct ListedStretch {
    std::uint32_t first = 0;  // ids
    std::uint32_t end = 0;
    std::uint64_t begin = 0;    // of its lists
    std::uint64_t records = 0;  // PlaceRecord[words + 1]
};

struct PlaceRecord {
    std::uint32_t begin = 0;  // in the stretch
    std::uint32_t size = 0;
    std::uint32_t check = 0;
};

/// A list's bytes, its word (none for the beginnings of ids) and its stretch in 32 bits, so that what is damaged is known.
std::uint32_t check_of(std::string_view list, std::string_view word, const ListedStretch& stretch);

}  // namespace travaux::database
