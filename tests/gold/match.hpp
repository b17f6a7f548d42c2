// Which record holds which labelled unit: by their words, not by their place.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::gold {

/// Words of a text and how often each occurs: runs of letters, digits and underscores, folded.
using Words = std::map<std::string, int>;

Words words(std::string_view text);

/// F1 of the words that two texts share, 0 to 1; 0 where they share none.
double overlap(const Words& one, const Words& other);

/// For each label the index of its record, or kUnmatched. One to one, the best overlap first; of equal ones
/// those that stand at the nearest place of their lists, then the first.
std::vector<std::size_t> match(const std::vector<Words>& labels, const std::vector<Words>& records);

inline constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);

/// Less is another unit: half a paragraph that a page break cut, or two that were joined.
inline constexpr double kLeastOverlap = 0.9;

}  // namespace travaux::gold
