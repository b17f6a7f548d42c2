// The first room of the searcher: the text of a query becomes a tree with the place of every part. It knows
// the language and the field table; it knows nothing of the index. docs/query-language.md is its manual.
#pragma once

#include "schema/fields.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::query {

/// Half-open byte range in the query text.
struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Place&) const = default;
};

enum class NodeType : std::uint8_t {
    Words,   // one bare word or hyphenated compound, as typed: matched by stem, spelling, compound, vocabulary
    Phrase,  // "…": exact words in order, every expansion off
    Prefix,  // word*: any word that starts so
    Filter,  // field:value or field:a..b, a field that is not text
    Text,    // title:(…) or section:word: its one child is sought in that field
    And,     // all children; children may be Not. At the top bare words may be missing (--match); those that AND joins are Must
    Or,      // any child
    Not,     // one child, excluded
    Must,    // one child, required: +word
    Near,    // children within `distance` words, any order; children are Words, Phrase, Prefix, or Or of these
    Adj,     // children within `distance` words, in this order; the same children
    All,     // everything: `*`, or nothing to seek but exclusions
};

/// A value or a range of a Filter. A single value has low == high and exact; an open end is empty.
struct Values {
    std::string low;
    std::string high;
    bool range = false;
    bool operator==(const Values&) const = default;
};

struct Node {
    NodeType type = NodeType::All;
    Place place;
    std::string text;        // Words, Phrase, Prefix: as typed, without quotes, star or outer punctuation
    std::string field;       // Filter, Text: the field's name
    Values values;           // Filter
    unsigned distance = 0;   // Near, Adj: NEAR/n, ADJ/n; default 10
    std::vector<Node> children;
    bool operator==(const Node&) const = default;
};

/// Why a query cannot be read: where to put the caret, one sentence, and the way out.
struct Problem {
    Place place;
    std::string message;
    std::string hint;
    bool operator==(const Problem&) const = default;
};

/// Either a tree or a problem.
struct Reading {
    Node root;
    std::vector<Problem> problems;  // empty: root is good
    bool ok() const { return problems.empty(); }
};

/// What no one types, and what would take minutes: more is a problem, and a matter for `travaux precedent`, which takes texts.
constexpr std::size_t kLongestQuery = 65536;  // bytes
constexpr std::size_t kMostOperands = 2000;   // words, phrases, prefixes, values; a part of a compound counts, and each 32 bytes of a word

/// Reads a query: total on any bytes, in linear time. An empty query is All; one of punctuation alone is a problem. The tree is tidy: And never
/// stands in And nor Or in Or, Not never in Not, a group of one is its member, an And has a child that is
/// not a Not (All where the query has only exclusions), NEAR takes the words of a group as its own, and below the
/// top, where every word is needed anyway, no bare word of an And is a Must.
Reading parse(std::string_view text);

/// The query as words only: no operator, field or quote means anything (`--plain`).
Reading parse_plain(std::string_view text);

/// The value of a filter option (`--year 2012..2013`, `--agency "World Bank"`, `--section conclusion`): a
/// Filter; for a Text field a Text of all the value's words. Places are in `value`.
Reading parse_filter(const schema::Field& field, std::string_view value);

/// The tree as a query that parses to an equal tree, places apart: what `understood` shows.
std::string print(const Node& node);

}  // namespace travaux::query
