// From the tree of a query to the formula that shall match and what a text shall be marked for. Inside of the
// search room.
#pragma once

#include "searcher/match/formula.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/expansion.hpp"
#include "searcher/search/filters.hpp"
#include "searcher/search/results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

/// A word of the query as it is matched.
struct SoughtWord {
    Word word;
    double weight = 0;       // saturation() times this is its share of a score
    match::Formula formula;  // the word, or a span's share; empty where the index has neither
    bool needed = true;      // false: it names a field's value, and a paragraph has all words without it
    bool cue = false;        // it belongs to a wording of the questions, whether or not the index has the value
};

/// What a query asks for. Words that it does not insist on may be missing in an any-words match; all else is required.
struct Plan {
    std::vector<SoughtWord> words;     // each once, in query order
    std::vector<Span> spans;           // over words
    std::vector<std::size_t> order;    // words as they follow each other in the query
    match::Formula context;             // adds weight, matches nothing by itself
    std::vector<Raised> raised;        // what the words say of fields that the index has
    match::Formula raises;              // adds weight for that, matches nothing by itself
    std::vector<std::string> feedback_stems;  // --expand: what the first hits share
    match::Formula feedback;            // their weight, matches nothing by itself
    match::Formula reference;           // empty, or the paragraphs that the query names by symbol and number
    match::Formula named;               // empty, or what has all the values that a question of nothing else names
    std::vector<match::Formula> required;
    match::Formula excluded;           // empty: nothing
    std::vector<Restriction> restrictions;
    std::vector<Marks> marks;          // of phrases, prefixes and nested words: what else to highlight
    std::vector<std::string> notes;

    /// Whether there is anything to rank by; false: a browse.
    bool ranks() const { return !words.empty() || !required.empty(); }

    /// Whether there are paragraphs that lack words and are an answer still.
    bool may_miss_words() const;

    /// How many of the words a paragraph needs to have them all.
    std::size_t needed() const;
};

/// A bare word, whether or not the query insists on it: at the top it becomes one of Plan::words.
bool is_bare(const query::Node& node);

/// Throws Error(Query) where a prefix stands for too many words, Error(Usage) for a filter that cannot be read.
Plan make_plan(const query::Node& root, const std::vector<Filter>& filters, Expander& expander);

/// The paragraphs that hold all the words, or any of them. `without` leaves the restrictions of one field out,
/// for its own counts.
match::Formula all_words(const Plan& plan, std::string_view without = {});
match::Formula any_words(const Plan& plan, std::string_view without = {});

}  // namespace travaux::search
