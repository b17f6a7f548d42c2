// The order of the hits: what the matcher found, the best of it re-ranked by closeness, all-words matches
// before the others. Inside of the search room.
#pragma once

#include "searcher/match/matches.hpp"
#include "searcher/search/closeness.hpp"
#include "searcher/search/index.hpp"
#include "searcher/search/results.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace travaux::search {

/// So many of the best are looked at again; beyond them the matcher's order stands. The same for every page,
/// so that pages agree.
inline constexpr std::size_t kLookedAt = 100;

struct Ranked {
    Xapian::docid docid = 0;
    Glance glance;        // of those that were looked at again
    std::unique_ptr<Paragraph> paragraph;  // of those on the page
    double score = 0;
    bool all_words = true;
};

/// What the ranking needs to know of a search.
struct Search {
    const Request& request;
    const Plan& plan;
    Index& index;
    Marker& marker;
    analysis::Analyzer& analyzer;
    std::optional<std::size_t> total;  // how many paragraphs match, where it is known
    const match::Found* found = nullptr;  // what the plan finds, where that is known already
};

/// The hits `offset`..`offset + limit`. `match` is All or Any; with `fill`, all-words matches that do not reach
/// so far are followed by the best of those that hold at least half of the words. Paragraphs are not loaded.
std::vector<Ranked> rank(const Search& search, Match match, bool fill);

/// Reads the paragraph, where it has not been read yet.
void load(const Search& search, Ranked& one);

}  // namespace travaux::search
