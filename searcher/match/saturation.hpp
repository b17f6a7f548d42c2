// BM25's part that depends on the paragraph (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.4).
#pragma once

#include <algorithm>

namespace travaux::match {

inline constexpr double kSaturation = 1.2;  // k1
inline constexpr double kLengthPart = 0.6;  // b
inline constexpr double kShortest = 0.25;   // least length that counts, as part of the mean

/// tf / (tf + K) for a word that stands `times` in a text of `length` words: from 0 to below 1.
inline double saturation(double times, double length, double mean_length) {
    const double normal = std::max(kShortest, length / mean_length);
    return times / (times + kSaturation * (kLengthPart * normal + 1 - kLengthPart));
}

}  // namespace travaux::match
