// The postings of one term in a window of document ids. Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/window_bits.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace travaux::match {

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

    /// As PostingList::next().
    std::size_t next(std::size_t first) { return list_.next(first); }

    /// Whether the window has none.
    bool empty() const { return list_.places() == 0; }

    const WindowBits& bits() const { return bits_; }

    /// Where the term stands more often than `times`, which are less than kOften; of a damaged list perhaps some without a posting.
    const WindowBits& more_often(std::size_t times);

    /// Calls `visit` with each place where it stands kOften times or more, ascending, and how often; of a damaged list as more_often().
    template <class Visit>
    void each_often(Visit&& visit) {
        more_often(database::kOften - 1);
        for (std::size_t i = 0; i < often_count_; ++i) visit(std::size_t{often_[i].place}, often_[i].times);
    }

    /// Calls `visit` with each of `bits`, which are among bits(), and how often the term stands there.
    template <class Visit>
    void each(const WindowBits& bits, Visit&& visit);

private:
    struct Often {
        std::uint32_t place = 0;
        std::uint32_t times = 0;
    };
    void read_often();

    std::optional<database::PostingListBuilder> rare_;  // of a term that has no list in the file
    database::PostingList list_;
    std::size_t first_ = ~std::size_t{0};  // of the window at hand
    WindowBits bits_;
    std::array<WindowBits, database::kOften> more_often_;
    std::uint32_t read_ = 0;               // a bit for each of these that is that of the window at hand
    std::vector<Often> often_;             // where it stands kOften times or more, so many
    std::size_t often_count_ = 0;
};

template <class Visit>
void WindowPostings::each(const WindowBits& bits, Visit&& visit) {
    const WindowBits& once = more_often(0);
    const WindowBits& twice = more_often(1);
    const WindowBits& thrice = more_often(2);
    const WindowBits& often = more_often(3);
    auto next = often_.begin();
    const auto end = next + static_cast<std::ptrdiff_t>(often_count_);
    for (std::size_t i = 0; i < bits.words.size(); ++i) {
        for (std::uint64_t left = bits.words[i]; left != 0; left &= left - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(left));
            const std::size_t at = i * 64 + bit;
            auto times = static_cast<std::uint32_t>((once.words[i] >> bit & 1U) + (twice.words[i] >> bit & 1U) + (thrice.words[i] >> bit & 1U));
            if ((often.words[i] >> bit & 1U) != 0) {
                while (next != end && next->place < at) ++next;
                if (next != end && next->place == at) times = next->times;
            }
            visit(at, times);
        }
    }
}

}  // namespace travaux::match
