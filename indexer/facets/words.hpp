// Text as the rules read it: lower-case words and punctuation marks, each with its place, cut into sentences.
//
// This is not the index's analyzer: rules need the marks, the capitals and the accents that an index folds
// away ("à" is no "a", "organisé" no "organise").
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

class Lexicon;

struct Word {
    std::size_t begin = 0;    // byte range in the text, half open
    std::size_t end = 0;
    std::string lower;        // without a possessive; a mark in its plain form: - " ( ) , ; : . / ? !
    bool mark = false;
    bool capital = false;     // starts with a capital letter
    bool joined = false;      // hyphenated to the word before it: `chair` of "co-chair"
    bool possessive = false;  // "IOM's", "the Principals'"
    std::uint32_t number = 0;          // of the lexicon's, see Lexicon::Told
    const Lexicon* lexicon = nullptr;  // that told its number and classes; none yet
    std::uint64_t classes = 0;
};

/// Words [first, last) of a list of words.
struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const WordRange&) const = default;
};

/// Total on any bytes. A hyphen between letters joins its words; between digits it is a mark, as every dash
/// is: "26–29", "inter-agency". An apostrophe parts an article from its word: "l'Organisation".
std::vector<Word> words_of(std::string_view text);

/// The sentences, in order; together they cover all words. They end at `.`, `!` or `?` before a capital, a digit
/// or a quotation mark. `abbreviation` knows words after which a full stop ends nothing.
std::vector<WordRange> sentences_of(const std::vector<Word>& words,
                                    const std::function<bool(std::string_view)>& abbreviation);

/// Which words stand between quotation marks or in brackets: a title or an aside, not what the sentence says.
std::vector<bool> asides_in(const std::vector<Word>& words);

}  // namespace travaux::facets
