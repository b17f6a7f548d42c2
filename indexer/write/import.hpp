// `--jsonl`: records {"doc" (or "id"), "text", any field of the table} become reports without readers or structure.
#pragma once

#include "schema/report.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace travaux::write {

/// What a line of an import could not give: its 1-based number and a sentence.
struct BadRecord {
    std::size_t line = 0;
    std::string reason;
    bool left_out = true;  // false: the record is kept, without what the sentence speaks of
};

struct Imported {
    schema::Report report;
    std::uint64_t content = 0;  // a hash of its lines
    std::uintmax_t bytes = 0;   // of its lines
};

/// Where an import goes, record by record.
struct ImportTarget {
    std::function<void(Imported&&)> take;
    std::function<void(const BadRecord&)> complain;
};

/// Reads records and hands over one report at a time, complete: the lines of one doc in their order (they stand
/// together in the input; a doc that comes again later is left out, with a complaint). `given` holds metadata given by
/// hand, by field: it takes the place of a record's own. Numbers may come as strings. Report facts are those of the
/// first record that has them; fields of paragraphs that no record gives are left to the caller. A report of one
/// record has one unit with an empty address, several are addressed 1, 2, …; `address`, `kind`, `section`, `label`,
/// `level`, `page`, `lines`, `parent` and `notes` in a record are kept, so that what `--extract` prints can be imported. A key that is not
/// known is complained of once. Memory is bounded by one report, and eight bytes for every doc.
void import_records(std::istream& in, const std::map<std::string, std::vector<std::string>>& given,
                    const ImportTarget& target);

}  // namespace travaux::write
