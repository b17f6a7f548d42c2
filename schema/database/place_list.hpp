// Ascending numbers in few bits (Elias-Fano), read one after another or by leaps. Inside of the database room and of what asks
// PlaceLists.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::database {

/// Appends a list: how many and the number of low bits (leb128.hpp), the low bits of each, and for the rest a bit of 1 for each, behind as many
/// bits of 0 as it says. `places` must ascend strictly.
void put_place_list(std::span<const std::uint32_t> places, std::string& bytes);

/// Whatever the bytes hold, reading ends and stays within them.
class PlaceList {
public:
    /// So many bytes of zero must follow a list.
    static constexpr std::size_t kZeroes = 8;

    PlaceList() = default;  // none

    /// Stands at the first place. The bytes must outlive it.
    explicit PlaceList(std::string_view bytes);

    std::size_t size() const { return size_; }
    std::string_view bytes() const { return bytes_; }
    bool at_end() const { return index_ >= size_; }

    /// How many come before this one.
    std::size_t index() const { return index_; }

    /// Not at the end.
    std::uint32_t place() const { return place_; }

    /// Not at the end.
    void next() {
        ++index_;
        ones_ &= ones_ - 1;
        settle();
    }

    /// Back to the first.
    void rewind() { *this = PlaceList(bytes_); }

    /// To the first that is not below.
    void skip_to(std::uint32_t place) {
        if (at_end() || place_ >= place) return;
        const std::size_t upper = place >> width_;
        if (upper > (place_ >> width_) + kNear) {
            leap(upper);
        } else {
            do {
                ++index_;
                ones_ &= ones_ - 1;
            } while (ones_ != 0 && bit_ + static_cast<std::size_t>(std::countr_zero(ones_)) < upper + index_);
            settle();
        }
        while (!at_end() && place_ < place) next();
    }

    /// To the first that is not below `to`, and adds those that it passes from `from` on.
    void take(std::uint32_t from, std::uint32_t to, std::vector<std::uint32_t>& into) {
        for (skip_to(from); !at_end() && place_ < to; next()) into.push_back(place_);
    }

    /// To that before which so many come; to the end where there are no more.
    void skip_to_index(std::size_t index);

private:
    static constexpr std::uint32_t kNear = 8;  // 0s of upper bits; one list in two has a place between two of them

    void leap(std::size_t upper);

    std::uint64_t word_at(std::size_t byte) const {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes_.data() + byte, sizeof word);
        return word;
    }

    // At the next 1, from which on ones_ holds the word of upper bits.
    void settle() {
        if (index_ >= size_) return;
        while (ones_ == 0) {
            if (at_ + 8 >= end_) {
                size_ = index_;
                return;
            }
            at_ += 8;
            bit_ += 64;
            ones_ = word_at(at_);
        }
        const std::size_t low = index_ * width_;
        const auto upper = static_cast<std::uint32_t>(bit_ + static_cast<std::size_t>(std::countr_zero(ones_)) - index_);
        place_ = (upper << width_) | (static_cast<std::uint32_t>(word_at(lows_ + low / 8) >> (low % 8)) & ((1U << width_) - 1));
    }

    std::string_view bytes_;
    std::size_t size_ = 0;
    std::size_t index_ = 0;
    std::uint32_t place_ = 0;
    unsigned width_ = 0;      // of low bits
    std::size_t lows_ = 0;    // where they begin, in bytes
    std::size_t at_ = 0;      // the word of upper bits at hand, in bytes
    std::size_t bit_ = 0;     // its first bit, among upper bits
    std::size_t end_ = 0;     // of upper bits, in bytes
    std::uint64_t ones_ = 0;  // what is left of the word
};

}  // namespace travaux::database
