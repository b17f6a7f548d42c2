// "Did you mean": for words that the index does not have, the nearest it has. Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"
#include "searcher/search/plan.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace travaux::search {

/// The query with every missing word replaced, or nothing where none is missing or none has a near one.
/// Whether it matches more is for the caller to see.
std::optional<std::string> corrected(std::string_view text, const Plan& plan, const Index& index);

}  // namespace travaux::search
