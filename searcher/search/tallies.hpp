// Exact counts over all matches of one formula: from the columns files where every database has one, else by
// Xapian's match spies, which also work over servers. Inside of the search room.
#pragma once

#include "schema/fields.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/formula.hpp"
#include "searcher/search/column_tally.hpp"
#include "searcher/search/index.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace travaux::search {

using Tallies = std::map<std::string, Tally>;

/// Calls `visit` with each report of which the set has a paragraph: its number in the columns, and the first of these paragraphs.
template <class Visit>
void each_report(const match::DocSet& found, const database::Columns& columns, Visit&& visit) {
    const auto starts = columns.report_starts();
    std::uint32_t report = 0;
    for (std::size_t id = found.next(0); id < starts.back(); id = found.next(starts[report])) {
        while (starts[report + 1] <= id) ++report;
        visit(report++, id);
    }
}

struct Tallied {
    Tally all;                     // whatever their values
    std::vector<Tallies> columns;  // as asked for
};

/// `sets`: by shard, the paragraphs to count. Needs columns. Without `reports` what is said of a value's reports, here and below, means nothing.
Tallied tally_sets(const Index& index, std::span<const match::DocSet> sets, std::span<const schema::Field* const> fields, bool reports = true);

/// Both ways give the same.
Tallied tally(const Index& index, const match::Formula& formula, std::span<const schema::Field* const> fields, bool reports = true);
Tallied tally_by_columns(const Index& index, const match::Formula& formula, std::span<const schema::Field* const> fields, bool reports = true);
Tallied tally_by_spies(const Index& index, const match::Formula& formula, std::span<const schema::Field* const> fields);

/// Of one field.
Tallies tallies_of(const Index& index, const match::Formula& formula, const schema::Field& field, bool reports = true);

}  // namespace travaux::search
