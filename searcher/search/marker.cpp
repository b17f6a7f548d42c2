#include "searcher/search/marker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace travaux::search {
namespace {

using analysis::Language;
using analysis::Token;

// Where each position's tokens begin; one entry more than positions.
std::vector<std::size_t> starts_of_positions(const std::vector<Token>& tokens) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        while (starts.size() <= tokens[i].position) starts.push_back(i);
    starts.push_back(tokens.size());
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
    for (const std::string& stem : marks.stems) stems_[stem].push_back(target);
    for (const std::string& word : marks.words) words_[word].push_back(target);
    for (const Phrase& phrase : marks.phrases) phrases_[phrase.front()].push_back({&phrase, target});
}

const std::vector<std::size_t>& Marker::targets_of(const std::string& word, Language language) {
    auto& seen = seen_[static_cast<std::uint8_t>(language)];
    if (const auto known = seen.find(word); known != seen.end()) return known->second;
    std::vector<std::size_t> targets;
    const auto take = [&targets](const auto& table, const std::string& key) {
        if (const auto found = table.find(key); found != table.end()) std::ranges::copy(found->second, std::back_inserter(targets));
    };
    take(words_, word);
    if (!stems_.empty()) take(stems_, analyzer_.stem(word, language));
    return seen.emplace(word, std::move(targets)).first->second;
}

void Marker::mark_phrases(const std::vector<Token>& tokens, Marked& marked) const {
    if (phrases_.empty()) return;
    const std::vector<std::size_t> starts = starts_of_positions(tokens);
    const auto word_at = [&](std::size_t position, const std::string& word) -> const Token* {
        if (position + 1 >= starts.size()) return nullptr;
        for (std::size_t i = starts[position]; i < starts[position + 1]; ++i)
            if (tokens[i].word == word) return &tokens[i];
        return nullptr;
    };
    for (const Token& first : tokens) {
        const auto candidates = phrases_.find(first.word);
        if (candidates == phrases_.end()) continue;
        for (const auto& [words, target] : candidates->second) {
            const Token* last = &first;
            for (std::size_t k = 1; k < words->size() && last != nullptr; ++k) last = word_at(first.position + k, (*words)[k]);
            if (last != nullptr)
                marked.occurrences.push_back({first.begin, last->end, first.position, static_cast<std::uint32_t>(words->size()), target});
        }
    }
}

Marked Marker::mark(std::string_view text, Language language) {
    Marked marked;
    const std::vector<Token> tokens = analyzer_.tokens(text, language);
    for (const Token& token : tokens) {
        if (token.form == analysis::Form::Plain) marked.words.push_back(token.begin);
        for (std::size_t target : targets_of(token.word, language)) {
            // A word and its reading without the clitic are one occurrence.
            const auto same = [&](const Occurrence& o) { return o.target == target && o.position == token.position; };
            if (!marked.occurrences.empty() && same(marked.occurrences.back())) continue;
            marked.occurrences.push_back({token.begin, token.end, token.position, token.width, target});
        }
    }
    mark_phrases(tokens, marked);
    std::ranges::stable_sort(marked.occurrences, {}, &Occurrence::position);
    return marked;
}

}  // namespace travaux::search
