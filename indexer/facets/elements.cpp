#include "indexer/facets/elements.hpp"

#include <algorithm>
#include <bit>

namespace travaux::facets {
namespace {

void set(std::vector<std::uint64_t>& bits, std::size_t number) {
    if (bits.size() <= number / 64) bits.resize(number / 64 + 1);
    bits[number / 64] |= std::uint64_t{1} << (number % 64);
}

void join(std::span<std::uint64_t> into, const std::vector<std::uint64_t>& more) {
    for (std::size_t i = 0; i < more.size(); ++i) into[i] |= more[i];
}

std::size_t lowest_bit(Lexicon::Classes classes) { return static_cast<std::size_t>(std::countr_zero(classes)); }

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

std::size_t Elements::number_of(const Pattern::Element& element, Lexicon& lexicon) {
    std::string key = std::to_string(element.classes);
    for (const std::string& word : element.literals) key.append(" =").append(word);
    for (const std::string& part : element.beginnings) key.append(" ~").append(part);
    const auto [known, added] = numbers_.try_emplace(key, count_);
    const std::size_t number = known->second;
    if (!added) return number;
    ++count_;
    for (const std::string& word : element.literals) {
        const WordNumbers::Number of_word = lexicon.learn(word);
        if (by_literal_.size() <= of_word) by_literal_.resize(of_word + 1);
        set(by_literal_[of_word], number);
    }
    for (Lexicon::Classes left = element.classes; left != 0; left &= left - 1) set(by_class_[lowest_bit(left)], number);
    for (const std::string& part : element.beginnings) by_beginning_[byte(part.front())].emplace_back(part, number);
    return number;
}

void Elements::add(Pattern& pattern, Lexicon& lexicon) {
    for (Lexicon::Classes left = pattern.adverbs_; left != 0; left &= left - 1) set(by_class_[lowest_bit(left)], kAdverb);
    for (Pattern::Element& element : pattern.elements_)
        if (element.step == Pattern::Step::Word || element.step == Pattern::Step::Not) element.number = number_of(element, lexicon);
}

void Elements::read_word(std::string_view word, Lexicon::Classes classes, std::span<std::uint64_t> row) const {
    for (Lexicon::Classes left = classes; left != 0; left &= left - 1) join(row, by_class_[lowest_bit(left)]);
    if (word.empty()) return;
    const auto& beginnings = by_beginning_[byte(word.front())];
    if (beginnings.empty()) return;
    const std::uint64_t first = schema::first_bytes(word);
    for (const auto& [beginning, number] : beginnings)
        if (beginning.begins(word, first)) row[number / 64] |= std::uint64_t{1} << (number % 64);
}

void Elements::finish(Lexicon& lexicon) {
    lexicon.finish();
    by_literal_.resize(lexicon.words().size() + 1);
    known_.assign(by_literal_.size() * width(), 0);
    for (WordNumbers::Number number = 1; number < by_literal_.size(); ++number) {
        const std::span row = std::span(known_).subspan(number * width(), width());
        const std::string_view word = lexicon.words().word(number);
        row[0] = std::uint64_t{1} << kAnything;
        join(row, by_literal_[number]);
        read_word(word, lexicon.classes_of(word), row);
    }
}

void Elements::read(const std::vector<Word>& words, std::span<const WordRange> sentences, const Lexicon& lexicon, ElementBits& fits) const {
    fits.width = width();
    fits.words.resize(words.size() * fits.width);
    fits.sentences.assign(sentences.size() * fits.width, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const Lexicon::Told told = lexicon.tell(word);
        const std::span row = std::span(fits.words).subspan(i * fits.width, fits.width);
        if (told.number != WordNumbers::kNone && !word.mark) {
            for (std::size_t k = 0; k < fits.width; ++k) row[k] = known_[told.number * fits.width + k];
        } else {
            std::ranges::fill(row, 0);
            row[0] = std::uint64_t{1} << kAnything;
            if (word.mark) join(row, by_literal_[told.number]);  // no class holds a mark
            else read_word(word.lower, told.classes, row);
        }
        if (i > 0 && word.joined) fits.words[(i - 1) * fits.width] |= std::uint64_t{1} << kHalf;
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        std::uint64_t* const row = fits.sentences.data() + i * fits.width;
        const std::uint64_t* word = fits.words.data() + sentences[i].first * fits.width;
        for (std::size_t left = sentences[i].last - sentences[i].first; left > 0; --left)
            for (std::size_t k = 0; k < fits.width; ++k) row[k] |= *word++;
    }
}

}  // namespace travaux::facets
