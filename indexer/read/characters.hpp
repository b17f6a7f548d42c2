// What the readers need to know of characters: blanks, raised digits, and what note marks follow.
#pragma once

#include "schema/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace travaux::read {

using schema::append_character;
using schema::next_character;
using schema::next_well_formed;

/// The last code point of a text, 0 where it is empty.
char32_t last_character(std::string_view text);

/// A blank of any width or a tab; not a line end.
bool is_blank(char32_t c);

/// What has no place in a line: controls, soft hyphens, byte order marks, noncharacters.
bool is_invisible(char32_t c);

bool is_letter(char32_t c);
bool is_word(char32_t c);  // a letter, mark or digit

/// Whether its words stand side by side: letters of scripts without blanks (Han, kana, Thai and the like), and their punctuation.
bool needs_no_blank(char32_t c);

/// Whether a text that goes on in another line goes on without a blank: between Han, Kana, Thai and the like, which part no
/// words by blanks. False where either is empty.
bool joins_without_blank(std::string_view before, std::string_view after);

/// The character that a raised one stands for (`¹` 1, `ᵃ` a, `⁽` (), or 0.
char32_t lowered(char32_t c);

/// The raised form of a digit or lower-case letter, or the character itself.
char32_t raised(char32_t c);

/// Whether a raised label ("1", "*", "a") right behind `before` is a note mark, and not an exponent (m², 10⁶),
/// an ordinal (XVIᵉ) or the start of a footnote.
bool is_note_mark(std::string_view before, std::string_view label);

}  // namespace travaux::read
