// The plain values that flow through both programs: a report, its facts and its units.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::schema {

/// What a unit is in the eyes of a reader.
enum class Kind : std::uint8_t { Heading, Paragraph, ListItem, Footnote, TableRow, Caption, Contents, Furniture };

inline constexpr std::array<std::string_view, 8> kKindNames{
    "heading", "paragraph", "list_item", "footnote", "table_row", "caption", "contents", "furniture"};

/// Whether a unit of this kind can be a search result; the others are context.
constexpr bool is_retrievable(Kind kind) {
    return kind == Kind::Paragraph || kind == Kind::ListItem || kind == Kind::Footnote ||
           kind == Kind::TableRow || kind == Kind::Caption;
}

/// What a passage says of an undertaking.
enum class Commitment : std::uint8_t { None, Planned, Ongoing, Delivered, NotRealised, Requested };

inline constexpr std::array<std::string_view, 6> kCommitmentNames{
    "none", "planned", "ongoing", "delivered", "not_realised", "requested"};

constexpr std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
constexpr std::string_view name_of(Commitment c) { return kCommitmentNames[static_cast<std::size_t>(c)]; }
std::optional<Kind> kind_from(std::string_view name);
std::optional<Commitment> commitment_from(std::string_view name);

/// Lines of the source, 1-based, both ends included. A joined unit has several, in reading order.
struct LineRange {
    int first = 0;
    int last = 0;
    bool operator==(const LineRange&) const = default;
};

/// Why a fact was read: the value, the unit (its ordinal) and the words it was read from.
struct Evidence {
    std::string field;
    std::string value;
    std::optional<int> unit;  // none where the value was given by hand
    std::string words;
    bool operator==(const Evidence&) const = default;
};

/// A short form that a report defines itself, "Long Form (LF)", both as printed there: the short one without the
/// `s` of a plural ("CSOs" is CSO), the long one without the article before it.
struct Definition {
    std::string short_form, long_form;
    int unit = 0;  // the ordinal of the first unit that defines it
    bool operator==(const Definition&) const = default;
};

/// What holds for a whole report. Dates are ISO 8601 (YYYY-MM-DD, or YYYY-MM, or YYYY where no more is
/// printed); languages are ISO 639-1 codes; agencies are canonical names of the authority file.
struct ReportFacts {
    std::string doc;   // unique in an index
    std::string path;  // as it was given to the indexer; empty for an import
    std::string title, symbol, doctype, language;
    std::vector<std::string> chair, author;
    std::optional<int> year;
    std::string period_start, period_end, date;
    std::string meeting;  // the session or meeting that it was written for, as printed: "101st Session of the Council"
    std::vector<Definition> definitions;  // in order of their places, each once
    std::vector<Evidence> evidence;
    bool operator==(const ReportFacts&) const = default;
};

/// One piece of a report, in reading order.
struct Unit {
    int ordinal = 0;                   // 0-based position in the report
    Kind kind = Kind::Paragraph;
    int level = 0;                     // headings: 0 the title, 1.. below; list items: depth from 1; else 0
    std::string address;               // unique in the report: "12(a)", "3.iii/decision-6"
    std::string label;                 // printed number, with its ancestors' where it continues them: "12(a)"
    std::vector<std::string> section;  // the headings above it, outermost first, the title left out
    std::string text;                  // what a reader sees: joined, without marks or markup; UTF-8
    std::vector<LineRange> lines;
    std::optional<int> page;           // 1-based, where the format has pages
    std::optional<int> ocr;            // confidence in percent where the text was recognised in a picture; of joined parts the least
    std::optional<int> parent;         // ordinal of the lead-in of a list item
    std::vector<int> notes;            // ordinals: of its footnotes; in a footnote, of the units that refer to it

    std::optional<int> objective;
    std::string objective_label;
    std::vector<std::string> agency;  // canonical names in order of first appearance
    std::vector<int> mentions;        // years, ascending
    Commitment commitment = Commitment::None;
    std::vector<Commitment> commitment_all;
    std::vector<std::string> actor;  // who is to do it, or did it
    std::string due;                 // ISO 8601, as precise as printed
    std::string commitment_words;    // the words that say so; of the lead-in or heading where those do
    std::string language;            // empty where it is the report's

    bool operator==(const Unit&) const = default;
};

struct Report {
    ReportFacts facts;
    std::vector<Unit> units;
    bool operator==(const Report&) const = default;
};

/// `doc#address`; `doc` alone where the address is empty (a report imported as one paragraph).
std::string unit_id(std::string_view doc, std::string_view address);

}  // namespace travaux::schema
