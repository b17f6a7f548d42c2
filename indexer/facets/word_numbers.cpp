#include "indexer/facets/word_numbers.hpp"

namespace travaux::facets {
namespace {

using schema::first_bytes, schema::last_bytes, schema::mixed, schema::kBytesAtOnce;

std::uint64_t low_bytes(std::size_t count) { return count >= kBytesAtOnce ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1; }

}  // namespace

Beginning::Beginning(std::string_view part) : part_(part), bytes_(first_bytes(part)), mask_(low_bytes(part.size())) {}

Ending::Ending(std::string_view part)
    : part_(part), bytes_(last_bytes(part)), mask_(part.size() >= kBytesAtOnce ? ~std::uint64_t{0} : ~low_bytes(kBytesAtOnce - part.size())) {}

std::size_t WordNumbers::place_of(std::string_view word, std::uint64_t first) const {
    std::uint64_t hash = mixed(word.size(), first);
    for (std::size_t at = kBytesAtOnce; at < word.size(); at += kBytesAtOnce) hash = mixed(hash, first_bytes(word.substr(at)));
    const std::size_t mask = places_.size() - 1;
    std::size_t place = hash & mask;
    for (; places_[place].number != kNone; place = (place + 1) & mask) {
        const Place& known = places_[place];
        if (known.first_bytes != first || known.size != word.size()) continue;
        if (word.size() <= kBytesAtOnce || this->word(known.number) == word) break;
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
