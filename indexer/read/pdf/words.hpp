// Pages as words with boxes: the one file of the project that knows poppler.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read::pdf {

/// In points (1/72 inch) from the page's upper left corner, downwards.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle() const { return (top + bottom) / 2; }
    void add(const Box& other);
};

struct Word {
    Box box;
    std::u32string text;  // as seen from left to right, also where it is read from right to left; never empty
    double size = 0;      // of the font, in points
    bool bold = false, italic = false;
    bool bar_code = false;
};

/// Words that stand upright when the page is turned the same way.
struct Page {
    int number = 0;              // 1-based
    double width = 0, height = 0;
    bool right_to_left = false;  // most letters are; x then counts from the right edge, so that reading order is ascending
    std::vector<Word> words;
    std::vector<std::vector<Word>> turned;  // words that stand otherwise, each list in coordinates that set it upright
};

struct OutlineEntry {
    std::string title;
    int level = 1;
};

/// What a PDF holds. Outline and facts are what its maker says: evidence, often wrong.
struct Document {
    std::vector<Page> pages;
    std::vector<OutlineEntry> outline;
    std::string title;                  // of the document information; empty where none
    std::vector<std::string> warnings;
};

/// Throws schema::Error(Input), without the file's name: encrypted, or damaged beyond reading.
Document open(std::string_view bytes);

}  // namespace travaux::read::pdf
