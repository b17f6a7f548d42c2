// Rows of tables as blocks, the same from every format.
#pragma once

#include "indexer/read/source.hpp"

#include <string>
#include <vector>

namespace travaux::read {

/// Appends the words of `more` behind a blank, marks moving with them.
void append_words(Line& line, const Line& more);

/// A row of a table that office formats hold.
struct Row {
    std::vector<Line> cells;      // one a column; a cell over several columns is followed by empty ones
    std::vector<Block> blocks;    // of all cells, as they would stand outside a table
    bool header = false;          // the format says so

    /// Adds a cell with its words as one line, markers in front of theirs, and `more` empty columns behind it.
    void add_cell(std::vector<Block> content, int more = 0);
};

/// The blocks of a table: one a row, each with the header. Where the format names no header the first row is one if all its
/// words are bold and something stands below it. A table of one column is a frame around text: its cells are plain blocks.
std::vector<Block> table_blocks(const std::vector<Row>& rows);

}  // namespace travaux::read
