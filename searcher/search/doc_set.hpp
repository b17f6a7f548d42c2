// Which documents of one local database match a query: posting lists into a set of bits, without the matcher's
// weights and order. Inside of the search room.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace travaux::search {

/// Document ids from 0 to below a bound, a bit each.
class DocSet {
public:
    explicit DocSet(std::size_t docids) : words_((docids + 63) / 64) {}
    explicit DocSet(std::span<const std::uint64_t> words) : words_(words.begin(), words.end()) {}

    void insert(Xapian::docid id) { words_[id / 64] |= std::uint64_t{1} << (id % 64); }
    bool contains(Xapian::docid id) const { return (words_[id / 64] >> (id % 64) & 1U) != 0; }

    std::size_t size() const;

    /// How many lie in [from, to).
    std::size_t count(std::size_t from, std::size_t to) const;

    /// The first at or after `from`; `bound` where there is none.
    std::size_t next(std::size_t from) const;
    std::size_t bound() const { return words_.size() * 64; }

    DocSet& operator&=(const DocSet& other);
    DocSet& operator|=(const DocSet& other);
    DocSet& operator-=(const DocSet& other);

private:
    std::vector<std::uint64_t> words_;
};

/// The paragraphs of a single local database that match. `paragraphs`: all of them. Phrases, NEAR and whatever else is no
/// list of postings take the matcher. Weights mean nothing here: a posting source matches every paragraph.
DocSet matching(const Xapian::Query& query, const Xapian::Database& database, std::span<const std::uint64_t> paragraphs);

}  // namespace travaux::search
