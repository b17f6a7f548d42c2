// The bytes of a file of posting lists. Inside of the database room.
//
// A list is a row of records, one for each window of kPostingWindow ids that has postings: three numbers (leb128.hpp), how many windows
// on from the last one, how many postings, and how many bytes follow. These are the places of the postings in the window; then, for 1, 2 and 3
// times, in how many places the term stands so often or more, and the places, where they are not those before (after a 0 there is
// nothing); then two numbers for each place where it stands kOften times or more: how many places on from the last such, and how many times more
// than kOften. Places are a bit for each id of the window where there are kDenseWindow or more, else how many bytes follow, and in them a number for each
// place, how many places on from the last one.
#pragma once

#include "schema/database/leb128.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/sidecar.hpp"

#include <cstdint>

namespace travaux::database {

// Raised with the format.
inline constexpr std::uint64_t kPostingListsMagic = 0x32'00'74'73'6F'50'72'54ULL;

inline constexpr std::uint32_t kDenseWindow = kPostingWindow / 16;  // bits are read at once; they take less than numbers from twice as many on

/// Offsets are from the file's beginning, in bytes, and multiples of 8.
struct PostingListsHeader {
    SidecarHead head;
    std::uint64_t docids = 0;
    std::uint64_t lists = 0;
    std::uint64_t lengths = 0;  // u16[docids]; 0xFFFF: see below
    std::uint64_t long_count = 0;
    std::uint64_t long_documents = 0;  // LongDocument[long_count], by id
    std::uint64_t table = 0;    // PostingListEntry[lists], by term, bytewise ascending
};

struct PostingListEntry {
    std::uint64_t term = 0;  // where its bytes begin
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint32_t term_length = 0;
    std::uint32_t postings = 0;
};

struct LongDocument {
    std::uint32_t id = 0;
    std::uint32_t length = 0;
};

/// The record at `at`, which moves behind it; `window`: that of the record before, or 0.
inline PostingRecord take_record(std::string_view list, std::size_t& at, std::size_t window) {
    PostingRecord record;
    record.window = window + take_number(list, at);
    record.postings = take_number(list, at);
    const std::uint32_t size = take_number(list, at);
    record.bytes = list.substr(at, size);
    at += record.bytes.size();
    return record;
}

template <class Visit>
void PostingList::each_record(Visit&& visit) const {
    PostingRecord record;
    for (std::size_t at = 0; at < bytes_.size();) {
        record = take_record(bytes_, at, record.window);
        visit(record);
    }
}

}  // namespace travaux::database
