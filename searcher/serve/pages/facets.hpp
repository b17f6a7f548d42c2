// What can be chosen of a search: the values of each field with their counts, as boxes to tick.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/markup.hpp"

namespace travaux::pages {

/// The boxes belong to the form whose id is `search`. Fields that are asked for less often, and where nothing is chosen,
/// are folded.
Markup facets(const Ask& ask, const search::Results& results);

}  // namespace travaux::pages
