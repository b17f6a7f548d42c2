// What became of a passage's promise, and which earlier promises it reports on.
#pragma once

#include "searcher/cite/reference.hpp"
#include "searcher/follow/trace.hpp"

#include <string>

namespace travaux::pages {

/// `forth` and `back` are of one passage. `names`: for the citations that only paper shows.
std::string trace_page(const follow::Trace& forth, const follow::Trace& back, const cite::Names& names);

}  // namespace travaux::pages
