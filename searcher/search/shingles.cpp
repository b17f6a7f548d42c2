#include "searcher/search/shingles.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

// FNV-1a, the words parted by a byte that no word has.
std::uint64_t hash_of(const std::string* first, const std::string* last) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3ULL; };
    for (; first != last; ++first) {
        for (char c : *first) add(static_cast<unsigned char>(c));
        add(0);
    }
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

Shingles shingles(const std::vector<std::string>& words) {
    Shingles all;
    const std::size_t run = std::min(kShingle, words.size());
    for (std::size_t i = 0; run > 0 && i + run <= words.size(); ++i) all.push_back(hash_of(words.data() + i, words.data() + i + run));
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

bool nearly_same(const Shingles& a, const Shingles& b) {
    const auto fewer = static_cast<double>(std::min(a.size(), b.size()));
    const auto more = static_cast<double>(std::max(a.size(), b.size()));
    if (fewer == 0 || fewer < kNearlyTheSame * more) return false;
    return static_cast<double>(shared(a, b)) >= kNearlyTheSame * fewer;
}

}  // namespace travaux::search
