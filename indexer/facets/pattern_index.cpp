#include "indexer/facets/pattern_index.hpp"

#include <algorithm>

namespace travaux::facets {

void PatternIndex::add(const Pattern& pattern) {
    const std::size_t number = count_++;
    const Pattern::Opening opening = pattern.opening();
    Openings& openings = opening.at_start ? at_start_ : anywhere_;
    if (opening.anything) {
        openings.anything.push_back(number);
        return;
    }
    for (const std::string& word : opening.words) openings.words[word].push_back(number);
    if (opening.compound) openings.compounds.push_back(number);
    openings.any_class |= opening.classes;
    for (Lexicon::Classes left = opening.classes; left != 0; left &= left - 1) openings.classes[left & (~left + 1)].push_back(number);
    for (const std::string& beginning : opening.beginnings) openings.beginnings.emplace_back(beginning, number);
}

void PatternIndex::Openings::collect(const Word& word, Lexicon::Classes classes_of_word, bool is_half, Numbers& out) const {
    out.insert(out.end(), anything.begin(), anything.end());
    if (is_half) out.insert(out.end(), compounds.begin(), compounds.end());
    if (const auto found = words.find(word.lower); found != words.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    for (Lexicon::Classes left = classes_of_word & any_class; left != 0; left &= left - 1) {
        const Numbers& numbers = classes.at(left & (~left + 1));
        out.insert(out.end(), numbers.begin(), numbers.end());
    }
    for (const auto& [beginning, number] : beginnings) {
        if (word.lower.starts_with(beginning)) out.push_back(number);
    }
}

void PatternIndex::candidates(const std::vector<Word>& all, std::size_t at, bool at_start, const Lexicon& lexicon, std::vector<std::size_t>& out) const {
    out.clear();
    const Lexicon::Classes classes = lexicon.classes_of(all[at]);
    const bool is_half = at + 1 < all.size() && all[at + 1].joined;
    anywhere_.collect(all[at], classes, is_half, out);
    if (at_start) at_start_.collect(all[at], classes, is_half, out);
    if (out.size() < 2) return;
    std::ranges::sort(out);
    const auto [first, last] = std::ranges::unique(out);
    out.erase(first, last);
}

}  // namespace travaux::facets
