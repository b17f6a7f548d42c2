#include "searcher/search/shingles.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace travaux::search {
namespace {

// FNV-1a of a word.
std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

template <class Take>
void each_shingle(std::span<const std::uint64_t> words, Take&& take) {
    const std::size_t run = std::min(kShingle, words.size());
    for (std::size_t i = 0; run > 0 && i + run <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < i + run; ++k) hash = (hash ^ words[k]) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
        take(hash);
    }
}

// The lowest bits of a shingle in a ShingleSet give way to the number of a text.
constexpr std::uint64_t kTexts = 128;
constexpr std::size_t kSlots = 4 * kMostShingles;

// The same runs, hashed as M. Karp and R. Rabin do: each by the one before. Which hash stands for which run is another.
template <class Take>
void each_rolling(std::span<const std::uint64_t> words, Take&& take) {
    constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t kLeaving = kBase * kBase * kBase * kBase * kBase;
    static_assert(kShingle == 5);
    const auto mixed = [](std::uint64_t hash) {
        hash *= 0xBF58476D1CE4E5B9ULL;
        return (hash ^ (hash >> 32U)) & ~(kTexts - 1);
    };
    const std::size_t run = std::min(kShingle, words.size());
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < run; ++i) hash = hash * kBase + words[i] + 1;
    if (run > 0) take(mixed(hash));
    for (std::size_t i = kShingle; i < words.size(); ++i) {
        hash = hash * kBase + words[i] + 1 - kLeaving * (words[i - kShingle] + 1);
        take(mixed(hash));
    }
}

// How many of the shingles two texts must share, by how many they have; none where they cannot be near-copies.
std::optional<std::size_t> wanted(std::size_t one, std::size_t other) {
    const auto fewer = static_cast<double>(std::min(one, other));
    if (fewer == 0 || fewer < kNearlyTheSame * static_cast<double>(std::max(one, other))) return std::nullopt;
    return static_cast<std::size_t>(std::ceil(kNearlyTheSame * fewer));
}

// Whether so many of `a` are in `b`; most pairs are told apart after a few.
bool shares(const Shingles& a, const Shingles& b, std::size_t wanted) {
    std::size_t others = a.size() - wanted;  // that may be missing still
    auto y = b.begin();
    for (std::uint64_t x : a) {
        while (y != b.end() && *y < x) ++y;
        if (y != b.end() && *y == x) continue;
        if (others == 0) return false;
        --others;
    }
    return true;
}

}  // namespace

Shingles shingles(std::span<const std::string_view> words) {
    std::vector<std::uint64_t> hashes;
    for (std::string_view word : words) hashes.push_back(hash_of(word));
    Shingles all;
    each_shingle(hashes, [&](std::uint64_t shingle) { all.push_back(shingle); });
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

Shingles shingles(const std::vector<std::string>& words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    return shingles(views);
}

bool nearly_same(const Shingles& a, const Shingles& b) {
    const auto least = wanted(a.size(), b.size());
    return least && (a.size() <= b.size() ? shares(a, b, *least) : shares(b, a, *least));
}

// A text that repeats itself has fewer shingles than its length says: twice as many are kept then, as long as they are few.
void ShingleSet::fill(std::span<const std::uint64_t> words) {
    sketch_.runs = words.size() < kShingle ? std::min<std::size_t>(words.size(), 1) : words.size() - kShingle + 1;
    sketch_.left_out = 0;
    for (std::size_t kept = sketch_.runs; kept > kMostShingles; kept /= 2) sketch_.left_out = (sketch_.left_out >> 1U) | std::uint64_t{1} << 63U;
    collect(words);
    const auto has_few = [this] {
        const std::size_t all = sketch_.shingles.size() << static_cast<unsigned>(std::popcount(sketch_.left_out));
        return 2 * sketch_.shingles.size() <= kMostShingles && 10 * all < 9 * sketch_.runs;
    };
    while (sketch_.left_out != 0 && has_few()) {
        sketch_.left_out <<= 1U;
        collect(words);
    }
}

void ShingleSet::collect(std::span<const std::uint64_t> words) {
    text_ = (text_ + 1) % kTexts;
    if (text_ == 0 || slots_.empty()) {
        slots_.assign(kSlots, 0);
        text_ = 1;
    }
    sketch_.shingles.clear();
    each_rolling(words, [this](std::uint64_t shingle) {
        if ((shingle & sketch_.left_out) == 0 && put(shingle)) sketch_.shingles.push_back(shingle);
    });
}

// Whether it was not there yet. Half of the slots stay free, however a text is chosen.
bool ShingleSet::put(std::uint64_t shingle) {
    if (2 * sketch_.shingles.size() >= kSlots) return false;
    std::size_t at = shingle / kTexts % kSlots;
    for (; slots_[at] % kTexts == text_; at = (at + 1) % kSlots)
        if (slots_[at] == (shingle | text_)) return false;
    slots_[at] = shingle | text_;
    return true;
}

bool ShingleSet::contains(std::uint64_t shingle) const {
    for (std::size_t at = shingle / kTexts % kSlots; slots_[at] % kTexts == text_; at = (at + 1) % kSlots)
        if (slots_[at] == (shingle | text_)) return true;
    return false;
}

// Most pairs are told apart after a few. Where one keeps more than the other, those count that both would keep.
bool ShingleSet::nearly_same(const Sketch& other) const {
    const auto least = wanted(sketch_.size(), other.size());
    if (!least) return false;
    const std::uint64_t left_out = sketch_.left_out | other.left_out;
    const Sketch& fewer = left_out == other.left_out ? other : sketch_;
    const std::size_t shared = fewer.shingles.size() - fewer.shingles.size() * (fewer.size() - *least) / fewer.size();
    const auto is_kept = [left_out](std::uint64_t shingle) { return (shingle & left_out) == 0; };
    const std::size_t asked =
        &fewer == &other ? other.shingles.size() : static_cast<std::size_t>(std::ranges::count_if(other.shingles, is_kept));
    if (asked < shared) return false;
    std::size_t missing = asked - shared;  // so many may be
    for (const std::uint64_t shingle : other.shingles) {
        if (!is_kept(shingle) || contains(shingle)) continue;
        if (missing == 0) return false;
        --missing;
    }
    return true;
}

}  // namespace travaux::search
