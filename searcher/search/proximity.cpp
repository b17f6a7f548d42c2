#include "searcher/search/proximity.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

struct Stretch {
    std::size_t first = 0;  // positions, both included
    std::size_t last = 0;
    auto operator<=>(const Stretch&) const = default;
};
using Stretches = std::vector<Stretch>;

// A query of many alike operands has more arrangements than anyone waits for; after so many steps it counts as near.
constexpr std::size_t kSteps = 10'000;

class Arrangement {
public:
    Arrangement(const std::vector<Stretches>& operands, std::size_t window, bool in_order)
        : operands_(operands), window_(window), in_order_(in_order) {}

    bool exists() { return place(0); }

private:
    // Operand by operand; what is chosen so far fits.
    bool place(std::size_t operand) {
        if (operand == operands_.size() || ++steps_ > kSteps) return true;
        for (const Stretch& stretch : operands_[operand]) {
            if (!fits(stretch)) continue;
            chosen_.push_back(stretch);
            if (place(operand + 1)) return true;
            chosen_.pop_back();
        }
        return false;
    }

    bool fits(const Stretch& stretch) const {
        std::size_t first = stretch.first;
        std::size_t last = stretch.last;
        for (const Stretch& other : chosen_) {
            const bool apart = stretch.first > other.last || (!in_order_ && stretch.last < other.first);
            if (!apart) return false;
            first = std::min(first, other.first);
            last = std::max(last, other.last);
        }
        return last - first < window_;
    }

    const std::vector<Stretches>& operands_;
    std::size_t window_;
    bool in_order_;
    Stretches chosen_;
    std::size_t steps_ = 0;
};

}  // namespace

bool stand_together(const std::vector<Ways>& operands, std::size_t window, bool in_order, const Places& places) {
    std::vector<Stretches> all;
    for (const Ways& ways : operands) {
        Stretches& stretches = all.emplace_back();
        for (const Phrase& words : ways)
            for (std::uint32_t start : starts_of(words, places)) stretches.push_back({start, start + words.size() - 1});
        std::ranges::sort(stretches);
    }
    return Arrangement(all, window, in_order).exists();
}

}  // namespace travaux::search
