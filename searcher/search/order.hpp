// The order of reports and of the paragraphs in them, without looking at every match. Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/search/index.hpp"

#include <xapian.h>

#include <cstddef>
#include <vector>

namespace travaux::search {

/// The matches `from`..`from + count` in the order of database::order_key, by the columns of the index, which it must
/// have.
std::vector<Xapian::docid> in_order(const Index& index, const match::Formula& formula, std::size_t from, std::size_t count);

}  // namespace travaux::search
