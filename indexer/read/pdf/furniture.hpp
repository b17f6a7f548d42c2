// What stands on page after page at the same height: running heads and feet, page numbers, line numbers.
#pragma once

#include "indexer/read/pdf/words.hpp"

#include <vector>

namespace travaux::read::pdf {

/// The words of a page, parted.
struct Parted {
    std::vector<std::vector<Word>> heads;  // one list a line or part of one, from the top
    std::vector<std::vector<Word>> feet;
    std::vector<Word> line_numbers;
    std::vector<Word> text;
};

/// One for each page. Every word is in exactly one list.
std::vector<Parted> part_furniture(std::vector<Page>& pages);

}  // namespace travaux::read::pdf
