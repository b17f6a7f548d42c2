// How much a word counts: the weight measured best,
// q^.85 * idf^1.25 * ((F + 1) / (n + 1))^.5 * tf / (tf + K)
// (q: frequency within the query, F: occurrences, n: paragraphs that hold the word). Inside of the search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/search/expansion.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace travaux::search {

inline constexpr double kContextWeight = 0.3;   // of title, section path and lead-in, to that of the text

/// The weight of a word that so many paragraphs hold, once each, if it filled a text.
double rarity(std::size_t paragraphs, const Index& index);

/// A formula for anything that counts as a word, weighted as one word said `times` in the query, and the weight
/// it would have if it filled a text: the factor of match::saturation().
struct Weighted {
    match::Formula formula;  // empty where the index has none of it
    double weight = 0;
};
Weighted weighted(const Marks& marks, std::size_t times, Expander& expander);

/// The same stems in title, section path and lead-in.
match::Formula in_context(const Marks& marks, std::size_t times, Expander& expander);

/// An exact phrase with the weight of its words.
match::Formula weighted_phrase(const Phrase& words, Expander& expander);

}  // namespace travaux::search
