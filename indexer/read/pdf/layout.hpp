// A PDF as the parts that a reader sees: headings, paragraphs, table rows, footnotes, and what stands around them.
#pragma once

#include "indexer/read/pdf/lines.hpp"
#include "indexer/read/pdf/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::read::pdf {

enum class Role { Text, Heading, Footnote, Row, Furniture };

struct Part {
    Role role = Role::Text;
    int level = 0;                          // of a heading: 1 for the largest type
    std::string label;                      // of a footnote, taken from its text; empty where it goes on from the page before
    std::vector<Line> lines;                // at least one, but for a row
    std::vector<std::vector<Line>> cells;   // of a row; empty ones too
    std::vector<std::vector<Line>> header;  // of its table, where it has one; the cells of the header row itself
    double left = 0;                        // of its column
    double size = 0;                        // of most of its characters
    int page = 0;
    bool opens = false;                     // the first of a page or a column
};

struct Layout {
    std::vector<Part> parts;                // in reading order
    std::vector<int> pages_without_text;    // 1-based: none at all, or only what a font without names left of it
    std::vector<std::string> warnings;
};

/// Throws schema::Error(Input), without the file's name: encrypted, or damaged beyond reading.
Layout read_layout(std::string_view bytes);

}  // namespace travaux::read::pdf
