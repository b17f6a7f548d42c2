// Metadata given by hand: front matter, sidecar, `--meta`. It wins over what was read.
#pragma once

#include "indexer/read/source.hpp"
#include "schema/report.hpp"
#include "schema/vocabulary/authority.hpp"

#include <string>
#include <vector>

namespace travaux::facets {

/// Writes the values into the facts, with evidence that names no unit. `type` is doctype; `period` is one value
/// "2013-07-01/2013-12-31" (or with ".."), or two; agencies are resolved, and one that the authority file does not
/// know is kept as it is given; "none" leaves a field empty on purpose. Returns a sentence for every unknown name
/// and for every value that cannot be read. `fixed` gets the fields that are settled so, the empty ones too.
std::vector<std::string> apply_metadata(const read::Metadata& metadata, const vocabulary::Authority& authority,
                                        schema::ReportFacts& facts, std::vector<std::string>& fixed);

}  // namespace travaux::facets
