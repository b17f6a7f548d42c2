// Stems, stop words and elided articles: what the analyzer knows of each language.
#pragma once

#include "schema/analysis/language.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace travaux::analysis {

/// Opens each table and each stemmer when it is first asked for. Not thread-safe.
class Stems {
public:
    Stems();
    ~Stems();
    Stems(Stems&&) noexcept;
    Stems& operator=(Stems&&) noexcept;

    /// See Analyzer::stem.
    std::string stem(std::string_view word, Language language);

    /// See Analyzer::is_stop_word.
    bool is_stop_word(std::string_view word, Language language);

    /// Whether a folded beginning of a word, its apostrophe included ("l'"), is a word of its own
    /// (schema/data/elisions.tsv).
    bool is_elision(std::string_view beginning, Language language);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::analysis
