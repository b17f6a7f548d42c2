#include "schema/database/place_list.hpp"

#include "schema/bits.hpp"
#include "schema/database/leb128.hpp"

#include <algorithm>

namespace travaux::database {
namespace {

constexpr unsigned kMostLowBits = 31;

void put_bit(std::size_t bit, std::string& into, std::size_t begin) {
    char& byte = into[begin + bit / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << (bit % 8));
}

}  // namespace

void put_place_list(std::span<const std::uint32_t> places, std::string& bytes) {
    if (places.empty()) return;
    const std::size_t per_place = (std::size_t{places.back()} + 1) / places.size();
    const auto width = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(per_place, 1)) - 1);
    put_number(static_cast<std::uint32_t>(places.size()), bytes);
    put_number(width, bytes);
    const std::size_t lows = bytes.size();
    bytes.resize(lows + (places.size() * width + 7) / 8);
    std::uint64_t low = 0;  // bits that are no whole byte yet
    unsigned held = 0;
    std::size_t at = lows;
    for (std::uint32_t place : places) {
        low |= std::uint64_t{place & ((1U << width) - 1)} << held;
        for (held += width; held >= 8; held -= 8, low >>= 8U) bytes[at++] = static_cast<char>(low);
    }
    if (held > 0) bytes[at] = static_cast<char>(low);
    const std::size_t upper = bytes.size();
    bytes.resize(upper + (places.size() + (places.back() >> width) + 7) / 8);
    for (std::size_t i = 0; i < places.size(); ++i) put_bit((places[i] >> width) + i, bytes, upper);
}

PlaceList::PlaceList(std::string_view bytes) : bytes_(bytes) {
    std::size_t at = 0;
    const std::size_t size = take_number(bytes, at);
    const std::uint32_t width = take_number(bytes, at);
    if (width > kMostLowBits || (size * width + 7) / 8 > bytes.size() - at) return;
    size_ = size;
    width_ = width;
    lows_ = at;
    at_ = at + (size * width + 7) / 8;
    end_ = bytes.size();
    ones_ = at_ < end_ ? word_at(at_) : 0;
    settle();
}

// It stands behind as many 0s of the upper bits as its own say: words that hold fewer are passed over whole.
void PlaceList::leap(std::size_t upper) {
    std::size_t zeroes = place_ >> width_;
    std::uint64_t left = ~ones_ & (~std::uint64_t{0} << static_cast<unsigned>(std::countr_zero(ones_)));  // 0s of the word at hand
    for (std::size_t passed = index_ + schema::count_bits(ones_); bit_ + 64 - passed < upper && at_ + 8 < end_; passed += schema::count_bits(ones_)) {
        index_ = passed;
        at_ += 8;
        bit_ += 64;
        ones_ = word_at(at_);
        left = ~ones_;
        zeroes = bit_ - index_;
    }
    const unsigned last = schema::place_of_bit(left, static_cast<unsigned>(std::min<std::size_t>(upper - zeroes - 1, 64)));
    if (last < 63) {
        index_ = bit_ + last + 1 - upper;
        ones_ &= ~std::uint64_t{1} << last;
    } else {
        index_ += schema::count_bits(ones_);
        ones_ = 0;
    }
    settle();
}

void PlaceList::skip_to_index(std::size_t index) {
    if (index <= index_ || at_end()) return;
    for (std::size_t ones = 0; at_ + 8 < end_ && (ones = schema::count_bits(ones_)) <= index - index_;) {
        index_ += ones;
        at_ += 8;
        bit_ += 64;
        ones_ = word_at(at_);
    }
    for (; index_ < index && ones_ != 0; ++index_) ones_ &= ones_ - 1;
    settle();
}

}  // namespace travaux::database
