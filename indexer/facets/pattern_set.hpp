// Patterns of one table, matched with a text together: what a word fits is found out once for all of them, and a sentence
// that lacks a word which a pattern needs is not tried with it.
#pragma once

#include "indexer/facets/pattern.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace travaux::facets {

/// Built once, then read-only.
class PatternSet {
public:
    PatternSet();

    /// The pattern's number is how many were added before it. `lexicon`: that of the texts; it learns the pattern's words.
    void add(Pattern pattern, Lexicon& lexicon);

    /// To be called after the last add().
    void finish();

    /// The patterns beside one text. The words must outlive it.
    class Reading {
    public:
        Reading(const PatternSet& set, const std::vector<Word>& words, const Lexicon& lexicon);

        /// Matches are looked for in this sentence from now on.
        void turn_to(WordRange sentence);

        /// Numbers of the patterns that may match at a word of the sentence, ascending. Good until the next call.
        const std::vector<std::size_t>& candidates(std::size_t at);

        /// The end of a pattern's match that starts there, or none.
        std::optional<std::size_t> match(std::size_t pattern, std::size_t at) const;

    private:
        const PatternSet& set_;
        const std::vector<Word>& words_;
        const Lexicon& lexicon_;
        ElementBits fits_;
        WordRange sentence_;
        std::vector<std::uint64_t> present_;    // what words of the sentence fit
        std::vector<std::uint64_t> opening_;    // what any of `possible_` may start with
        std::vector<std::size_t> possible_, possible_at_start_, found_;
    };

private:
    using Bits = std::vector<std::uint64_t>;

    struct Member {
        Pattern pattern;
        bool at_start = false;            // of a sentence
        Bits opening;                     // what a match may start with
        std::vector<std::size_t> needed;  // what a sentence must hold
    };

    std::size_t number_of(const Pattern::Element& element, Lexicon& lexicon);
    void read_opening(Member& member) const;

    std::size_t width() const { return (count_ + 63) / 64; }

    std::vector<Member> members_;
    std::size_t count_;
    std::map<std::string, std::size_t> numbers_;  // of elements, by what fits them
    std::vector<Bits> by_word_;                   // elements by a word's number in the lexicon
    std::array<Bits, 64> by_class_;               // by bit
    std::array<std::vector<std::pair<Beginning, std::size_t>>, 256> by_beginning_;  // by its first byte
    std::vector<std::vector<std::size_t>> members_by_need_;  // by the rarest element that they need
};

}  // namespace travaux::facets
