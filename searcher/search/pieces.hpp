// Bare words of a query cut into pieces, before anything is known of the index. Inside of the search room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/expansion.hpp"

#include <string>
#include <vector>

namespace travaux::search {

/// One word as typed: `migrants`, `unodc's`, or a compound such as `inter-agency`.
struct Piece {
    query::Place place;
    std::vector<std::string> readings;  // the first is the word itself: `interagency`; then without its clitic
    std::vector<std::string> parts;     // `inter`, `agency`; else the word without its clitic
    std::vector<std::string> typed;     // the parts before folding
    bool capitals = false;              // two letters or more, all capitals
    bool stop = false;
    bool insisted = false;
};

/// Appends the pieces of a Words node, whose tokens these are.
void cut(const query::Node& node, const std::vector<analysis::Token>& tokens, std::vector<Piece>& into);

/// Adds what is not there yet.
void merge(const Marks& from, Marks& into);

/// Makes a run of the words that are sought: without those marked as stop words, and a word that comes again
/// counted instead of repeated. `spans` are over `words`; one that keeps a single word becomes part of it.
Run gather(std::vector<Word> words, std::vector<Span> spans);

}  // namespace travaux::search
