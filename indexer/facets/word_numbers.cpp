#include "indexer/facets/word_numbers.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace travaux::facets {
namespace {

constexpr std::size_t kAtOnce = sizeof(std::uint64_t);

/// Bytes at `from` as a number, the first byte lowest on every machine.
template <class Number>
Number load(const char* from) {
    Number value = 0;
    std::memcpy(&value, from, sizeof value);
    if constexpr (std::endian::native == std::endian::big) {
        Number turned = 0;
        for (std::size_t i = 0; i < sizeof value; ++i) turned |= static_cast<Number>(value >> (8 * i) & 0xFFU) << (8 * (sizeof value - 1 - i));
        return turned;
    }
    return value;
}

std::uint64_t byte(char c) { return static_cast<unsigned char>(c); }

std::uint64_t low_bytes(std::size_t count) { return count >= kAtOnce ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1; }

std::uint64_t mixed(std::uint64_t hash, std::uint64_t bytes) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
    hash = (hash ^ bytes) * kOdd;
    return hash ^ hash >> 32U;
}

}  // namespace

std::uint64_t first_bytes(std::string_view word) {
    const std::size_t size = word.size();
    const char* const at = word.data();
    if (size >= kAtOnce) return load<std::uint64_t>(at);
    // two loads that overlap reach every size between
    if (size >= 4) return std::uint64_t{load<std::uint32_t>(at)} | std::uint64_t{load<std::uint32_t>(at + size - 4)} << (8 * (size - 4));
    if (size == 0) return 0;
    return byte(at[0]) | byte(at[size / 2]) << (8 * (size / 2)) | byte(at[size - 1]) << (8 * (size - 1));
}

std::uint64_t last_bytes(std::string_view word) {
    if (word.empty()) return 0;
    if (word.size() >= kAtOnce) return load<std::uint64_t>(word.data() + word.size() - kAtOnce);
    return first_bytes(word) << (8 * (kAtOnce - word.size()));
}

Beginning::Beginning(std::string_view part) : part_(part), bytes_(first_bytes(part)), mask_(low_bytes(part.size())) {}

Ending::Ending(std::string_view part)
    : part_(part), bytes_(last_bytes(part)), mask_(part.size() >= kAtOnce ? ~std::uint64_t{0} : ~low_bytes(kAtOnce - part.size())) {}

std::size_t WordNumbers::place_of(std::string_view word, std::uint64_t first) const {
    std::uint64_t hash = mixed(word.size(), first);
    for (std::size_t at = kAtOnce; at < word.size(); at += kAtOnce) hash = mixed(hash, first_bytes(word.substr(at)));
    const std::size_t mask = places_.size() - 1;
    std::size_t place = hash & mask;
    for (; places_[place].number != kNone; place = (place + 1) & mask) {
        const Place& known = places_[place];
        if (known.first_bytes != first || known.size != word.size()) continue;
        if (word.size() <= kAtOnce || this->word(known.number) == word) break;
    }
    return place;
}

void WordNumbers::grow() {
    std::vector<Place> old(places_.size() * 2);
    old.swap(places_);
    for (const Place& place : old)
        if (place.number != kNone) places_[place_of(word(place.number), place.first_bytes)] = place;
}

WordNumbers::Number WordNumbers::add(std::string_view word) {
    if ((words_.size() + 1) * 2 > places_.size()) grow();
    const std::uint64_t first = first_bytes(word);
    Place& place = places_[place_of(word, first)];
    if (place.number == kNone) {
        words_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size())});
        place = {first, static_cast<std::uint32_t>(word.size()), static_cast<Number>(words_.size())};
        text_ += word;
    }
    return place.number;
}

}  // namespace travaux::facets
