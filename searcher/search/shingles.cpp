#include "searcher/search/shingles.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

// FNV-1a of a word.
std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::size_t shared(const Shingles& a, const Shingles& b) {
    std::size_t count = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) ++count, ++x, ++y;
        else if (*x < *y) ++x;
        else ++y;
    }
    return count;
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
    const auto fewer = static_cast<double>(std::min(a.size(), b.size()));
    const auto more = static_cast<double>(std::max(a.size(), b.size()));
    if (fewer == 0 || fewer < kNearlyTheSame * more) return false;
    return static_cast<double>(shared(a, b)) >= kNearlyTheSame * fewer;
}

}  // namespace travaux::search
