// One record of an import: JSON values, loosely typed, become the fields of a unit and its report.
#pragma once

#include "schema/report.hpp"
#include "schema/report_json.hpp"

#include <functional>
#include <string>
#include <string_view>

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

/// Reads every key of an object but `doc` and `text`, which the caller has read.
Record read_record(const schema::Json& object, const std::function<void(const RecordProblem&)>& complain);

}  // namespace travaux::write
