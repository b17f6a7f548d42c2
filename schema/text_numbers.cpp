#include "schema/text_numbers.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace travaux::schema {
namespace {

constexpr std::size_t kBlock = 1U << 16U;
constexpr std::size_t kLeastPlaces = 1U << 10U;

template <class Number>
Number read(const char* at) {
    Number number = 0;
    std::memcpy(&number, at, sizeof number);
    if constexpr (std::endian::native == std::endian::big) return number;
    return sizeof number == 8 ? static_cast<Number>(__builtin_bswap64(number)) : static_cast<Number>(__builtin_bswap32(static_cast<std::uint32_t>(number)));
}

// At most eight bytes; those that lie in both of two reads are the same. Putting them together byte by byte would wait for memory.
std::uint64_t big_end_first(std::string_view bytes) {
    const std::size_t size = bytes.size();
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(bytes[i])} << (56 - 8 * i); };
    if (size == 8) return read<std::uint64_t>(bytes.data());
    if (size >= 4)
        return std::uint64_t{read<std::uint32_t>(bytes.data())} << 32U | std::uint64_t{read<std::uint32_t>(bytes.data() + size - 4)} << (64 - 8 * size);
    return size == 0 ? 0 : byte(0) | byte(size / 2) | byte(size - 1);
}

}  // namespace

std::uint32_t TextNumbers::number(std::string_view text, std::uint32_t kind) {
    if (2 * rows_.size() >= places_.size()) grow();
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size())) + kind;
    const Key key = key_of(text);
    std::size_t place = hash & (places_.size() - 1);
    for (; places_[place].taken != 0; place = (place + 1) & (places_.size() - 1)) {
        if (places_[place].hash != hash) continue;
        const Row& row = rows_[places_[place].taken - 1];
        if (row.key != key || row.length != text.size() || row.kind != kind) continue;
        if (text.size() <= sizeof key || std::memcmp(row.text, text.data(), text.size()) == 0) return places_[place].taken - 1;
    }
    rows_.push_back({key, keep(text), static_cast<std::uint32_t>(text.size()), kind});
    places_[place] = {hash, static_cast<std::uint32_t>(rows_.size())};
    return places_[place].taken - 1;
}

std::size_t TextNumbers::memory() const { return kept_ + rows_.size() * sizeof(Row) + places_.size() * sizeof(Place); }

TextNumbers::Key TextNumbers::key_of(std::string_view text) {
    return {big_end_first(text.substr(0, 8)), text.size() > 8 ? big_end_first(text.substr(8, 8)) : 0};
}

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
