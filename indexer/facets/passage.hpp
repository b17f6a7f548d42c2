// A unit's text made ready for the rules: words, sentences, asides and the organisations printed in it, found once.
#pragma once

#include "indexer/facets/tables.hpp"
#include "indexer/facets/words.hpp"

#include <string_view>
#include <vector>

namespace travaux::facets {

struct Passage {
    std::string_view text;
    std::vector<Word> words;
    std::vector<WordRange> sentences;
    std::vector<bool> aside;                   // by word: quoted or in brackets
    std::vector<vocabulary::NameMatch> names;  // of the authority file, in order

    /// The words that lie in a byte range.
    WordRange words_in(std::size_t begin, std::size_t end) const;
};

/// `language`: ISO 639-1. The text must outlive the passage.
Passage read_passage(std::string_view text, const Tables& tables, std::string_view language);

}  // namespace travaux::facets
