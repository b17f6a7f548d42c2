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

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace travaux::facets {

/// The word classes of one language. Which of them a word is in is found once, for all of them: rules ask at every word.
/// A class has the same bit in every lexicon of a grammar.
class Lexicon {
public:
    using Classes = std::uint64_t;  // a bit for each class

    /// A word of a class, as a table has it. Throws schema::Error(Input) for a class beyond the 64th.
    void add(std::string_view class_name, std::string_view word);

    /// Gives classes the bits that they have there.
    void number_as(const Lexicon& other) { bits_ = other.bits_; }

    /// The classes that a word is in.
    Classes classes_of(std::string_view word) const;

    /// The same, quickly where classify() has seen the word.
    Classes classes_of(const Word& word) const { return word.lexicon == this ? word.classes : classes_of(std::string_view(word.lower)); }
    void classify(std::vector<Word>& words) const;

    /// The bit of a class, or 0 where there is no such class.
    Classes bit(std::string_view class_name) const;

    bool is(std::string_view class_name, std::string_view word) const { return (bit(class_name) & classes_of(word)) != 0; }
    bool is(std::string_view class_name, const Word& word) const { return (bit(class_name) & classes_of(word)) != 0; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Known {
        Classes in = 0;
        Classes never = 0;  // whatever its beginning or ending
    };
    using Part = std::pair<std::string, Classes>;

    template <class Value>
    using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    ByText<Classes> bits_;  // by class
    ByText<Known> words_;
    std::array<std::vector<Part>, 256> beginnings_, endings_;  // by their first, their last byte
};

/// By ISO 639-1 code; rows of the language `*` are in every one. `together` gets the words of all languages. Throws as
/// schema::read_table does.
std::map<std::string, Lexicon, std::less<>> read_lexicons(const std::filesystem::path& grammar, Lexicon& together);

class Pattern {
public:
    /// `lexicon`: any of those it will be matched with. Throws schema::Error(Input) for an empty pattern.
    Pattern(std::string_view source, const Lexicon& lexicon);

    /// The end of the match that starts with the word at `at` of words[range], or none.
    std::optional<std::size_t> match(const std::vector<Word>& words, WordRange range, std::size_t at,
                                     const Lexicon& lexicon) const;

    /// The first place of words[range] where it matches.
    std::optional<WordRange> find(const std::vector<Word>& words, WordRange range, const Lexicon& lexicon) const;

    /// What a match must start with.
    struct Opening {
        bool at_start = false;  // of a sentence
        bool anything = false;  // else: one of the words, a beginning of a word, or a word of a class
        bool compound = false;  // or the first half of a compound
        std::vector<std::string> words, beginnings;
        Lexicon::Classes classes = 0;
    };
    Opening opening() const;

private:
    enum class Step : std::uint8_t { Word, Gap, Start, End, Not };
    struct Element {
        Step step = Step::Word;
        bool optional = false;
        std::vector<std::string> literals, beginnings;
        Lexicon::Classes classes = 0;
    };
    struct Scan {
        const std::vector<Word>& words;
        WordRange range;
        const Lexicon& lexicon;
        int steps = 0;  // bounded: a pattern with many gaps gives up rather than try every split
    };
    static Element read_element(std::string_view source, const Lexicon& lexicon);
    static bool fits(const Element& element, const Word& word, const Lexicon& lexicon);
    std::optional<std::size_t> follow(Scan& scan, std::size_t element, std::size_t at) const;

    std::vector<Element> elements_;
    Lexicon::Classes adverbs_;
};

}  // namespace travaux::facets
