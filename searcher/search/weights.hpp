// How much a word counts. Stock BM25, which remote servers know too, with a factor for each word that makes the
// product the weight measured best: q^.85 * idf^1.25 * ((F + 1) / (n + 1))^.5 * tf / (tf + K)
// (q: frequency within the query, F: occurrences, n: paragraphs that hold the word). Inside of the search room.
#pragma once

#include "searcher/search/expansion.hpp"

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace travaux::search {

inline constexpr double kSaturation = 1.2;      // BM25's k1
inline constexpr double kLengthPart = 0.6;      // BM25's b
inline constexpr double kShortest = 0.25;       // least length that counts, as part of the mean
inline constexpr double kContextWeight = 0.3;   // of title, section path and lead-in, to that of the text

/// The weighting scheme, with k1 and b bent so that report records, which have no words, do not halve the
/// mean length.
Xapian::BM25Weight weighting(const Index& index);

/// tf / (tf + K) for a word that stands `times` in a text of `length` words.
double saturation(std::size_t times, std::size_t length, double mean_length);

/// The weight of a word that so many paragraphs hold, once each, if it filled a text.
double rarity(std::size_t paragraphs, const Index& index);

/// A term with a weight of our own, once and filling a text; its frequency there saturates as words do.
Xapian::Query weighing(const std::string& term, double weight, const Index& index);

/// A query for anything that counts as a word, weighted as one word said `times` in the query, and the weight
/// it would have if it filled a text: the factor of saturation().
struct Weighted {
    Xapian::Query query;  // empty where the index has none of it
    double weight = 0;
};
Weighted weighted(const Marks& marks, std::size_t times, Expander& expander);

/// The first of these that a paragraph matches counts, and no other. Not Xapian's MAX: 1.4.22 reads what it has freed where all parts of
/// one come to their end at the same document (matcher/maxpostlist.cc, recalc_maxweight).
Xapian::Query first_of(const std::vector<Xapian::Query>& ways);

/// The same stems in title, section path and lead-in.
Xapian::Query in_context(const Marks& marks, std::size_t times, Expander& expander);

/// An exact phrase with the weight of its words.
Xapian::Query weighted_phrase(const Phrase& words, Expander& expander);

}  // namespace travaux::search
