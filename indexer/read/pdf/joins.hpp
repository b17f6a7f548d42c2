// Paragraphs that a column's end cuts, where the page shows that they go on.
#pragma once

#include "indexer/read/pdf/layout.hpp"

#include <vector>

namespace travaux::read::pdf {

/// Joins the last text of a column to the first of the next, in front of the notes and furniture between them: where the
/// text is set to both margins and its last line reaches the right one, which the last line of a paragraph hardly ever
/// does, and the next column does not begin as a paragraph.
void join_over_columns(std::vector<Part>& parts);

}  // namespace travaux::read::pdf
