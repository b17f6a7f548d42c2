// A promise as a set of weighted words, and how much of it a text holds. Inside of the follow room.
#pragma once

#include "searcher/follow/trace.hpp"
#include "searcher/wording/words.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace travaux::follow {

/// schema/data/kindred.tsv: words under which one thing is spoken of.
class Kindred {
public:
    /// Throws schema::Error as read_table does.
    explicit Kindred(wording::Reader& reader);

    /// The circles of which the words hold a wording, by the words that do so: indices, and the wording as found.
    struct Found {
        std::size_t circle = 0;
        std::size_t word = 0;   // index of its first word
        std::size_t count = 0;  // how many words
    };
    std::vector<Found> find(std::span<const wording::Word> words) const;

    /// Whether its words are things that are promised, and no acts.
    bool is_thing(std::size_t circle) const { return things_[circle]; }

    /// Every wording of a circle, as the table has it.
    const std::vector<std::string>& wordings(std::size_t circle) const { return circles_[circle]; }

private:
    std::vector<std::vector<std::string>> circles_;
    std::vector<bool> things_;
    std::map<std::string, std::vector<std::pair<std::size_t, std::vector<std::string>>>> by_first_;  // stem -> circle, stems
};

struct Promise {
    struct Term {
        std::string stem;
        double weight = 0;
        bool name = false;
        bool thing = false;             // what is promised: of a circle of things, or known by a name that is no organisation's
        std::set<std::size_t> circles;  // kindred wordings that would do as well
    };
    std::vector<Term> terms;  // each stem once
    std::vector<wording::Word> words;
    std::set<std::string> years;  // printed in it, or of its due date
    double weight = 0;            // of all terms
    double heaviest = 0;          // of one
};

/// Of a text that is the unit's, or a sentence of it. What stands before a request or a plan ("The working level is
/// requested to") says who, and counts little.
Promise promise_of(const schema::Unit& unit, std::string_view text, std::vector<wording::Word> words, const Kindred& kindred);

struct Held {
    double part = 0;      // 0..1 of the promise's weight
    double thing = 0;     // 0..1: how heavy the heaviest thing is that is spoken of again, of the promise's heaviest word
    double likeness = 0;  // 0..1: the cosine of the two as vectors of weights
    Evidence evidence;
};

/// `text` is what the words are of.
Held held(const Promise& promise, std::string_view text, std::span<const wording::Word> words, const Kindred& kindred);

}  // namespace travaux::follow
