// The data tables as the rules use them, read once.
#pragma once

#include "indexer/facets/dates.hpp"
#include "indexer/facets/elements.hpp"
#include "indexer/facets/lexicon.hpp"
#include "indexer/facets/pattern.hpp"
#include "indexer/facets/pattern_set.hpp"
#include "schema/report.hpp"
#include "schema/vocabulary/authority.hpp"
#include "schema/vocabulary/chairs.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::facets {

/// What must hold of the subject or the place of a cue; see schema/data/cues.tsv.
struct CueCondition {
    bool not_other = false, own = false, near = false, beside = false, start = false, headline = false, verb = false, head = false;
};

enum class CueEffect : std::uint8_t { Status, Hide, Silence, Recite, Norm };

struct Cue {
    CueEffect effect = CueEffect::Status;
    schema::Commitment status = schema::Commitment::None;
    CueCondition condition;
};

struct Frame {
    bool announces = false;  // else it gives `status` to the items
    bool aims = false;       // what the list holds was set as an aim
    schema::Commitment status = schema::Commitment::None;
    Pattern pattern;
};

/// A word of tables: what a header cell calls a column, or what a cell says.
struct TableWord {
    bool column = false;
    std::string value;  // the kind of column, or a status
    Pattern pattern;
};

/// Whom a word such as "the Administration" stands for in a report.
enum class Role : std::uint8_t { Author, Chair, Group, Ours, Other };

/// How one language speaks of undertakings.
struct Speech {
    Lexicon lexicon;
    Elements elements;  // of the patterns of both
    std::vector<Role> roles;
    PatternSet role_patterns;  // a pattern a role
    std::vector<Cue> cues;
    PatternSet cue_patterns;
    std::vector<Frame> frames;
};

/// A kind of document, and where it says so.
struct Doctype {
    std::string name;
    bool in_title_only = false;
    Pattern pattern;
};

/// A beginning of document symbols: whose documents they are, and of what kind.
struct SymbolSeries {
    std::string beginning;
    std::string agency;   // may be empty
    std::string doctype;  // may be empty
};

/// Phrases that facts of a report are read from: `kind` is one of those that phrases.tsv explains.
struct Phrase {
    std::string kind;
    Pattern pattern;
};

struct Tables {
    vocabulary::Authority authority;
    std::vector<vocabulary::ChairTerm> chairs;
    Calendar calendar;
    std::map<std::string, Speech, std::less<>> speeches;  // by ISO 639-1 code
    Lexicon every_language;                               // their classes together
    std::vector<Doctype> doctypes;
    std::vector<SymbolSeries> symbols;
    std::vector<Phrase> phrases;
    std::vector<TableWord> table_words;
    std::vector<std::vector<std::string>> objective_words;  // as words, longest first
    WordNumbers objective_starts;                           // their first words
    std::map<std::string, int, std::less<>> number_words;

    /// How this language speaks, or nullptr where no table says.
    const Speech* speech(std::string_view language) const;
    bool is_abbreviation(std::string_view word) const { return every_language.is("abbreviation", word); }
};

/// From schema::data_file(). Throws schema::Error.
Tables read_tables();

}  // namespace travaux::facets
