#include "indexer/facets/passage.hpp"

#include <algorithm>

namespace travaux::facets {

WordRange Passage::words_in(std::size_t begin, std::size_t end) const {
    const auto first = std::ranges::lower_bound(words, begin, {}, &Word::begin);
    const auto last = std::lower_bound(first, words.end(), end, [](const Word& word, std::size_t at) { return word.begin < at; });
    return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin())};
}

Passage read_passage(std::string_view text, const Tables& tables, std::string_view language) {
    Passage passage{.text = text, .words = words_of(text), .sentences = {}, .aside = {}, .names = {}};
    const Speech* speech = tables.speech(language);
    (speech == nullptr ? tables.every_language : speech->lexicon).classify(passage.words);
    passage.sentences = sentences_of(passage.words, [&](std::string_view word) { return tables.is_abbreviation(word); });
    passage.aside = asides_in(passage.words);
    passage.names = tables.authority.find(text, {}, language);
    return passage;
}

}  // namespace travaux::facets
