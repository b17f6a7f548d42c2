// Bands that stand beside each other: where columns begin and end, and which white parts them.
#pragma once

#include "indexer/read/pdf/bands.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace travaux::read::pdf {

/// The measures of a region, in points.
struct Measure {
    double em = 0;
    double narrowest = 0;  // white between columns
};

Measure measure_of(const std::vector<Band>& bands);

/// Bands [begin, end) with columns beside each other.
struct Run {
    std::size_t begin = 0, end = 0;
    std::vector<Strip> strips;
};

/// The longest run of bands from `begin` on that have white in common, with what of it parts columns.
std::optional<Run> run_at(const std::vector<Band>& bands, std::size_t begin, const Measure& measure);

/// Columns of a text need not begin and end level: a line that stands alone above those of the others (but not above
/// `first`), and on the last page those below the shorter column, belong to their own.
void widen(const std::vector<Band>& bands, std::size_t first, Run& run, const Measure& measure);

/// White between the cells of a table may be narrower than between columns of a text.
void add_narrow_strips(const std::vector<Band>& bands, Run& run);

/// The last row's longer cells go on below the others.
void add_last_lines(const std::vector<Band>& bands, Run& run, const Measure& measure);

}  // namespace travaux::read::pdf
