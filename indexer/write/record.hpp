// One record of an import: JSON values, loosely typed, become the fields of a unit and its report.
#pragma once

#include "indexer/write/json_object.hpp"
#include "schema/report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace travaux::write {

/// A unit as a record gives it, and the facts of its report.
struct Record {
    schema::ReportFacts facts;
    schema::Unit unit;  // ordinal, parent and notes in the record's own numbering
    bool has_ordinal = false;
};

struct RecordProblem {
    std::string key;
    bool unknown = false;  // no such key; otherwise its value makes no sense
};

/// Reads every field but `doc` and `text`, which the caller has read, and takes the texts out of them.
Record read_record(std::vector<Field>&& fields, const std::function<void(const RecordProblem&)>& complain);

}  // namespace travaux::write
