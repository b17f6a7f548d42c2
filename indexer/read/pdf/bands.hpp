// Words of a region as bands from top to bottom, and the white strips that run down through them.
#pragma once

#include "indexer/read/pdf/words.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace travaux::read::pdf {

/// A white strip between words, or from words to the edge of the region (then it is endless on that side).
struct Strip {
    double left = 0, right = 0;

    double width() const { return right - left; }
    bool between_words() const;
};

/// Words that share a height with a neighbour, with white above and below.
struct Band {
    double top = 0, bottom = 0;
    std::vector<Word> words;    // ascending by their left edges
    std::vector<Strip> strips;  // ascending, the endless ones included
};

std::vector<Band> bands_of(std::vector<Word> words);

/// What is white in both, where it is at least this wide.
std::vector<Strip> common(const std::vector<Strip>& a, const std::vector<Strip>& b, double width);

/// The bands' words, parted at these strips: one list a column, some of them empty.
std::vector<std::vector<Word>> columns_of(std::span<const Band> bands, const std::vector<Strip>& strips);

/// The size in which most of the words are set.
double usual_size(std::span<const Band> bands);

}  // namespace travaux::read::pdf
