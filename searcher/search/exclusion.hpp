// AND NOT, past a fault of Xapian. Inside of the search room.
#pragma once

#include <xapian.h>

namespace travaux::search {

/// What `query` finds and `excluded` does not, with the weights of the first.
///
/// Xapian 1.4 (api/queryinternal.cc, matcher/multiandpostlist.h) never works out the weights of an AND on the right side of an
/// AND NOT, and hands what happens to stand in their place down to its parts as the least weight asked for: an OR among them
/// may then turn into an AND. What is excluded is put so that no part of an AND is told.
Xapian::Query without(const Xapian::Query& query, const Xapian::Query& excluded);

/// Whether this is one of the parts so put: its first subquery is what it stands for.
bool is_guard(const Xapian::Query& query);

}  // namespace travaux::search
