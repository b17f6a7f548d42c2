// Which patterns of a table may start with a word, so that not every one is tried at every word.
#pragma once

#include "indexer/facets/lexicon.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace travaux::facets {

/// Built once, then read-only.
class PatternIndex {
public:
    /// The pattern's number is how many were added before it.
    void add(const Pattern& pattern);

    /// Numbers of the patterns that may match at words[at], ascending; those of the beginning of a sentence only where
    /// `at_start` holds. `out` is emptied first.
    void candidates(const std::vector<Word>& words, std::size_t at, bool at_start, const Lexicon& lexicon, std::vector<std::size_t>& out) const;

private:
    using Numbers = std::vector<std::size_t>;

    /// The patterns of one kind: those of the beginning of a sentence, and the rest.
    struct Openings {
        std::unordered_map<std::string, Numbers> words;
        std::map<Lexicon::Classes, Numbers> classes;  // by bit
        Lexicon::Classes any_class = 0;               // those bits together
        std::vector<std::pair<std::string, std::size_t>> beginnings;
        Numbers anything;
        Numbers compounds;  // those that may start with the first half of a compound

        void collect(const Word& word, Lexicon::Classes classes_of_word, bool is_half, Numbers& out) const;
    };

    Openings at_start_, anywhere_;
    std::size_t count_ = 0;
};

}  // namespace travaux::facets
