// A test of where words stand, as something that Xapian's matcher asks. Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/formula.hpp"

#include <xapian.h>

namespace travaux::match {

/// Every paragraph that passes. To be asked last: part of an AND with what is cheaper. The collection must outlive it.
Xapian::Query placed_source(const Collection& collection, const MakeTest& make);

}  // namespace travaux::match
