// Looking around without a query: a passage, the values of a field, the state of the index. Inside of the
// search room.
#pragma once

#include "searcher/search/addresses.hpp"
#include "searcher/search/searcher.hpp"

namespace travaux::search {

/// A unit with its lead-ins, footnotes and neighbours.
Passage passage(const UnitPlace& place, std::size_t neighbours, Index& index);

/// The unit at a place of the outline, with all that its own record says.
schema::Unit complete_unit(const schema::Report& report, std::size_t unit, const Index& index);

std::vector<FieldTerm> field_terms(const schema::Field& field, const Index& index);

Status status(const Index& index);

/// See Searcher::each_paragraph.
void each_paragraph(const Index& index, const std::function<void(const std::string& doc, const schema::Unit& unit)>& visit);

}  // namespace travaux::search
