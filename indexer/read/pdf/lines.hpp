// Words on one line, and what they read as.
#pragma once

#include "indexer/read/pdf/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace travaux::read::pdf {

/// Bytes of a line's text that are set smaller and higher than what stands before them.
struct Raised {
    std::size_t begin = 0, end = 0;
};

struct Line {
    std::string text;            // UTF-8 in the order of reading, words parted by one blank; never empty
    std::vector<Raised> raised;  // ascending
    Box box;
    double size = 0;             // of most of its characters
    double base = 0;             // where the bottoms of these stand
    double second = 0;           // left edge of its second word; its own where there is one only
    double first_width = 0;      // of its first word
    std::size_t characters = 0;  // without blanks
    bool bold = false, italic = false;  // all its letters are; figures before them aside
    bool opens_bold = false, ends_bold = false;  // its first word is, its last
};

/// The words of a column as lines from top to bottom. `right_to_left`: x of the words counts from the right edge.
std::vector<Line> lines_of(std::vector<Word> words, bool right_to_left);

/// Where they stand.
std::vector<Box> line_boxes(const std::vector<Word>& words);

}  // namespace travaux::read::pdf
