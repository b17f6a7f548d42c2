// What stands in a PDF for a character: ligatures, old-style figures and bullets in private-use places.
#pragma once

#include <string>

namespace travaux::read::pdf {

/// Appends the characters that a code point of a PDF's text stands for, in the order in which they are seen from
/// left to right; nothing for what has no place in a text. A private-use place that nobody agreed on gives U+FFFD.
void append_glyph(std::u32string& text, char32_t code);

/// Hebrew, Arabic and the other scripts that are read from right to left.
bool is_right_to_left(char32_t c);

/// A letter of any script.
bool is_letter(char32_t c);

/// A mark that stands on the letter before it.
bool is_combining(char32_t c);

}  // namespace travaux::read::pdf
