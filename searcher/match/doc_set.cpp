#include "searcher/match/doc_set.hpp"

namespace travaux::match {
namespace {

constexpr std::uint64_t bits_from(std::size_t bit) { return ~std::uint64_t{0} << (bit % 64); }

}  // namespace

std::size_t DocSet::count(std::size_t from, std::size_t to) const {
    if (from >= to) return 0;
    std::size_t word = from / 64;
    const std::size_t last = (to - 1) / 64;
    const std::uint64_t to_end = to % 64 == 0 ? ~std::uint64_t{0} : ~bits_from(to);
    if (word == last) return schema::count_bits(words_[word] & bits_from(from) & to_end);
    std::size_t sum = schema::count_bits(words_[word++] & bits_from(from)) + schema::count_bits(words_[last] & to_end);
    for (; word + schema::kBitWords <= last; word += schema::kBitWords) {
        const auto several = std::span(words_).subspan(word).first<schema::kBitWords>();
        sum += schema::count_bits(several, several);
    }
    for (; word < last; ++word) sum += schema::count_bits(words_[word]);
    return sum;
}

}  // namespace travaux::match
