// Numbers in a text that may refer to footnotes: "[2]", or what a converter left of a raised one.
#pragma once

#include "indexer/structure/piece.hpp"
#include "indexer/structure/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::structure {

struct Carried {
    std::size_t at = 0, length = 0;  // bytes of the text that go with it
    std::string label;
};

/// "the towns.[1]"
std::vector<Carried> bracketed_numbers(std::string_view text);

/// "Group1", "agenda.2"
std::vector<Carried> glued_numbers(std::string_view text);

/// "the Statute 1 reaffirms", "for 2018; 4": behind a blank, where no word before it or behind it asks for a number.
std::vector<Carried> spaced_numbers(std::string_view text, const Words& words);

/// Takes it out of the text and puts it among the marks.
void take_mark_out(Piece& piece, const Carried& mark);

}  // namespace travaux::structure
