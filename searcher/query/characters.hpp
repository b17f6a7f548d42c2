// What the query language makes of single characters. Inside of the query room.
#pragma once

#include "searcher/query/query.hpp"

#include <cstddef>
#include <string_view>

namespace travaux::query {

/// A code point and the byte after it; ill-formed bytes are one U+FFFD each.
struct Character {
    char32_t code = 0;
    std::size_t next = 0;
};

/// `at` must be below text.size().
Character character_at(std::string_view text, std::size_t at);

bool is_blank(char32_t code);
bool is_letter(char32_t code);
bool is_letter_or_digit(char32_t code);
bool is_quote(char32_t code);        // any double quotation mark or guillemet
bool opens_quote(char32_t code);

/// How many letters and digits; `enough` stops the count.
std::size_t count_letters(std::string_view text, std::size_t enough);

/// What a word counts for of kMostOperands: the runs of letters and digits in it, each for every 32 bytes that it begins, as
/// some scripts write no blanks.
std::size_t operands_in(std::string_view word);

/// The problems of kLongestQuery, of kMostOperands, and of a query without a word. The last at `place`.
Problem too_long();
Problem too_many(Place place);
Problem nothing_sought(Place place);

/// The place without punctuation and blanks at its ends. A closing parenthesis stays: the lexer leaves one
/// in a word only with its partner, as in `12(a)`.
Place without_punctuation(std::string_view text, Place place);

/// The place without blanks at its ends.
Place without_blanks(std::string_view text, Place place);

/// The place without the stops and commas that end a sentence after it; the dots of `2013..` stay.
Place without_last_stop(std::string_view text, Place place);

}  // namespace travaux::query
