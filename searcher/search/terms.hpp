// The terms of the index as queries: how words, stems and phrases are spelled there. Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"

#include <string>
#include <string_view>

namespace travaux::search {

std::string stem_term(std::string_view stem);
std::string context_term(std::string_view stem);

/// The first `count` code points of a text.
std::string code_points_of(std::string_view text, std::size_t count);

/// A word as a message repeats it: one beyond all measure is cut.
std::string shortened(std::string_view word);

}  // namespace travaux::search
