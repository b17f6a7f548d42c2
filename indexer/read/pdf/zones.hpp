// Reading order: a page as columns of text and tables, one after the other.
//
// The white between columns is found as Breuel does ("Two geometric algorithms for layout analysis", 2002): strips of white
// that are tall, and narrow, and have text on both sides. It is found band by band, so that a title over two columns ends
// them, and within each column again, as recursive X-Y cuts go (Nagy & Seth, 1984).
#pragma once

#include "indexer/read/pdf/words.hpp"

#include <vector>

namespace travaux::read::pdf {

using Cell = std::vector<Word>;
using Row = std::vector<Cell>;  // as many cells as the table has columns; empty ones too

/// Words of a column between two others above and below, or a table.
struct Zone {
    std::vector<Word> words;
    std::vector<Row> rows;           // of a table, which has no words beside them
    std::vector<double> edges;       // of a table: the left edges of its columns
    double left = 0, right = 0;      // of the column in which it stands
    bool opens_column = false;       // the first in a column that stands beside others
};

/// Every word in exactly one zone.
std::vector<Zone> zones_of(std::vector<Word> words);

}  // namespace travaux::read::pdf
