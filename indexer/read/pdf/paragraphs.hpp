// Lines of a column as paragraphs: by the white above them, their edges, signs and type.
#pragma once

#include "indexer/read/pdf/lines.hpp"

#include <string_view>
#include <vector>

namespace travaux::read::pdf {

/// The lines of a column, parted where a paragraph, item, heading or note begins. `leading`: from line to line in ems
/// of the type, as the report usually has it.
std::vector<std::vector<Line>> paragraphs_of(std::vector<Line> lines, double leading);

/// From line to line in ems of the type, as most lines of these columns have it; 1.2 where there are too few.
double usual_leading(const std::vector<std::vector<Line>>& columns);

/// Whether a text begins as an item of a list does: "(a) …", "7. …", "• …", "2.1 …".
bool opens_with_sign(std::string_view text);

/// Whether a text ends as a sentence or a clause of a list does.
bool is_closed(std::string_view text);

}  // namespace travaux::read::pdf
