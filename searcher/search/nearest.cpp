#include "searcher/search/nearest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace travaux::search {
namespace {

constexpr std::size_t kLongest = 64;

// Code points as their UTF-8 bytes packed; all that matters is that equal ones are equal.
std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> points;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !points.empty()) points.back() = points.back() << 8U | byte;
        else points.push_back(byte);
    }
    return points;
}

}  // namespace

std::size_t distance(std::string_view from, std::string_view to, std::size_t most) {
    const auto a = code_points(from);
    const auto b = code_points(to);
    const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > most || a.size() > kLongest || b.size() > kLongest) return most + 1;
    std::array<std::array<std::size_t, kLongest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], most + 1);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> words, std::size_t most) {
    constexpr std::size_t kShort = 5;
    std::size_t best = (word.size() < kShort ? 1 : most) + 1;
    std::optional<std::string> found;
    for (const std::string& candidate : words)
        if (const std::size_t edits = distance(word, candidate, best - 1); edits < best && edits > 0) {
            best = edits;
            found = candidate;
            if (best == 0) break;
        }
    return found;
}

}  // namespace travaux::search
