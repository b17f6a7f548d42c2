// What the parts of a report are, told from all of them: headings by their type, footnotes by place and size.
#pragma once

#include "indexer/read/pdf/layout.hpp"

#include <vector>

namespace travaux::read::pdf {

/// The size in which most characters of texts are set.
double body_size(const std::vector<Part>& parts);

/// Small type at the foot of a column that opens with a mark, and what goes on from the page before above it.
void find_footnotes(std::vector<Part>& parts);

/// Short parts in larger or bolder type than the text, with levels by that type; the outline, with the
/// title among it, is believed where it names what stands alone, and where the report prints most of what it names.
void find_headings(std::vector<Part>& parts, const std::vector<OutlineEntry>& outline);

}  // namespace travaux::read::pdf
