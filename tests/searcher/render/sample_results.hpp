// Results made by hand, for the renderers.
#pragma once

#include "searcher/search/results.hpp"

namespace travaux::render_tests {

/// Three hits in two reports: the last one an any-words match, with CJK text and awkward characters.
search::Results sample_results();

}  // namespace travaux::render_tests
