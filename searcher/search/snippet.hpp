// The best window of a paragraph, with the query's words marked. Inside of the search room.
#pragma once

#include "searcher/search/marker.hpp"
#include "searcher/search/results.hpp"

#include <string_view>

namespace travaux::search {

/// In code points; a text that is not much longer is shown whole.
inline constexpr std::size_t kSnippetLength = 280;

/// `marked` must be of `text`. Cut at the bounds of sentences, else of words; "…" stands for what is left out.
Snippet snippet(std::string_view text, const Marked& marked);

/// The whole text with its highlights.
Snippet whole(std::string_view text, const Marked& marked);

}  // namespace travaux::search
