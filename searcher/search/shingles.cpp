#include "searcher/search/shingles.hpp"

#include <algorithm>
#include <cmath>

namespace travaux::search {
namespace {

// FNV-1a of a word.
std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
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
    const std::size_t run = std::min(kShingle, words.size());
    for (std::size_t i = 0; run > 0 && i + run <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < i + run; ++k) hash = (hash ^ hashes[k]) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
        all.push_back(hash);
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

Shingles shingles(const std::vector<std::string>& words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    return shingles(views);
}

bool nearly_same(const Shingles& a, const Shingles& b) {
    const Shingles& fewer = a.size() <= b.size() ? a : b;
    const Shingles& more = a.size() <= b.size() ? b : a;
    const auto size = static_cast<double>(fewer.size());
    if (fewer.empty() || size < kNearlyTheSame * static_cast<double>(more.size())) return false;
    return shares(fewer, more, static_cast<std::size_t>(std::ceil(kNearlyTheSame * size)));
}

}  // namespace travaux::search
