// Folding of one word, the inner part of analysis::fold.
#pragma once

#include <string>
#include <string_view>

namespace travaux::analysis {

/// NFKC case folding without accents, U+2019 as `'`, decimal digits of every script as 0–9, superscript
/// digits (note marks) dropped; blanks stay as they are. Marks that make another letter stay: Cyrillic
/// й and ї, Thai and Indic vowels.
std::string fold_word(std::string_view word);

}  // namespace travaux::analysis
