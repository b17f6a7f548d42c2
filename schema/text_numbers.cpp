#include "schema/text_numbers.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace travaux::schema {
namespace {

constexpr std::size_t kBlock = 1U << 16U;
constexpr std::size_t kLeastPlaces = 1U << 10U;

}  // namespace

std::uint32_t TextNumbers::number(std::string_view text, std::uint32_t kind) {
    if (2 * rows_.size() >= places_.size()) grow();
    const std::uint64_t hash = XXH3_64bits(text.data(), text.size()) + kind;
    std::size_t place = hash & (places_.size() - 1);
    for (; places_[place] != 0; place = (place + 1) & (places_.size() - 1)) {
        const Row& row = rows_[places_[place] - 1];
        if (row.hash == hash && row.kind == kind && std::string_view(row.text, row.length) == text)
            return places_[place] - 1;
    }
    rows_.push_back({keep(text), static_cast<std::uint32_t>(text.size()), kind, hash});
    places_[place] = static_cast<std::uint32_t>(rows_.size());
    return places_[place] - 1;
}

std::size_t TextNumbers::memory() const { return kept_ + rows_.size() * sizeof(Row) + places_.size() * sizeof(std::uint32_t); }

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
    places_.assign(std::max(kLeastPlaces, 2 * places_.size()), 0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        std::size_t place = rows_[i].hash & (places_.size() - 1);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = static_cast<std::uint32_t>(i + 1);
    }
}

}  // namespace travaux::schema
