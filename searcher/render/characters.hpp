// Code points of the text that is printed, and the columns they take. Inside of the render room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace travaux::render {

/// The code point at `at`, which moves behind it; ill-formed bytes are one U+FFFD each.
char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code);

/// See printable(string_view): what is shown in place of this character.
char32_t printable(char32_t code);

/// Columns of a terminal: 2 for wide and full-width characters (UAX #11), 0 for combining and format ones.
std::size_t columns(char32_t code);
std::size_t columns(std::string_view text);

}  // namespace travaux::render
