// Passages fetched from the index for a text, and counted.
#pragma once

#include "searcher/precedent/precedents.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace travaux::precedent {

/// So many passages are compared word by word with each piece.
inline constexpr std::size_t kCompared = 50;

/// So many words of a piece are sought, the rarest.
inline constexpr std::size_t kSought = 40;

/// The passages that ranked retrieval finds for the words of a text, best first.
std::vector<search::Hit> retrieve(std::string_view text, std::span<const wording::Word> words, const std::vector<search::Filter>& filters,
                                  search::Searcher& searcher);

/// Passages that have the words of a text in a row, the first of them in order of relevance.
std::vector<search::Hit> retrieve_phrase(std::string_view text, const std::vector<search::Filter>& filters, search::Searcher& searcher,
                                         std::size_t limit = kCompared);

/// Values of fields counted over passages, in facet order.
std::vector<search::Facet> facets(std::span<const Source* const> sources, const std::vector<search::FacetRequest>& requests);

}  // namespace travaux::precedent
