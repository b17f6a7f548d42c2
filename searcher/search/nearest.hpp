// The nearest of several words by edit distance. Inside of the search room.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace travaux::search {

/// Edits (a letter put in, left out, changed, or two neighbours swapped) from one word to the other, in code
/// points; `most + 1` where there are more. Words over 64 code points are never near.
std::size_t distance(std::string_view from, std::string_view to, std::size_t most);

/// The first of the nearest words, at most `most` edits away (one, for words under five letters).
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> words, std::size_t most);

}  // namespace travaux::search
