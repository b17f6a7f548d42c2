// Counts the values of columns among some paragraphs of a shard. Inside of the search room.
#pragma once

#include "schema/database/columns.hpp"
#include "searcher/match/doc_set.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace travaux::search {

/// How many paragraphs and reports have a value.
struct Tally {
    std::size_t paragraphs = 0;
    std::size_t reports = 0;
    bool operator==(const Tally&) const = default;
};

/// The paragraphs of one shard that are counted.
struct Counted {
    const database::Columns& columns;
    const match::DocSet& paragraphs;
    std::size_t size = 0;            // how many these are
    const match::DocSet& reports;    // theirs, by the numbers that the columns give them
};

/// By column, and in it by the index of the value. Whether a value's report was counted already must be asked for each of its paragraphs: without
/// `reports` what is said of reports means nothing.
std::vector<std::vector<Tally>> tally_values(const Counted& counted, std::span<const database::ColumnSets> columns, bool reports);

}  // namespace travaux::search
