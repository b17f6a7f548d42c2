// A set of documents of one database.
#pragma once

#include "schema/bits.hpp"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace travaux::match {

/// Document ids from 0 to below a bound, a bit each.
class DocSet {
public:
    explicit DocSet(std::size_t docids) : words_((docids + 63) / 64) {}
    explicit DocSet(std::span<const std::uint64_t> words) : words_(words.begin(), words.end()) {}

    void insert(Xapian::docid id) { words_[id / 64] |= std::uint64_t{1} << (id % 64); }
    bool contains(Xapian::docid id) const { return (words_[id / 64] >> (id % 64) & 1U) != 0; }

    std::size_t size() const { return count(0, bound()); }

    /// How many lie in [from, to).
    std::size_t count(std::size_t from, std::size_t to) const;

    /// The first at or after `from`; `bound` where there is none.
    std::size_t next(std::size_t from) const {
        std::size_t word = from / 64;
        if (word >= words_.size()) return bound();
        std::uint64_t left = words_[word] & ~std::uint64_t{0} << (from % 64);
        while (left == 0) {
            if (++word == words_.size()) return bound();
            left = words_[word];
        }
        return word * 64 + static_cast<std::size_t>(std::countr_zero(left));
    }
    std::size_t bound() const { return words_.size() * 64; }

    /// The members, ascending.
    template <class Visit>
    void each(Visit&& visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

    /// 64 documents at once.
    std::span<std::uint64_t> words() { return words_; }
    std::span<const std::uint64_t> words() const { return words_; }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace travaux::match
