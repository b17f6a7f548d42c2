// What a server cannot be asked: of the paragraphs that a formula finds, those that also pass a test of ours. Inside of the
// search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/search/index.hpp"

#include <functional>

namespace travaux::search {

/// The formula, less the paragraphs that fail: named by their ids, which every shard and server knows. Looks at each
/// paragraph that the formula finds: for servers, which can only be asked by terms.
match::Formula sifted(const match::Formula& formula, const Index& index, const std::function<bool(Xapian::docid)>& passes);

}  // namespace travaux::search
