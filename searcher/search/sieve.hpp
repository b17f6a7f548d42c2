// What Xapian cannot ask: of the paragraphs that a query finds, those that also pass a test of ours. Inside of the
// search room.
#pragma once

#include "searcher/search/index.hpp"

#include <functional>

namespace travaux::search {

/// The query, less the paragraphs that fail: named by their ids, which every shard and server knows. Looks at each
/// paragraph that the query finds: for servers, which can only be asked by terms.
Xapian::Query sifted(const Xapian::Query& query, const Index& index, const std::function<bool(Xapian::docid)>& passes);

}  // namespace travaux::search
