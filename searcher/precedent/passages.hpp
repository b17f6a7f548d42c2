// Passages fetched from the index for a text, and counted.
#pragma once

#include "searcher/precedent/precedents.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace travaux::precedent {

/// How far retrieval goes for one text. Of drafts with 40 % of their words changed .84 are found so among 280,000 paragraphs
/// (docs/performance.md); before layout 3 .88, with 8 words .84, with 40 words and 50 passages .90 at four times the price.
struct Depth {
    std::size_t words = 12;     // of the text are sought, the rarest
    std::size_t passages = 25;  // are compared with it word by word
};

/// For a text that speaks of several things, or where all that comes near is wanted.
inline constexpr Depth kDeep{40, 50};

/// The passages that ranked retrieval finds for the words of a text, best first.
std::vector<search::Hit> retrieve(std::string_view text, std::span<const wording::Word> words, const std::vector<search::Filter>& filters,
                                  search::Searcher& searcher, Depth depth = {});

/// Passages that have the words of a text in a row, the first of them in that order.
std::vector<search::Hit> retrieve_phrase(std::string_view text, const std::vector<search::Filter>& filters, search::Searcher& searcher,
                                         std::size_t limit = 50, search::Sort sort = search::Sort::Relevance);

/// Values of fields counted over passages, in facet order.
std::vector<search::Facet> facets(std::span<const Source* const> sources, const std::vector<search::FacetRequest>& requests);

}  // namespace travaux::precedent
