// Where a phrase is first used, and how its wording went on.
#pragma once

#include "searcher/cite/reference.hpp"
#include "searcher/precedent/history.hpp"

#include <string>

namespace travaux::pages {

/// An empty phrase is the box before anything is asked. `names`: for the citations that only paper shows.
std::string history_page(const precedent::History& history, const cite::Names& names);

}  // namespace travaux::pages
