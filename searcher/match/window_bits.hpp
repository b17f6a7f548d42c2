// A stretch of document ids that is worked on at once, small enough for its numbers to stay in the processor's cache.
#pragma once

#include "schema/database/posting_lists.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

namespace travaux::match {

inline constexpr std::size_t kWindow = database::kPostingWindow;  // ids

/// A bit for each id of a window.
struct WindowBits {
    database::PostingBits words{};

    void insert(std::size_t at) { words[at / 64] |= std::uint64_t{1} << (at % 64); }
    void erase(std::size_t at) { words[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
    bool contains(std::size_t at) const { return (words[at / 64] >> (at % 64) & 1U) != 0; }
    bool empty() const {
        std::uint64_t any = 0;
        for (std::uint64_t word : words) any |= word;
        return any == 0;
    }
    WindowBits& operator&=(const WindowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= other.words[i];
        return *this;
    }
    WindowBits& operator|=(const WindowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
        return *this;
    }
    WindowBits& operator-=(const WindowBits& other) {
        for (std::size_t i = 0; i < words.size(); ++i) words[i] &= ~other.words[i];
        return *this;
    }

    template <class Visit>
    void each(Visit&& visit) const {
        each_of_both(*this, visit);
    }
    template <class Visit>
    void each_of_both(const WindowBits& other, Visit&& visit) const {
        for (std::size_t i = 0; i < words.size(); ++i)
            for (std::uint64_t left = words[i] & other.words[i]; left != 0; left &= left - 1)
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

    /// Those that pass, added to others.
    template <class Test>
    void add_where(Test&& test, WindowBits& to) const {
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::uint64_t left = words[i];
            if (left == 0) continue;
            std::uint64_t passed = 0;
            for (; left != 0; left &= left - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(left));
                passed |= std::uint64_t{test(i * 64 + bit)} << bit;
            }
            to.words[i] |= passed;
        }
    }
};

}  // namespace travaux::match
