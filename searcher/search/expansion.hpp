// What counts as a word of the query: its stems in the languages of the index, compounds, and the concepts of
// the vocabulary. Inside of the search room.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "schema/vocabulary/agency_names.hpp"
#include "schema/vocabulary/concepts.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/index.hpp"
#include "searcher/search/questions.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace travaux::search {

using Phrase = std::vector<std::string>;  // folded words in a row

/// What to look for in a text: any of these.
struct Marks {
    std::vector<std::string> stems;
    std::vector<std::string> words;  // exact
    std::vector<Phrase> phrases;     // exact, two words or more
    bool operator==(const Marks&) const = default;
    bool empty() const { return stems.empty() && words.empty() && phrases.empty(); }
};

/// A word of the query and all that counts as it.
struct Word {
    query::Place place;
    std::string folded;
    Marks marks;
    std::size_t times = 1;  // how often the query says it
    bool stop = false;
    bool insisted = false;  // by `+` or AND: an any-words match has it too
};

/// Another wording of several words of the query at once: `HLD` for "high level dialogue".
struct Span {
    std::vector<std::size_t> words;  // indices, ascending, each once
    Marks marks;
};

/// The words of one run of bare words.
struct Run {
    std::vector<Word> words;         // each once
    std::vector<Span> spans;         // of two words or more
    std::vector<std::size_t> order;  // the run as typed, by indices into words
};

struct ExpansionOptions {
    bool synonyms = true;
    bool stemming = true;
    bool raising = false;  // words that name a field's value raise the paragraphs that have it
    bool roll_up = false;  // an organisation as a filter has those below it
};

/// The tables of names, opened on first need: a browse or a quoted phrase does without.
class Vocabulary {
public:
    const vocabulary::AgencyNames& agencies();
    const vocabulary::Concepts& concepts();
    const Questions& questions();

private:
    std::optional<vocabulary::AgencyNames> agencies_;
    std::optional<vocabulary::Concepts> concepts_;
    std::optional<Questions> questions_;
};

struct Piece;
struct DefinedAcronym;

class Expander {
public:
    Expander(Index& index, analysis::Analyzer& analyzer, Vocabulary& vocabulary, ExpansionOptions options);

    /// Bare words that stand side by side, some of them in a Must. Stop words that nobody insists on are dropped where other words remain, in this run or
    /// elsewhere (`others`).
    Run words(std::span<const query::Node* const> nodes, bool others);

    /// Values of fields that bare words name, and where the words stand that say so.
    struct FieldCue {
        Cue cue;
        std::vector<query::Place> places;
    };
    std::vector<FieldCue> cues(std::span<const query::Node* const> nodes);

    /// Acronyms among the words that reports define and no table of names knows. `words` are folded, hyphenated ones as
    /// their parts; `typed`: as they were typed, or none.
    std::vector<DefinedAcronym> untold_acronyms(std::span<const std::string> words, std::span<const std::string> typed);

    /// The exact words of a quoted phrase, in order.
    Phrase phrase(std::string_view text);

    /// The plain words of a text, without stop words where others remain.
    std::vector<std::string> content_words(std::string_view text);

    /// Stems of a folded word in every language of the index, whether or not the index holds them.
    std::vector<std::string> stems(const std::string& word);

    /// The indexed words that start so. Throws Error(Query) where they are too many.
    std::vector<std::string> words_from(std::string_view prefix);

    /// The indexed words of these stems.
    std::vector<std::string> words_of(const std::vector<std::string>& stems);

    Index& index() { return index_; }
    analysis::Analyzer& analyzer() { return analyzer_; }
    Vocabulary& vocabulary() { return vocabulary_; }
    const ExpansionOptions& options() const { return options_; }

    /// How a query is cut into tokens: as the language of the index that elides, if one does.
    std::vector<analysis::Token> tokens(std::string_view text);

private:
    void cut(const query::Node& node, std::vector<Piece>& into);
    analysis::Language spoken(const std::vector<std::string>& words);
    void mark_stop_words(std::vector<Piece>& pieces);
    Marks marks_of(const Piece& piece);
    Marks marks_of(const vocabulary::Concept& meaning, std::span<const Piece> own);
    Marks marks_of_form(const Phrase& form);
    void add_stems(const std::string& word, std::vector<std::string>& into);
    void add_halves(const std::string& word, Marks& marks);
    bool occurs(const Phrase& phrase);
    std::vector<Span> spans(const std::vector<Piece>& pieces);

    Index& index_;
    analysis::Analyzer& analyzer_;
    Vocabulary& vocabulary_;
    ExpansionOptions options_;
};

}  // namespace travaux::search
