// Whether a later statement speaks of what an earlier one promises, and what says so. Inside of the follow room.
#pragma once

#include "searcher/follow/statements.hpp"
#include "searcher/follow/trace.hpp"

namespace travaux::follow {

struct Held {
    double points = 0;   // 0 or more: how much speaks for it
    bool enough = false; // more than words that any two reports share
    Outcome outcome = Outcome::Silent;  // what the later statement says, where the thing promised or most of its matter recurs in it
    Evidence evidence;
};

/// What is known of a promise besides its words.
struct Promised {
    std::string due;               // the year in which it is due, or empty
    std::vector<std::string> who;  // undertakes it: canonical names
    bool one_hand = false;         // both reports come from one author or from the chairs of one group
    double paragraphs = 0;         // of the index, as natural logarithm
};

/// `promise` as part of the passage that `around` is, `text` as part of `beside`.
Held held(const Statement& promise, const Statements& around, const Promised& known, const Statement& text, const Statements& beside);

}  // namespace travaux::follow
