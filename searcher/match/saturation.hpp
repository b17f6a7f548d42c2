// BM25's part that depends on the paragraph (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.4).
#pragma once

#include <algorithm>

namespace travaux::match {

inline constexpr double kSaturation = 1.2;  // k1
inline constexpr double kLengthPart = 0.6;  // b
inline constexpr double kShortest = 0.25;   // least length that counts, as part of the mean

/// K of a text of `length` words.
inline double length_part(double length, double mean_length) {
    const double normal = std::max(kShortest, length / mean_length);
    return kSaturation * (kLengthPart * normal + 1 - kLengthPart);
}

/// tf / (tf + K) for a word that stands `times` in a text: from 0 to below 1, the more the more often, and the shorter the text.
inline double saturation(double times, double length_part) { return times / (times + length_part); }
inline double saturation(double times, double length, double mean_length) { return saturation(times, length_part(length, mean_length)); }

}  // namespace travaux::match
