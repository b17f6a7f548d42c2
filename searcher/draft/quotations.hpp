// What a draft quotes, and the place that it gives for it.
#pragma once

#include "searcher/draft/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::draft {

/// From one printed number to another, both included; the same where one is named.
struct Numbers {
    std::string first;  // "12", "12(a)", "III.b"
    std::string last;
    bool operator==(const Numbers&) const = default;
};

/// A part of a place: what it counts, and which of them.
struct Part {
    enum class Role : std::uint8_t {
        Paragraph,
        Section,
        Page,
        Footnote,
        Item,     // "item i"; "decision 6": the noun tells
        Heading,  // in quotation marks
        Title,    // of the report, in quotation marks before its symbol or its year
    };
    Role role = Role::Paragraph;
    std::string words;             // the noun of an item in small letters, empty for "item"; a heading or title
    std::vector<Numbers> numbers;  // any of these; none of a heading or title
    bool operator==(const Part&) const = default;
};

/// A place as the draft prints it: `crp43-2013#12`, "CRP/43, para. 12 (a)", "section II, decision 6", "pp. 4–6".
struct Place {
    std::string words;        // as printed
    std::string report;       // a symbol or an identifier, or empty: any report
    std::string unit;         // an address behind `#`, or empty
    std::vector<Part> parts;  // no two of the same role and words
    bool operator==(const Place&) const = default;
};

/// Places are read from a text of at most a few lines. What travaux cite prints is read whole.
class Places {
public:
    /// schema/data/citation-words.tsv. Throws schema::Error as read_table does.
    Places();

    /// The first place that the text names, if it names one. A heading alone is none.
    std::optional<Place> find(std::string_view text) const;

    /// The parts that a place without its report is made of, "sect. III.b, item i".
    std::vector<Part> parts(std::string_view text) const;

private:
    struct Cue {
        std::string word;  // in small letters
        Part::Role role;
        bool many;         // "paras.": a list of numbers may follow
    };
    friend class PlaceReader;
    const Cue* cue(std::string_view word) const;
    std::vector<Cue> cues_;
    std::vector<std::string> and_, to_;  // what joins numbers to a list, to a range
};

struct Quotation {
    std::string text;                // between the marks, as printed
    std::vector<std::string> parts;  // what is quoted: cut at "…" and "[words put in]"; "[T]he" is "The"; without a list mark
    std::size_t line = 1;            // on which it begins
    std::optional<Place> place;      // in brackets behind it, else named in its sentence, before it or behind it
    bool operator==(const Quotation&) const = default;
};

/// Quotations in “ ”, " ", « », „ “ and ‘ ’, and block quotations, in order. A mark that is never closed opens none.
std::vector<Quotation> quotations(const std::vector<Paragraph>& paragraphs, const Places& places);

/// The length of a list mark at the beginning, with the blank behind it: "(a) ", "iv) ", "12. ", "12 (a) "; 0 where there is none.
std::size_t list_mark(std::string_view text);

/// A passage without the list mark at its beginning and the citations in brackets: they are no words of it.
std::string said(std::string_view text, const Places& places);

/// The words of a text that are quoted: see Quotation::parts.
std::vector<std::string> quoted_parts(std::string_view text);

}  // namespace travaux::draft
