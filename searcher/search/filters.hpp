// Filters: `field:value` and ranges as formulas without weight. Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/expansion.hpp"
#include "searcher/search/results.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// All that one field demands at the top of a query: its filter options (alternatives) or one of its filters.
struct Restriction {
    std::string field;
    match::Formula formula;
    std::vector<query::Values> chosen;  // with canonical values; empty for Text fields
};

/// One Filter node: its values become canonical (`DESA` -> `UNDESA`). What the index does not have matches
/// nothing, and a note says what it has.
match::Formula filter_query(query::Node& filter, Expander& expander, std::vector<std::string>& notes);

/// The filter options, one restriction a field. Throws Error(Usage) for an unknown field or a value that
/// cannot be read.
std::vector<Restriction> read_filters(const std::vector<Filter>& filters, Expander& expander, std::vector<std::string>& notes);

/// Whether a value of the field lies in one of the chosen values or ranges.
bool is_chosen(const schema::Field& field, const std::vector<query::Values>& chosen, const std::string& value);

}  // namespace travaux::search
