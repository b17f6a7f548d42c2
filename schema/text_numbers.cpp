#include "schema/text_numbers.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace travaux::schema {
namespace {

constexpr std::size_t kBlock = 1U << 16U;
constexpr std::size_t kLeastPlaces = 1U << 10U;

}  // namespace

std::uint32_t TextNumbers::number(std::string_view text, std::uint32_t kind) {
    if (2 * rows_.size() >= places_.size()) grow();
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size())) + kind;
    std::size_t place = hash & (places_.size() - 1);
    for (; places_[place].taken != 0; place = (place + 1) & (places_.size() - 1)) {
        if (places_[place].hash != hash) continue;
        const Row& row = rows_[places_[place].taken - 1];
        if (row.kind == kind && std::string_view(row.text, row.length) == text) return places_[place].taken - 1;
    }
    rows_.push_back({keep(text), static_cast<std::uint32_t>(text.size()), kind});
    places_[place] = {hash, static_cast<std::uint32_t>(rows_.size())};
    return places_[place].taken - 1;
}

std::size_t TextNumbers::memory() const { return kept_ + rows_.size() * sizeof(Row) + places_.size() * sizeof(Place); }

void TextNumbers::clear() { *this = TextNumbers(); }

const char* TextNumbers::keep(std::string_view text) {
    if (left_ < text.size() || blocks_.empty()) {
        left_ = std::max(kBlock, text.size());
        blocks_.push_back(std::make_unique<char[]>(left_));
        kept_ += left_;
        end_ = blocks_.back().get();
    }
    char* at = end_;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    end_ += text.size();
    left_ -= text.size();
    return at;
}

void TextNumbers::grow() {
    const std::vector<Place> before = std::exchange(places_, std::vector<Place>(std::max(kLeastPlaces, 2 * places_.size())));
    for (const Place& one : before) {
        if (one.taken == 0) continue;
        std::size_t place = one.hash & (places_.size() - 1);
        while (places_[place].taken != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = one;
    }
}

}  // namespace travaux::schema
