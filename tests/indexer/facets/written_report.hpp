// Reports written for a test, without readers or structure.
#pragma once

#include "indexer/facets/facets.hpp"
#include "schema/report.hpp"

#include <string>
#include <vector>

namespace travaux::facets {

/// The tables, loaded once for a test program.
const Rules& rules();

/// One unit: its kind by the first letters of the line. "= " title, "# " heading, "- " list item of the last
/// paragraph, "-- " list item of the last item, "~ " furniture, "^ " footnote, "| " table row; else a paragraph.
schema::Report written(const std::vector<std::string>& lines);

/// The same, derived.
schema::Report derived(const std::vector<std::string>& lines, const read::Metadata& metadata = {});

}  // namespace travaux::facets
