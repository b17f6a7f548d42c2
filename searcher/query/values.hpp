// Values and ranges of filters, checked against the type of their field. Inside of the query room.
#pragma once

#include "searcher/query/query.hpp"

#include <string_view>

namespace travaux::query {

/// The Filter for `text`, which stands at `place` of the query; or a problem.
Reading read_value(const schema::Field& field, std::string_view text, Place place);

}  // namespace travaux::query
