// Where a phrase is first used, and how its wording went on.
#pragma once

#include "searcher/precedent/history.hpp"

#include <string>

namespace travaux::pages {

/// An empty phrase is the box before anything is asked.
std::string history_page(const precedent::History& history);

}  // namespace travaux::pages
