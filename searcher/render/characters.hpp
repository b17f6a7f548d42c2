// Code points of the text that is printed, and the columns they take. Inside of the render room.
#pragma once

#include "schema/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace travaux::render {

using schema::append_character;
using schema::next_character;

/// See printable(string_view): what is shown in place of this character.
char32_t printable(char32_t code);

/// Columns of a terminal: 2 for wide and full-width characters (UAX #11), 0 for combining and format ones.
std::size_t columns(char32_t code);
std::size_t columns(std::string_view text);

}  // namespace travaux::render
