// A set of documents of one database.
#pragma once

#include <xapian.h>

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
    std::size_t next(std::size_t from) const;
    std::size_t bound() const { return words_.size() * 64; }

    /// The members in [from, to), ascending.
    template <class Visit>
    void each(std::size_t from, std::size_t to, Visit&& visit) const {
        for (std::size_t word = from / 64; word < words_.size() && word * 64 < to; ++word) {
            std::uint64_t left = words_[word];
            if (word == from / 64) left &= ~std::uint64_t{0} << (from % 64);
            for (; left != 0; left &= left - 1) {
                const std::size_t id = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
                if (id >= to) return;
                visit(id);
            }
        }
    }

    /// 64 documents at once.
    std::span<std::uint64_t> words() { return words_; }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace travaux::match
