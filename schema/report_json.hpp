// The JSON of units and reports: one spelling for `--extract`, for the record stored in the index and for
// the searcher's output. Documented in docs/json.md.
#pragma once

#include "schema/report.hpp"

#include <nlohmann/json_fwd.hpp>

namespace travaux::schema {

using Json = nlohmann::ordered_json;

/// A list of canonical names as JSON: null where empty, a string where one, an array where several.
Json one_or_many(const std::vector<std::string>& values);

/// The facts that every hit and every extracted unit repeats: doc title symbol doctype year chair author
/// language date period meeting. `null` where unknown.
Json facts_json(const ReportFacts& facts);

/// One line of `--extract`: the unit with its report's facts, `id`, `ordinal`, `parent`, `notes`,
/// `retrievable` and, on the report's first unit, `evidence` and `definitions`.
Json extracted_unit(const ReportFacts& facts, const Unit& unit);

/// A paragraph as it is stored in the index: compact, with nothing left out that operator== compares.
/// Decoding needs what encoding gave; else it throws Error(Database).
std::string encode_unit(const Unit& unit);
Unit decode_unit(std::string_view record);

/// A report as it is stored: its facts and its outline. Units that are not retrievable are stored whole;
/// of the others the outline keeps ordinal, kind, level, address, label and parent (they have records of
/// their own).
std::string encode_report(const Report& report);
Report decode_report(std::string_view record);
ReportFacts decode_facts(std::string_view record);

/// Whether a record is that of a report, not of a paragraph.
bool is_report(std::string_view record);

}  // namespace travaux::schema
