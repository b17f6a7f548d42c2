#include "searcher/match/doc_set.hpp"

#include <bit>

namespace travaux::match {
namespace {

constexpr std::uint64_t bits_from(std::size_t bit) { return ~std::uint64_t{0} << (bit % 64); }

}  // namespace

std::size_t DocSet::count(std::size_t from, std::size_t to) const {
    if (from >= to) return 0;
    const std::size_t first = from / 64;
    const std::size_t last = (to - 1) / 64;
    const auto bits = [&](std::size_t word) {
        std::uint64_t mask = ~std::uint64_t{0};
        if (word == first) mask &= bits_from(from);
        if (word == last && to % 64 != 0) mask &= ~bits_from(to);
        return std::size_t{schema::count_bits(words_[word] & mask)};
    };
    std::size_t sum = 0;
    for (std::size_t word = first; word <= last; ++word) sum += bits(word);
    return sum;
}

std::size_t DocSet::next(std::size_t from) const {
    std::size_t word = from / 64;
    if (word >= words_.size()) return bound();
    std::uint64_t left = words_[word] & bits_from(from);
    while (left == 0) {
        if (++word == words_.size()) return bound();
        left = words_[word];
    }
    return word * 64 + static_cast<std::size_t>(std::countr_zero(left));
}

}  // namespace travaux::match
