// Word classes of a language and patterns over words: the small language in which the tables of cues, document
// types and actors are written.
//
// A class (schema/data/grammar.tsv) is a list of words: `held` is that word, `organis-` every word that starts so,
// `-ed` every word of two letters more that ends so, `-1st` also that word itself, `!need` none of it whatever the others say.
//
// A pattern is elements parted by blanks:
//   word      this word                         word~    a word that starts so
//   <class>   a word of the class               a|b|<c>  any of them
//   ?x        x or nothing                      !x       the next word is not x
//   *         up to eight words, over commas but no other mark
//   ^         the beginning of the sentence     $        its end, marks apart
// Between two elements adverbs (the class `adverb`) and first halves of compounds are passed over: "will also be", "was field-tested".
#pragma once

#include "indexer/facets/words.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

class WordClass {
public:
    void add(std::string_view word);
    bool contains(std::string_view word) const;

private:
    std::set<std::string, std::less<>> words_, exceptions_;
    std::vector<std::string> beginnings_, endings_;
};

/// The word classes of one language.
class Lexicon {
public:
    WordClass& at(std::string_view name);
    bool is(std::string_view class_name, std::string_view word) const;
    const WordClass* find(std::string_view class_name) const;

private:
    std::map<std::string, WordClass, std::less<>> classes_;
};

/// By ISO 639-1 code; rows of the language `*` are in every one. `together` gets the words of all languages. Throws as
/// schema::read_table does.
std::map<std::string, Lexicon, std::less<>> read_lexicons(const std::filesystem::path& grammar, Lexicon& together);

class Pattern {
public:
    /// Throws schema::Error(Input) for an empty pattern.
    explicit Pattern(std::string_view source);

    /// The end of the match that starts with the word at `at` of words[range], or none.
    std::optional<std::size_t> match(const std::vector<Word>& words, WordRange range, std::size_t at,
                                     const Lexicon& lexicon) const;

    /// The first place of words[range] where it matches.
    std::optional<WordRange> find(const std::vector<Word>& words, WordRange range, const Lexicon& lexicon) const;

    /// What a match must start with.
    struct Opening {
        bool at_start = false;  // of a sentence
        bool anything = false;  // else: one of the words, a beginning of a word, or a word of a class
        std::vector<std::string> words, beginnings, classes;
    };
    Opening opening() const;

private:
    enum class Step : std::uint8_t { Word, Gap, Start, End, Not };
    struct Element {
        Step step = Step::Word;
        bool optional = false;
        std::vector<std::string> literals, beginnings, classes;
    };
    struct Scan {
        const std::vector<Word>& words;
        WordRange range;
        const Lexicon& lexicon;
        const WordClass* adverbs;
        int steps = 0;  // bounded: a pattern with many gaps gives up rather than try every split
    };
    static Element read_element(std::string_view source);
    static bool fits(const Element& element, const Word& word, const Lexicon& lexicon);
    std::optional<std::size_t> follow(Scan& scan, std::size_t element, std::size_t at) const;

    std::vector<Element> elements_;
};

}  // namespace travaux::facets
