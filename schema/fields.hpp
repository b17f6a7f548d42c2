// The field table: every field that a query, a filter, a facet or an output can name, one row each.
//
// Everything else reads this table: filters, `travaux fields`, help, JSON keys, completion. A term of a
// field is its prefix followed by the folded value (analysis::fold), so prefixes are upper case and
// values never start with an upper-case ASCII letter.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace travaux::schema {

enum class FieldType : std::uint8_t {
    Keyword,  // a value matched whole, after folding
    Agency,   // a keyword that is resolved through the authority file first
    Number,   // an integer; takes ranges
    Date,     // ISO 8601, as precise as known; takes ranges, and a prefix ("2013") is a range
    Text,     // words: analysed like the body, under its own prefix
};

enum class FieldOf : std::uint8_t { Report, Paragraph };

inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFFU;

struct Field {
    std::string_view name;
    std::string_view prefix;   // of its terms; empty: no terms
    std::uint32_t slot;        // value slot of the sortable value (ranges, sorting), or kNoSlot
    std::uint32_t column;      // value slot of the facet column, or kNoSlot
    FieldType type;
    FieldOf of;
    bool many;                 // may hold several values
    std::string_view option;   // the filter option of `travaux search`, or empty
    std::string_view example;  // a query that uses it, and runs
    std::string_view meaning;

    constexpr bool is_facet() const { return column != kNoSlot; }
    constexpr bool is_filter() const { return !prefix.empty() || slot != kNoSlot; }
};

/// All fields, in the order in which they are shown.
std::span<const Field> fields();

/// The field of this name (exact, lower case), or nullptr.
const Field* find_field(std::string_view name);

/// The field that must exist; throws std::logic_error otherwise. For names written in the source.
const Field& field(std::string_view name);

}  // namespace travaux::schema
