// Text into tokens and stems: one analyzer for indexing, queries and highlighting, so that the three
// cannot disagree.
//
// Word boundaries are ICU's (UAX #29) on UTF-8; words are folded with NFKC case folding and without
// accents, U+2019 as an apostrophe. Every token keeps its byte range in the source text; no later step
// changes it.
#pragma once

#include "schema/analysis/language.hpp"
#include "schema/analysis/word_breaks.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::analysis {

enum class Form : std::uint8_t {
    Plain,    // the word as it is printed, folded
    Joined,   // a hyphenated compound as one word: `interagency` for `inter-agency`; covers its parts
    Base,     // a word without its clitic, or its dots: `unodc` for `unodc's`, `un` for `u.n`
};

/// A token. Plain tokens cover the words of the text, in order; Joined and Base tokens are further
/// readings of the same place, and follow the first Plain token that they share it with.
struct Token {
    std::size_t begin = 0;       // byte range in the source, half open, on code-point boundaries
    std::size_t end = 0;
    std::uint32_t position = 0;  // 0-based word position, shared by all readings of a place
    std::uint32_t width = 1;     // how many positions it covers: 2 for a Joined `inter-agency`
    Form form = Form::Plain;
    std::string word;            // folded: `a/res/65/170`, `unodc's`, `migrations`
    bool operator==(const Token&) const = default;
};

/// Folds a value or a word: NFKC case folding, accents dropped, U+2019 as `'`, digits of every script as
/// 0–9, superscript digits (note marks) dropped, outer blanks trimmed and inner runs of blanks one space.
/// Marks that make another letter stay (Cyrillic й, Thai and Indic vowels). Idempotent. Total on any bytes (ill-formed UTF-8 becomes U+FFFD).
std::string fold(std::string_view text);

/// Not thread-safe: one per thread. Construction is cheap: tables, stemmers and ICU's iterator (for text that
/// needs its dictionaries; `ubrk_open` alone can cost 1.8 ms) are opened on first need. A table that is missing
/// is schema::Error(NotFound) then.
class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    /// Tokens in order of position. Document symbols (`A/RES/65/170`, `CRP/43`) are one token; elided
    /// articles (`l'`, `d'`, `qu'`, `dell'` …) are tokens of their own where schema/data/elisions.tsv has them for
    /// `language` (all of them in fr, it, ca; elsewhere those of borrowed names, "Côte d'Ivoire"); Chinese,
    /// Japanese, Korean and Thai are cut by ICU's dictionaries; digit groups lose their commas (`4,000` -> `4000`);
    /// underscores and at signs part words. Compounds of more than six parts have no Joined reading.
    /// Total on any bytes.
    std::vector<Token> tokens(std::string_view text, Language language = Language::English);

    /// Where the words of tokens() stand that are Plain, in order, without what they are: the word at each position.
    void places(std::string_view text, Language language, std::vector<Word>& into);

    /// The stem under which a folded word is indexed and sought, without its `Z` prefix: American
    /// spellings are mapped to British ones first (English), then Snowball. A word with a digit, a symbol or
    /// a script without a stemmer comes back unchanged.
    std::string stem(std::string_view word, Language language);

    /// Whether the folded word carries no content in this language ("what did … do"): Snowball's stop
    /// lists, in schema/data/stopwords.tsv. Stop words are indexed; queries drop them where other words remain.
    bool is_stop_word(std::string_view word, Language language);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace travaux::analysis
