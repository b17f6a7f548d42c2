// Which paragraphs match a formula, and which of them weigh most. What works on whole lists needs the files beside the databases.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/formula.hpp"

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace travaux::match {

/// The paragraphs of one shard that match. Needs its columns alone.
DocSet matching(const Formula& formula, const Collection& collection, std::size_t shard);

/// Whether any paragraph matches. Over any collection.
bool any_matches(const Formula& formula, const Collection& collection);

struct Weighed {
    Xapian::docid id = 0;  // of all databases
    double weight = 0;     // as rounded() gives it
};

/// To the nearest 2^-30, for weights below 2^21: the same parts added up in another order, as over shards, differ in their last bits.
inline double rounded(double weight) {
    constexpr double kShift = 0x1.8p22;  // a sum so large has no finer bits
    return weight + kShift - kShift;
}

struct Found {
    std::vector<DocSet> sets;       // by shard: the paragraphs that match
    std::vector<Weighed> heaviest;  // heaviest first; of equals those first that come first in the order of database::order_key
    std::size_t wanted = 0;         // so many were asked for

    /// Whether the first `count` are here, or all where there are fewer.
    bool has_first(std::size_t count) const { return count <= wanted || heaviest.size() < wanted; }
};

/// What matches, and the `count` heaviest of it; with `one_a_report` the heaviest paragraph of each report. Needs has_columns.
Found find(const Formula& formula, const Collection& collection, std::size_t count, bool one_a_report);

}  // namespace travaux::match
