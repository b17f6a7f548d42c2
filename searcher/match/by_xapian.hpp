// A formula as a query of Xapian, for servers, and for databases whose files beside them are not of the last commit.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/formula.hpp"

#include <xapian.h>

namespace travaux::match {

/// Finds the same and weighs the same, under the weighting() of the collection, which must outlive it. A Placed over a server throws
/// Xapian::UnimplementedError: a server knows terms alone.
Xapian::Query to_xapian(const Formula& formula, const Collection& collection);

/// The weighting scheme, with k1 and b bent so that documents without words do not halve the mean length.
Xapian::BM25Weight weighting(const Collection& collection);

}  // namespace travaux::match
