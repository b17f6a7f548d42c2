// Patterns over words: the small language in which the tables of cues, document types and actors are written.
//
// A pattern is elements parted by blanks:
//   word      this word                         word~    a word that starts so
//   <class>   a word of the class               a|b|<c>  any of them
//   ?x        x or nothing                      !x       the next word is not x
//   *         up to eight words, over commas but no other mark
//   ^         the beginning of the sentence     $        its end, marks apart
// Between two elements adverbs (the class `adverb`) and first halves of compounds are passed over: "will also be", "was field-tested".
#pragma once

#include "indexer/facets/lexicon.hpp"
#include "indexer/facets/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

/// Which elements of the patterns of a language each word of a text fits, and which any word of each sentence does: bits in
/// rows of `width` numbers, a row a word, a row a sentence.
struct ElementBits {
    std::vector<std::uint64_t> words, sentences;
    std::size_t width = 0;

    std::span<const std::uint64_t> word(std::size_t i) const { return std::span(words).subspan(i * width, width); }
    std::span<const std::uint64_t> sentence(std::size_t i) const { return std::span(sentences).subspan(i * width, width); }
    bool has(std::size_t word, std::size_t element) const { return (words[word * width + element / 64] >> (element % 64) & 1U) != 0; }
};

class Pattern {
public:
    /// `lexicon`: any of those it will be matched with. Throws schema::Error(Input) for an empty pattern.
    Pattern(std::string_view source, const Lexicon& lexicon);

    /// The end of the match that starts with the word at `at` of words[range], or none. `fits`: where that
    /// has been found out for these words, by the Elements that the pattern's are among.
    std::optional<std::size_t> match(const std::vector<Word>& words, WordRange range, std::size_t at, const Lexicon& lexicon,
                                     const ElementBits* fits = nullptr) const;

    /// The first place of words[range] where it matches.
    std::optional<WordRange> find(const std::vector<Word>& words, WordRange range, const Lexicon& lexicon) const;

private:
    friend class Elements;
    friend class PatternSet;

    enum class Step : std::uint8_t { Word, Gap, Start, End, Not };
    struct Element {
        Step step = Step::Word;
        bool optional = false;
        std::vector<std::string> literals, beginnings;
        Lexicon::Classes classes = 0;
        std::size_t number = 0;  // among Elements
    };
    struct Scan {
        const std::vector<Word>& words;
        WordRange range;
        const Lexicon& lexicon;
        const ElementBits* fits;
        int steps = 0;  // bounded: a pattern with many gaps gives up rather than try every split
    };
    static Element read_element(std::string_view source, const Lexicon& lexicon);
    static bool fits(const Element& element, const Scan& scan, std::size_t at);
    std::optional<std::size_t> follow(Scan& scan, std::size_t element, std::size_t at) const;

    std::vector<Element> elements_;
    Lexicon::Classes adverbs_;
};

}  // namespace travaux::facets
