// Small questions about a piece of text: its case, its last character, its words. Texts are UTF-8; broken
// bytes count as characters that are neither letters nor digits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::structure {

/// Lower case, typographic apostrophes and dashes made plain, runs of blanks made one, outer blanks taken off.
std::string fold(std::string_view text);

/// Its words, folded: runs of letters and digits.
std::vector<std::string> words_of(std::string_view text);

/// Runs of characters between blanks; counted, first, last. Scripts without blanks are counted by the usual length of their words:
/// two Han characters, five Thai letters.
std::size_t count_words(std::string_view text);
std::string_view first_word(std::string_view text);
std::string_view last_word(std::string_view text);

std::size_t count_characters(std::string_view text);

/// Columns of a typewriter that a text takes: wide characters (Han, kana) two, combining marks none.
std::size_t count_columns(std::string_view text);

/// Columns of its beginning that no line's end may part: a word, or where words stand side by side a part of it.
std::size_t unbroken_columns(std::string_view text);

/// Whether there is any letter or digit.
bool has_words(std::string_view text);

/// About the first letter or digit, quotes and opening brackets before it passed over.
bool starts_lower(std::string_view text);
bool starts_upper_or_digit(std::string_view text);

/// At least two letters, none of them small; a plural's or genitive's `s` after capitals passes.
bool is_all_capitals(std::string_view text);

/// The last character that says how a sentence ends, closing quotes and brackets passed over: one of . ! ? ; : , - or
/// 0 for none of them. Dashes count as '-', an ellipsis as '.'.
char ending(std::string_view text);

/// Whether the text is over: ends in . ! ? ; or :
bool is_closed(std::string_view text);

/// Whether a text ends in a dotted leader and a page number: "Conclusions ........ 12".
bool has_leader(std::string_view text);

/// Whether a quotation or bracket stands open at its end.
bool has_open_bracket(std::string_view text);

/// Whether its only word is a web address, and whether its last word is one.
bool is_address_only(std::string_view text);
bool ends_in_address(std::string_view text);

/// The text without blanks at its ends.
std::string_view trim(std::string_view text);

}  // namespace travaux::structure
