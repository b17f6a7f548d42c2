// What a thread that indexes knows of words: each is looked up once, and is a number from there on.
#pragma once

#include "indexer/glass/document.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/text_numbers.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace travaux::write {

/// Not thread-safe: one per thread. Numbers hold until trim().
class Vocabulary {
public:
    analysis::Analyzer& analyzer() { return analyzer_; }
    const glass::Terms& terms() const { return terms_; }

    /// The number of a term of the index: database::term(prefix, value).
    std::uint32_t term(std::string_view prefix, std::string_view value);

    /// The number of a folded word in a language; not empty.
    std::uint32_t word(std::string_view folded, analysis::Language language);

    /// As it stands in the word order: database::term({}, folded).
    std::string_view text(std::uint32_t word) const { return words_.text(word); }

    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Stem {
        std::uint32_t term = kNone;  // of the paragraphs that have the word; kNone where its stem is empty
        std::uint32_t hash = 0;      // database::stem_hash()
    };
    const Stem& stem(std::uint32_t word) const { return stems_[word]; }

    /// Adds weights of one document up; a term may have none and still be there.
    void add_weight(std::uint32_t term, std::uint32_t weight);

    /// What was added since the last time, each term once.
    std::vector<glass::TermWeight> take_weights();

    /// Forgets all of it where it has become large; between two pieces only. How large: some 6 MB. Whether it did.
    bool trim();

private:
    analysis::Analyzer analyzer_;
    glass::Terms terms_;
    schema::TextNumbers words_;
    std::vector<Stem> stems_;                // by word
    std::vector<std::uint32_t> weights_;     // by term: one more than its weight, or 0
    std::vector<std::uint32_t> weighted_;    // the terms that have one
    std::string joined_;                     // kept for its memory
};

}  // namespace travaux::write
