// A search as an Atom feed (RFC 4287): what is new to a feed reader is what the index has got since.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/pages/ask.hpp"

#include <string>

namespace travaux::pages {

/// An entry a hit. Its id is the hit's, so that a paragraph is told once; its date is that of the report, as precise as
/// it is known, the first day where only a month or a year is.
std::string feed(const Ask& ask, const search::Results& results);

}  // namespace travaux::pages
