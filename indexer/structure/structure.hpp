// The second room: blocks become units as a careful reader marks them: headings, paragraphs joined over page
// breaks and footnotes, nested lists, footnotes with their places of reference, furniture.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/report.hpp"

#include <vector>

namespace travaux::structure {

/// The units of a report in reading order, with kind, level, address, label, section, text, lines, page,
/// parent and notes filled; facets are left empty. Every word of the blocks is in exactly one unit.
/// Total: any blocks give some units, and never throw.
std::vector<schema::Unit> understand(const std::vector<read::Block>& blocks);

}  // namespace travaux::structure
