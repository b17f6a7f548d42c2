// What a draft quotes, and the place that it gives for it.
#pragma once

#include "searcher/draft/draft.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::draft {

/// A place as the draft prints it: `crp43-2013#12`, "CRP/43, para. 12(a)", "section II", "p. 4".
struct Place {
    std::string words;      // as printed
    std::string report;     // a symbol or an identifier, or empty: any report
    std::string unit;       // an address behind `#`, or empty
    std::string paragraph;  // a printed number, "12(a)", or empty
    std::string section;    // a printed number, "II", or empty
    std::optional<int> page;
    bool operator==(const Place&) const = default;
};

/// Places are read from a text of at most a few lines.
class Places {
public:
    /// schema/data/citation-words.tsv. Throws schema::Error as read_table does.
    Places();

    /// The first place that the text names, if it names one.
    std::optional<Place> find(std::string_view text) const;

private:
    enum class Role : std::uint8_t { Paragraph, Section, Page };
    struct Cue {
        std::string word;  // in small letters
        Role role;
    };
    const Cue* cue_at(std::string_view text, std::size_t begin, std::size_t end) const;
    std::vector<Cue> cues_;
};

struct Quotation {
    std::string text;                // between the marks, as printed
    std::vector<std::string> parts;  // what is quoted: cut at "…" and "[words put in]"; "[T]he" is "The"
    std::size_t line = 1;            // on which it begins
    std::optional<Place> place;      // in brackets behind it, else named in its sentence, before it or behind it
    bool operator==(const Quotation&) const = default;
};

/// Quotations in “ ”, " ", « », „ “ and ‘ ’, and block quotations, in order. A mark that is never closed opens none.
std::vector<Quotation> quotations(const std::vector<Paragraph>& paragraphs, const Places& places);

/// The words of a text that are quoted: see Quotation::parts.
std::vector<std::string> quoted_parts(std::string_view text);

}  // namespace travaux::draft
