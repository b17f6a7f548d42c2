// Why a search finds what it finds, as plain values: what each word of the query stands for, and what of it
// stands in a paragraph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

enum class Reason : std::uint8_t {
    Stem,        // another form of the word
    Spelling,    // a British or American spelling of it
    Compound,    // its parts apart, or together
    Acronym,     // an acronym and what it is short for
    Synonym,     // another wording of the same
    AgencyName,  // another name of the organisation
    Defined,     // an acronym, and what the report in `source` says it is short for
    Feedback,    // shared by the first hits (--expand)
    Prefix,      // begins as the query says
    Exact,       // as typed: a quoted phrase, or a word that has no other form
};

/// "stem", "spelling", "compound", "acronym", "synonym", "agency name", "acronym defined in", "feedback", "prefix", "exact"
std::string_view name_of(Reason reason);

/// A form that counts as words of the query.
struct Expansion {
    std::string form;
    Reason reason = Reason::Exact;
    std::string source;          // the concept of the tables, or the report, that says so; or empty
    std::size_t paragraphs = 0;  // that hold it; 0 where only counting every match would tell (a phrase)
    bool operator==(const Expansion&) const = default;
};

/// A word of the query, neighbours that are expanded together ("high level dialogue"), or an exact part.
struct SoughtPart {
    std::string part;
    std::vector<Expansion> expansions;
};

/// A part of the query in a paragraph, and what it earns there.
struct MatchedPart {
    std::string part;
    std::vector<std::string> forms;  // as printed in the paragraph, each once
    double score = 0;
    double share = 0;                // of the score of the hit, 0..1
};

/// Something that the query demands, held against one paragraph.
struct Condition {
    std::string demand;              // in the query language: `retreat`, `year:2013`, `NOT "working level"`
    bool met = false;
    std::vector<std::string> found;  // the forms or values that the paragraph has, also where they do not meet it
};

/// What `travaux explain` says of a paragraph.
struct Verdict {
    std::string id;
    std::string understood;
    std::vector<SoughtPart> parts;
    std::vector<Condition> conditions;
    bool found = false;              // the search finds it
    bool all_words = false;          // and it meets every condition
    std::size_t rank = 0;            // among the first kRanked hits, from 1; 0: behind them, or not found
    double score = 0;
    std::vector<MatchedPart> matched;
    std::vector<std::string> notes;
    std::vector<std::string> candidates;  // the address could mean any of these; then nothing else is told
};

}  // namespace travaux::search
