// Word classes of a language, and which of them a word is in.
//
// A class (schema/data/grammar.tsv) is a list of words: `held` is that word, `organis-` every word that starts so,
// `-ed` every word of two letters more that ends so, `-1st` also that word itself, `!need` none of it whatever the others say.
#pragma once

#include "indexer/facets/word_numbers.hpp"
#include "indexer/facets/words.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::facets {

/// The classes that rules ask for by their names; a table has more, for its patterns.
inline constexpr std::array<std::string_view, 26> kAskedClasses{
    "abbreviation", "activity", "adverb", "bare", "be", "by", "defining", "determiner", "due", "during", "finite", "framework", "gerund", "have",
    "hypothetical", "infinitive", "joining", "past", "prefix", "preposition", "present", "pronoun", "punctual", "sealed", "small", "stating"};

/// One of them, found by the compiler: what is none does not compile.
class ClassName {
public:
    consteval ClassName(const char* name) {  // NOLINT(google-explicit-constructor): rules say is("past", word)
        while (kAskedClasses.at(number_) != name) ++number_;
    }
    std::size_t number() const { return number_; }

private:
    std::size_t number_ = 0;
};

/// The word classes of one language. Which of them a word is in is found once, for all of them: rules ask at every word.
/// A class has the same bit in every lexicon of a grammar.
class Lexicon {
public:
    using Classes = std::uint64_t;  // a bit for each class

    /// A word of a class, as a table has it. Throws schema::Error(Input) for a class beyond the 64th.
    void add(std::string_view class_name, std::string_view word);

    /// Gives classes the bits that they have there.
    void number_as(const Lexicon& other) {
        classes_ = other.classes_;
        asked_ = other.asked_;
    }

    /// What the lexicon knows of a word.
    struct Told {
        Classes classes = 0;
        WordNumbers::Number number = WordNumbers::kNone;  // as learn() gives it; none for a word that is in no table
    };

    /// Gives a word a number, in whatever classes it is.
    WordNumbers::Number learn(std::string_view word);

    /// To be called after the last add() and learn(): the words that have numbers are told at once from now on.
    void finish();

    Told tell(std::string_view word) const;

    /// The same, quickly where classify() has seen the word.
    Told tell(const Word& word) const { return word.lexicon == this ? Told{word.classes, word.number} : tell(std::string_view(word.lower)); }
    void classify(std::vector<Word>& words) const;

    /// The classes that a word is in.
    Classes classes_of(std::string_view word) const { return tell(word).classes; }
    Classes classes_of(const Word& word) const { return tell(word).classes; }

    const WordNumbers& words() const { return words_; }

    /// The bit of a class, or 0 where there is no such class.
    Classes bit(std::string_view class_name) const;

    bool is(ClassName name, std::string_view word) const { return (asked_[name.number()] & classes_of(word)) != 0; }
    bool is(ClassName name, const Word& word) const { return (asked_[name.number()] & classes_of(word)) != 0; }

private:
    struct Known {
        Classes in = 0;
        Classes never = 0;  // whatever its beginning or ending
    };

    /// By the tables' words, beginnings and endings.
    Classes read(std::string_view word, const Known& known) const;

    WordNumbers classes_;  // their names: number n has the bit n - 1
    std::array<Classes, kAskedClasses.size()> asked_{};  // bits
    WordNumbers words_;
    std::vector<Known> known_ = std::vector<Known>(1);  // by number
    std::vector<Classes> told_;                         // by number, once that is settled
    std::array<std::vector<std::pair<Beginning, Classes>>, 256> beginnings_;  // by their first byte
    std::array<std::vector<std::pair<Ending, Classes>>, 256> endings_;        // by their last byte
};

/// By ISO 639-1 code; rows of the language `*` are in every one. `together` gets the words of all languages. Throws as
/// schema::read_table does.
std::map<std::string, Lexicon, std::less<>> read_lexicons(const std::filesystem::path& grammar, Lexicon& together);

}  // namespace travaux::facets
