// The elements of a language's patterns, numbered: what a word fits is found out once for all patterns.
#pragma once

#include "indexer/facets/lexicon.hpp"
#include "indexer/facets/pattern.hpp"
#include "indexer/facets/word_numbers.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travaux::facets {

class Elements {
public:
    // Numbers below those of elements: bits that say other things of a word.
    static constexpr std::size_t kAnything = 0;  // each has it
    static constexpr std::size_t kHalf = 1;      // the first half of a compound
    static constexpr std::size_t kAdverb = 2;

    /// Gives the elements of a pattern their numbers; alike ones have the same. The lexicon, that of the texts, learns their words.
    void add(Pattern& pattern, Lexicon& lexicon);

    /// To be called after the last add().
    void finish(Lexicon& lexicon);

    /// What each word fits, in place of what `fits` has held. `lexicon`: the one of finish().
    void read(const std::vector<Word>& words, std::span<const WordRange> sentences, const Lexicon& lexicon, ElementBits& fits) const;

    std::size_t size() const { return count_; }
    std::size_t width() const { return (count_ + 63) / 64; }

private:
    using Bits = std::vector<std::uint64_t>;

    std::size_t number_of(const Pattern::Element& element, Lexicon& lexicon);
    void read_word(std::string_view word, Lexicon::Classes classes, std::span<std::uint64_t> row) const;

    std::size_t count_ = 3;
    std::map<std::string, std::size_t> numbers_;  // by what fits them
    std::vector<Bits> by_literal_;                // by a word's number in the lexicon
    std::array<Bits, 64> by_class_;               // by bit
    std::array<std::vector<std::pair<Beginning, std::size_t>>, 256> by_beginning_;  // by its first byte
    Bits known_;                                  // a row for each number of the lexicon
};

}  // namespace travaux::facets
