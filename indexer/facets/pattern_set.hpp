// Patterns of one table, looked for in a text together: a sentence that lacks a word which a pattern needs is not tried with it.
#pragma once

#include "indexer/facets/elements.hpp"
#include "indexer/facets/pattern.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace travaux::facets {

/// Built once, then read-only.
class PatternSet {
    using Bits = std::vector<std::uint64_t>;

public:
    /// The pattern's number is how many were added before it. `elements`: its elements are among them.
    void add(Pattern pattern);

    /// To be called after the last add(), and after the last one to `elements`.
    void finish(const Elements& elements);

    /// The patterns beside one text; all that is given must outlive it.
    class Reading {
    public:
        Reading(const PatternSet& set, const std::vector<Word>& words, const Lexicon& lexicon, const ElementBits& fits);

        /// Matches are looked for in this sentence from now on. `number`: of its row in the bits.
        void turn_to(WordRange sentence, std::size_t number);

        /// The first word of the sentence from `at` on where a pattern may match, or the sentence's end.
        std::size_t next(std::size_t at) const;

        /// Numbers of those that may match at a word of the sentence, ascending. Good until the next call.
        const std::vector<std::size_t>& candidates(std::size_t at);

        /// The end of a pattern's match that starts there, or none.
        std::optional<std::size_t> match(std::size_t pattern, std::size_t at) const;

    private:
        const PatternSet& set_;
        const std::vector<Word>& words_;
        const Lexicon& lexicon_;
        const ElementBits& fits_;
        WordRange sentence_;
        std::vector<std::size_t> possible_, found_;  // patterns whose needs the sentence holds; those at a word
        Bits opening_;                               // what a match of them may start with, but where the sentence starts
    };

private:
    struct Member {
        Pattern pattern;
        bool at_start = false;            // of a sentence
        Bits opening;                     // what a match may start with
        std::vector<std::size_t> needed;  // what a sentence must hold
    };

    static void read_opening(Member& member);

    std::vector<Member> members_;
    std::vector<std::vector<std::size_t>> by_need_;  // numbers by the rarest element that they need
    Bits needed_;                                    // elements that are such
    std::size_t longest_opening_ = 0;                // numbers in its bits
};

}  // namespace travaux::facets
