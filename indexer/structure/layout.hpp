// How a report sets its lines: one a paragraph, or wrapped at a column.
#pragma once

#include "indexer/read/source.hpp"
#include "indexer/structure/words.hpp"

#include <vector>

namespace travaux::structure {

struct Layout {
    bool wrapped = false;
    std::size_t width = 0;  // of a full line, in characters, indentation included; where wrapped
};

Layout layout_of(const std::vector<read::Block>& blocks, const Words& words);

/// Whether a line of the block goes on in the next one.
bool goes_on(const read::Line& line, const read::Line& next, const Layout& layout, const Words& words);

}  // namespace travaux::structure
