// A stretch of document ids that is worked on at once, small enough for its numbers to stay in the processor's cache, and
// the postings of one term in it. Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

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
        for (std::size_t i = 0; i < words.size(); ++i)
            for (std::uint64_t left = words[i]; left != 0; left &= left - 1) visit(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }
};

/// The postings of one term of a local shard, window by window, in ascending order; windows may be passed over.
class WindowPostings {
public:
    WindowPostings(const Shard& shard, const std::string& term);
    WindowPostings(const WindowPostings&) = delete;
    WindowPostings& operator=(const WindowPostings&) = delete;

    /// Of the whole shard.
    std::size_t size() const { return list_.size(); }

    /// `first`: the first id of the window, a multiple of kWindow and never lower than before.
    void go_to(std::size_t first);

    const WindowBits& bits() const { return bits_; }

    /// Adds the places where the term stands more often than `times`; of a damaged list perhaps some without a posting.
    void add_more_often(std::uint32_t times, WindowBits& to) const;

    /// How often the term stands in each of `bits`, which are among bits(). Of others it may say anything.
    void count(const WindowBits& bits, std::array<std::uint32_t, kWindow>& times) const;

private:
    std::optional<database::PostingListBuilder> rare_;  // of a term that has no list in the file
    database::PostingList list_;
    std::size_t first_ = ~std::size_t{0};  // of the window at hand
    WindowBits bits_;
};

}  // namespace travaux::match
