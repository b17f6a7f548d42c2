// `--jsonl`: records {"doc", "text", any field of the table} become reports without readers or structure.
#pragma once

#include "schema/report.hpp"

#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace travaux::write {

/// What a line of an import could not give: its 1-based number and a sentence.
struct BadRecord {
    std::size_t line = 0;
    std::string reason;
};

/// Reads records and hands over one report at a time, complete: the lines of one doc in their order (they stand
/// together in the input; a doc that comes again later is reported and left out). Fields given by a record are
/// kept; the paragraph's others are left to the caller. A report of one record has one unit with an empty address,
/// several are addressed 1, 2, …; `address`, `kind`, `section`, `label`, `page` in a record are kept.
/// Memory is bounded by one report.
std::vector<BadRecord> import_records(std::istream& in, const std::function<void(schema::Report&&)>& take);

}  // namespace travaux::write
