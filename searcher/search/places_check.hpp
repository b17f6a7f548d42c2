// Whether the lists of places say what the word order says. Inside of the search room.
#pragma once

#include "schema/database/place_lists.hpp"
#include "schema/database/word_order.hpp"

#include <set>
#include <string>

namespace travaux::search {

/// Words of which a list is damaged or another than the paragraphs have them; the empty one for the beginnings of paragraphs. Of the
/// same database at the same revision.
std::set<std::string> wrong_lists(const database::PlaceLists& lists, const database::WordOrder& order);

}  // namespace travaux::search
