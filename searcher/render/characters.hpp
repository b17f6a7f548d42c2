// Code points of the text that is printed, and the columns they take. Inside of the render room.
#pragma once

#include "schema/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace travaux::render {

using schema::append_character;
using schema::next_character;

constexpr bool is_printable_ascii(char32_t code) { return code >= U' ' && code < 0x7F; }

/// See printable(string_view): what is shown in place of this character.
char32_t printable_beyond_ascii(char32_t code);
inline char32_t printable(char32_t code) { return is_printable_ascii(code) ? code : printable_beyond_ascii(code); }
void append_printable(std::string& out, std::string_view text);

/// A letter of Arabic, Hebrew and the like (UAX #9, classes R and AL).
bool is_right_to_left_beyond_ascii(char32_t code);
inline bool is_right_to_left(char32_t code) { return code >= 0x80 && is_right_to_left_beyond_ascii(code); }

/// Around text of another direction than what stands beside it: first strong isolate, and its end (UAX #9).
inline constexpr std::string_view kIsolate = "\u2068", kEndIsolate = "\u2069";

/// Columns of a terminal: 2 for wide and full-width characters (UAX #11), 0 for combining and format ones.
std::size_t columns_beyond_ascii(char32_t code);
inline std::size_t columns(char32_t code) { return is_printable_ascii(code) ? 1 : columns_beyond_ascii(code); }
std::size_t columns(std::string_view text);

}  // namespace travaux::render
