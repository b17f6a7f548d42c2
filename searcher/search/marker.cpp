#include "searcher/search/marker.hpp"

#include "schema/analysis/paragraph_tokens.hpp"

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

// Says where words stand in the text that they were cut from, and drops those of a title, which come behind it. False, and nothing is
// certain, where it is not that text.
bool put_in_places(std::span<const analysis::Word> places, std::vector<WordAt>& words) {
    std::size_t known = 0;
    std::size_t count = 0;
    for (; count < words.size() && words[count].position < places.size(); ++count) {
        WordAt& word = words[count];
        if (word.width > places.size() - word.position) return false;
        word.begin = places[word.position].begin;
        word.end = places[word.position + word.width - 1].end;
        known += word.further ? 0U : 1U;
    }
    const bool ends_there = count == words.size() || words[count].position >= places.size() + analysis::kPositionGap;
    words.resize(count);
    return ends_there && known == places.size();
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
        needed_.stems.push_back(database::stem_hash(stem));
    }
    for (const std::string& word : marks.words) {
        words_[word].push_back(target);
        needed_.exact.push_back(word);
    }
    for (const Phrase& phrase : marks.phrases) {
        needed_.exact.insert(needed_.exact.end(), phrase.begin(), phrase.end());
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
    analyzer_.places(text, language, places_);
    if (put_in_places(places_, words)) return mark(words, language);
    return mark(text, language);
}

Marked Marker::mark(std::string_view text, Language language) {
    const std::vector<analysis::Token> tokens = analyzer_.tokens(text, language);
    std::vector<WordAt> words;
    words.reserve(tokens.size());
    for (const analysis::Token& token : tokens)
        words.push_back({token.word, token.position, token.width, token.form != analysis::Form::Plain, token.begin, token.end, 0});
    return mark(words, language);
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
