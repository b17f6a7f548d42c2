// What an address means: exact ids, and the short forms that a reader uses. Inside of the search room.
#pragma once

#include "searcher/search/index.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

/// A unit by its report and its place in the report's outline.
struct UnitPlace {
    std::shared_ptr<const schema::Report> report;
    std::size_t unit = 0;
};

/// The units an address could mean, best kind of match only: the exact id; the exact address in any case; a
/// printed number; a tail of the address (`decision-6`). `doc` alone is the beginning of that report. A symbol, or the end
/// of one, names its report where no doc is named so: `CRP/43#12`.
std::vector<UnitPlace> find_address(std::string_view address, Index& index);

}  // namespace travaux::search
