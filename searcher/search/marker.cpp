#include "searcher/search/marker.hpp"

#include "schema/database/database.hpp"

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

}  // namespace

Marker::Marker(const Plan& plan, analysis::Analyzer& analyzer) : analyzer_(analyzer) {
    for (std::size_t i = 0; i < plan.words.size(); ++i) add(plan.words[i].word.marks, {i});
    for (const Span& span : plan.spans) add(span.marks, span.words);
    for (const Marks& marks : plan.marks) add(marks, {});
}

void Marker::add(const Marks& marks, std::vector<std::size_t> words) {
    const std::size_t target = targets_.size();
    targets_.push_back(std::move(words));
    for (const std::string& stem : marks.stems) stems_[database::term({}, stem)].push_back(target);
    for (const std::string& word : marks.words) words_[database::term({}, word)].push_back(target);
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
    take(words_, database::term({}, word));  // as the index has long ones
    if (!stems_.empty()) take(stems_, database::term({}, analyzer_.stem(word, language)));
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
                marked.occurrences.push_back({first.begin, last->end, first.position, static_cast<std::uint32_t>(phrase->size()), target, last->position + last->width - first.position});
        }
    }
}

// Where they are not the words of this text, it is analysed.
Marked Marker::mark(std::string_view text, Language language, const Marked& known) {
    Marked marked;
    std::vector<analysis::Word>& places = marked.words;
    places.reserve(known.length);
    analyzer_.places(text, language, places);
    if (known.length < places.size()) return mark(text, language);
    marked.length = places.size();
    for (Occurrence one : known.occurrences) {
        if (one.position >= places.size()) break;  // of the title
        if (one.places > places.size() - one.position) return mark(text, language);
        one.begin = places[one.position].begin;
        one.end = places[one.position + one.places - 1].end;
        marked.occurrences.push_back(one);
    }
    return marked;
}

Marked Marker::mark(std::string_view text, Language language) {
    const std::vector<analysis::Token> tokens = analyzer_.tokens(text, language);
    std::vector<WordAt> words;
    words.reserve(tokens.size());
    for (const analysis::Token& token : tokens)
        words.push_back({token.word, token.position, token.width, token.form != analysis::Form::Plain, token.begin, token.end});
    return mark(words, language);
}

Marked Marker::mark(std::span<const WordAt> words, Language language) {
    Marked marked;
    for (const WordAt& word : words) {
        if (!word.further) marked.words.push_back({word.begin, word.end});
        for (std::size_t target : targets_of(word.word, language)) {
            // A word and its reading without the clitic are one occurrence.
            const auto same = [&](const Occurrence& o) { return o.target == target && o.position == word.position; };
            if (!marked.occurrences.empty() && same(marked.occurrences.back())) continue;
            marked.occurrences.push_back({word.begin, word.end, word.position, word.width, target, word.width});
        }
    }
    marked.length = marked.words.size();
    mark_phrases(words, marked);
    std::ranges::stable_sort(marked.occurrences, {}, &Occurrence::position);
    return marked;
}

}  // namespace travaux::search
