// Where in a text the words of a query stand: for highlights, for closeness, for counting what is there. Inside
// of the search room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/search/index.hpp"
#include "searcher/search/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace travaux::search {

/// A word or phrase of the query in a text.
struct Occurrence {
    std::size_t begin = 0;       // byte range in the text
    std::size_t end = 0;
    std::uint32_t position = 0;  // of its first word
    std::uint32_t width = 1;     // in words
    std::size_t target = 0;      // what it is, see Marker::words_of
    std::uint32_t places = 1;    // that it covers: more than its width where it ends in a compound
};

struct Marked {
    std::vector<Occurrence> occurrences;  // by position
    std::size_t length = 0;               // of the text, in words
    std::vector<analysis::Word> words;    // where these stand in it, unless it is not at hand
};

/// Not thread-safe: one per thread. The plan must outlive it.
class Marker {
public:
    Marker(const Plan& plan, analysis::Analyzer& analyzer);

    Marked mark(std::string_view text, analysis::Language language);

    /// The same, where the index knows it of the text's words (and of those of a title, behind them), but not where in the text they stand.
    Marked mark(std::string_view text, analysis::Language language, const Marked& known);

    /// Words without a place in a text give marks without one.
    Marked mark(std::span<const WordAt> words, analysis::Language language);

    /// What an exact word of a text in this language is; good until the next.
    const std::vector<std::size_t>& targets_of(std::string_view word, analysis::Language language);

    /// The words of the plan that an occurrence stands for: one, those of a span, or none (quoted phrases …).
    const std::vector<std::size_t>& words_of(const Occurrence& occurrence) const { return targets_[occurrence.target]; }

private:
    struct PhraseOf {
        const Phrase* words;
        std::size_t target;
    };

    void add(const Marks& marks, std::vector<std::size_t> words);
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    template <class Value>
    using ByWord = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    static std::uint64_t bit_of(std::string_view word) {
        return std::uint64_t{1} << ((static_cast<unsigned char>(word.empty() ? '\0' : word.front()) + 7 * word.size()) % 64);
    }
    void mark_phrases(std::span<const WordAt> words, Marked& marked) const;

    analysis::Analyzer& analyzer_;
    std::vector<std::vector<std::size_t>> targets_;
    ByWord<std::vector<std::size_t>> stems_;
    ByWord<std::vector<std::size_t>> words_;
    ByWord<std::vector<PhraseOf>> phrases_;  // by first word
    std::uint64_t phrase_starts_ = 0;         // bit_of() of their first words: most words have another one, and need not be looked up
    std::unordered_map<std::uint8_t, ByWord<std::vector<std::size_t>>> seen_;  // by language, word
};

}  // namespace travaux::search
