#include "indexer/write/vocabulary.hpp"

#include "schema/database/database.hpp"
#include "schema/database/word_order.hpp"

namespace travaux::write {
namespace {

// Most of the terms are ids that never come again, and the words of the next pieces are soon known again: with four times as much a
// build takes the same time. What is looked up should stay within a processor's cache.
constexpr std::size_t kMostMemory = 6'000'000;

// Shorter values are never cut, whatever their prefix and bytes.
constexpr std::size_t kNeverCut = 100;

}  // namespace

std::uint32_t Vocabulary::term(std::string_view prefix, std::string_view value) {
    if (prefix.size() + value.size() > kNeverCut) return terms_.number(database::term(prefix, value));
    joined_.assign(prefix).append(value);
    return terms_.number(joined_);
}

std::uint32_t Vocabulary::word(std::string_view folded, analysis::Language language) {
    const auto kind = static_cast<std::uint32_t>(language);
    const std::uint32_t word = folded.size() > kNeverCut ? words_.number(database::term({}, folded), kind) : words_.number(folded, kind);
    if (word == stems_.size()) {
        const std::string stem = analyzer_.stem(folded, language);
        stems_.push_back({stem.empty() ? kNone : term(database::kStemPrefix, stem), database::stem_hash(stem)});
    }
    return word;
}

void Vocabulary::add_weight(std::uint32_t term, std::uint32_t weight) {
    if (weights_.size() <= term) weights_.resize(terms_.size());
    if (weights_[term] == 0) {
        weights_[term] = 1;
        weighted_.push_back(term);
    }
    weights_[term] += weight;
}

std::vector<glass::TermWeight> Vocabulary::take_weights() {
    std::vector<glass::TermWeight> all;
    all.reserve(weighted_.size());
    for (std::uint32_t term : weighted_) {
        all.push_back({term, weights_[term] - 1});
        weights_[term] = 0;
    }
    weighted_.clear();
    return all;
}

bool Vocabulary::trim() {
    if (terms_.memory() + words_.memory() < kMostMemory) return false;
    terms_.clear();
    words_.clear();
    stems_.clear();
    weights_.clear();
    weighted_.clear();
    return true;
}

}  // namespace travaux::write
