#include "searcher/search/marker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace travaux::search {
namespace {

using analysis::Language;

// Where each position's words begin; one entry more than positions.
std::vector<std::size_t> starts_of_positions(std::span<const WordAt> words) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < words.size(); ++i)
        while (starts.size() <= words[i].position) starts.push_back(i);
    starts.push_back(words.size());
    return starts;
}

// A word that was not looked up is known by its place.
bool is_same(const WordAt& known, const WordAt& word) {
    if (!known.word.empty()) return known.word == word.word;
    return known.position == word.position && known.width == word.width && known.further == word.further;
}

}  // namespace

Marker::Marker(const Plan& plan, analysis::Analyzer& analyzer) : analyzer_(analyzer) {
    for (std::size_t i = 0; i < plan.words.size(); ++i) add(plan.words[i].word.marks, {i});
    for (const Span& span : plan.spans) add(span.marks, span.words);
    for (const Marks& marks : plan.marks) add(marks, {});
}

void Marker::add(const Marks& marks, std::vector<std::size_t> words) {
    const std::size_t target = targets_.size();
    targets_.push_back(std::move(words));
    for (const std::string& stem : marks.stems) {
        stems_[stem].push_back(target);
        stem_hashes_.push_back(database::stem_hash(stem));
    }
    for (const std::string& word : marks.words) words_[word].push_back(target);
    for (const Phrase& phrase : marks.phrases) {
        phrases_[phrase.front()].push_back({&phrase, target});
        phrase_starts_ |= bit_of(phrase.front());
    }
}

const std::vector<std::size_t>& Marker::targets_of(std::string_view word, Language language) {
    auto& seen = seen_[static_cast<std::uint8_t>(language)];
    if (const auto known = seen.find(word); known != seen.end()) return known->second;
    std::vector<std::size_t> targets;
    const auto take = [&targets](const auto& table, std::string_view key) {
        if (const auto found = table.find(key); found != table.end()) std::ranges::copy(found->second, std::back_inserter(targets));
    };
    take(words_, word);
    if (!stems_.empty()) take(stems_, analyzer_.stem(word, language));
    return seen.emplace(std::string(word), std::move(targets)).first->second;
}

void Marker::mark_phrases(std::span<const WordAt> words, Marked& marked) const {
    if (phrases_.empty()) return;
    const std::vector<std::size_t> starts = starts_of_positions(words);
    const auto word_at = [&](std::size_t position, const std::string& word) -> const WordAt* {
        if (position + 1 >= starts.size()) return nullptr;
        for (std::size_t i = starts[position]; i < starts[position + 1]; ++i)
            if (words[i].word == word) return &words[i];
        return nullptr;
    };
    for (const WordAt& first : words) {
        if ((phrase_starts_ & bit_of(first.word)) == 0) continue;
        const auto candidates = phrases_.find(first.word);
        if (candidates == phrases_.end()) continue;
        for (const auto& [phrase, target] : candidates->second) {
            const WordAt* last = &first;
            for (std::size_t k = 1; k < phrase->size() && last != nullptr; ++k) last = word_at(first.position + k, (*phrase)[k]);
            if (last != nullptr)
                marked.occurrences.push_back({first.begin, last->end, first.position, static_cast<std::uint32_t>(phrase->size()), target});
        }
    }
}

Marked Marker::mark(std::string_view text, Language language, std::vector<WordAt> words) {
    const std::vector<analysis::Token> tokens = analyzer_.tokens(text, language);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const analysis::Token& token = tokens[i];
        const WordAt word{token.word, token.position, token.width, token.form != analysis::Form::Plain, token.begin, token.end, 0};
        if (i == words.size()) {
            words.push_back(word);
        } else if (is_same(words[i], word)) {
            words[i].begin = word.begin;
            words[i].end = word.end;
        } else {
            words[i] = word;
        }
    }
    words.resize(tokens.size());
    return mark(std::span<const WordAt>(words), language);
}

Marked Marker::mark(std::span<const WordAt> words, Language language) {
    Marked marked;
    for (const WordAt& word : words) {
        if (!word.further) marked.words.push_back(word.begin);
        if (is_none(word)) continue;
        for (std::size_t target : targets_of(word.word, language)) {
            // A word and its reading without the clitic are one occurrence.
            const auto same = [&](const Occurrence& o) { return o.target == target && o.position == word.position; };
            if (!marked.occurrences.empty() && same(marked.occurrences.back())) continue;
            marked.occurrences.push_back({word.begin, word.end, word.position, word.width, target});
        }
    }
    mark_phrases(words, marked);
    std::ranges::stable_sort(marked.occurrences, {}, &Occurrence::position);
    return marked;
}

}  // namespace travaux::search
