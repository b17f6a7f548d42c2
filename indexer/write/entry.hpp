// A report on its way into an index, whole or in parts.
#pragma once

#include "indexer/write/stamp.hpp"
#include "schema/report.hpp"

#include <cstddef>

namespace travaux::write {

/// A report to be written, and what it was made from.
struct Entry {
    schema::Report report;
    Stamp stamp;
};

/// Some units of a report, by index, half open. The last part is the one that has its end: it brings the record and the stamp.
struct Units {
    std::size_t first = 0, last = 0;
    static Units all_of(const schema::Report& report) { return {0, report.units.size()}; }
    bool has_end(const schema::Report& report) const { return last == report.units.size(); }
};

}  // namespace travaux::write
