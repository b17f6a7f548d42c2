// How a report sets its lines: one a paragraph, or wrapped at a column.
#pragma once

#include "indexer/read/source.hpp"
#include "indexer/structure/words.hpp"

#include <string_view>
#include <vector>

namespace travaux::structure {

struct Layout {
    bool wrapped = false;
    std::size_t width = 0;  // of a full line, in characters, indentation included; where wrapped
    bool set_in = false;    // first lines of paragraphs are set in; where wrapped
};

Layout layout_of(const std::vector<read::Block>& blocks, const Words& words);

/// Whether a text opens with a footnote's mark: a raised digit, or a mark that was taken from its head.
bool opens_note(std::string_view text, const std::vector<read::NoteMark>& marks);

/// Whether a line of the block goes on in the next one.
bool goes_on(const read::Line& line, const read::Line& next, const Layout& layout, const Words& words);

}  // namespace travaux::structure
