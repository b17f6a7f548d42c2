// Words and phrases sought in a title or in the headings, as formulas without weight. Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/expansion.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// A Text node's child, sought in that field: words by stem, a phrase as it is printed. The index has no positions of
/// these fields: phrases are read in what has their words, and NEAR counts as AND, which a note says.
match::Formula field_query(const query::Node& node, const schema::Field& field, Expander& expander,
                           std::vector<std::string>& notes);

}  // namespace travaux::search
