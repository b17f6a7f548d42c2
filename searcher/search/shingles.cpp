#include "searcher/search/shingles.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

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

// The same runs, hashed as M. Karp and R. Rabin do: each by the one before. Which hash stands for which run is another.
template <class Take>
void each_rolling(std::span<const std::uint64_t> words, Take&& take) {
    constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t kLeaving = kBase * kBase * kBase * kBase * kBase;
    static_assert(kShingle == 5);
    const auto mixed = [](std::uint64_t word) { return ((word + 1) * 0xBF58476D1CE4E5B9ULL) ^ (word >> 31U); };
    const std::size_t run = std::min(kShingle, words.size());
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        hash = hash * kBase + mixed(words[i]);
        if (i >= kShingle) hash -= kLeaving * mixed(words[i - kShingle]);
        if (i + 1 >= run) take(hash ^ (hash >> 32U));
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

void ShingleSet::fill(std::span<const std::uint64_t> words) {
    runs_ = words.size() < kShingle ? std::min<std::size_t>(words.size(), 1) : words.size() - kShingle + 1;
    left_out_ = 0;
    all_.clear();
    slots_.assign(std::bit_ceil(2 * std::min(runs_, kMostShingles) + 2), 0);
    each_rolling(words, [&](std::uint64_t shingle) {
        shingle = std::max<std::uint64_t>(shingle, 1);
        if ((shingle & left_out_) != 0 || !put(shingle)) return;
        all_.push_back(shingle);
        if (all_.size() > kMostShingles) halve();
    });
}

// Whether it was not there yet.
bool ShingleSet::put(std::uint64_t shingle) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = shingle & mask;
    while (slots_[at] != 0 && slots_[at] != shingle) at = (at + 1) & mask;
    return std::exchange(slots_[at], shingle) == 0;
}

// By the highest bits: the lowest ones say where a shingle stands.
void ShingleSet::halve() {
    left_out_ = (left_out_ >> 1U) | std::uint64_t{1} << 63U;
    std::erase_if(all_, [this](std::uint64_t shingle) { return (shingle & left_out_) != 0; });
    slots_.assign(slots_.size(), 0);
    for (std::uint64_t shingle : all_) put(shingle);
}

bool ShingleSet::contains(std::uint64_t shingle) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = shingle & mask;
    while (slots_[at] != 0 && slots_[at] != shingle) at = (at + 1) & mask;
    return slots_[at] != 0;
}

// Most pairs are told apart after a few. What this one keeps the other keeps too, if it has it: it has been halved as often at most.
bool ShingleSet::nearly_same(const ShingleSet& other) const {
    if (left_out_ < other.left_out_) return other.nearly_same(*this);
    const std::size_t size = left_out_ == 0 ? all_.size() : runs_;
    const auto least = wanted(size, left_out_ == 0 ? other.all_.size() : other.runs_);
    if (!least) return false;
    std::size_t missing = all_.size() * (size - *least) / size;  // so many may be
    for (std::uint64_t shingle : all_) {
        if (other.contains(shingle)) continue;
        if (missing == 0) return false;
        --missing;
    }
    return true;
}

}  // namespace travaux::search
