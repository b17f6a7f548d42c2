// Tables as parts, one a row, with the header that stands above them or stood above them on the page before.
#pragma once

#include "indexer/read/pdf/layout.hpp"
#include "indexer/read/pdf/zones.hpp"

#include <vector>

namespace travaux::read::pdf {

/// Turns the tables of a report into parts, in reading order.
class TableReader {
public:
    /// One part for each row of the zone.
    std::vector<Part> parts_of(const Zone& zone, int page, bool right_to_left);

private:
    using Cells = std::vector<std::vector<Line>>;

    std::vector<double> edges_;  // of the last table's columns
    Cells header_;               // and its header
};

}  // namespace travaux::read::pdf
