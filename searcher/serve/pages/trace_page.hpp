// What became of a passage's promise, and which earlier promises it reports on.
#pragma once

#include "searcher/follow/trace.hpp"

#include <string>

namespace travaux::pages {

/// `forth` and `back` are of one passage.
std::string trace_page(const follow::Trace& forth, const follow::Trace& back);

}  // namespace travaux::pages
