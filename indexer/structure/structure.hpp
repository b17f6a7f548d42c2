// The second room: blocks become units as a careful reader marks them: headings, paragraphs joined over page
// breaks and footnotes, nested lists, footnotes with their places of reference, furniture.
#pragma once

#include "indexer/read/source.hpp"
#include "indexer/structure/words.hpp"
#include "schema/report.hpp"

#include <vector>

namespace travaux::structure {

/// The units of a report in reading order, with kind, level, address, label, section, text, lines, page,
/// parent and notes filled; facets are left empty. Every word of the blocks is in exactly one unit: in its
/// text, or, for the printed number of a paragraph, list item or footnote, in its label.
/// Total: any blocks give some units, and never throw. docs/addresses.md says how units are addressed.
std::vector<schema::Unit> understand(const std::vector<read::Block>& blocks, const Words& words);

}  // namespace travaux::structure
