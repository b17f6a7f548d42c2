// A text that somebody writes, cut into what is looked up: paragraphs and sentences of plain text or Markdown.
// Other formats are for the indexer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::draft {

/// A paragraph, heading or list item of the draft.
struct Paragraph {
    std::string text;      // one line, without marks of Markdown
    std::size_t line = 1;  // where it begins in the draft, from 1
    bool quoted = false;   // a block quotation (`>`)
    bool heading = false;  // marked as one: `## `, or a line of `===` or `---` below it
    std::vector<std::size_t> breaks = {};  // bytes of the text at which its second line begins, its third …

    /// The line of the draft on which a byte of the text stands; of a passage of the index (line 0) 0.
    std::size_t line_at(std::size_t byte) const;
    bool operator==(const Paragraph&) const = default;
};

/// Paragraphs are parted by blank lines and by the marks of headings, list items and quotations. Front matter, code
/// fences, rules, link targets, emphasis and note marks are left out. Total on any bytes; line ends of every kind.
std::vector<Paragraph> paragraphs(std::string_view draft);

/// Half-open byte ranges of the sentences of one paragraph, blanks around them left out.
struct Sentence {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Sentence&) const = default;
};

/// Cuts behind `.`, `!`, `?` and their like, with the quotes and brackets that close there, where a blank and
/// no small letter follows. Not behind the abbreviations of schema/data/grammar.tsv, initials, and a number that
/// begins the paragraph.
class Sentences {
public:
    /// Throws schema::Error as read_table does.
    Sentences();
    std::vector<Sentence> cut(std::string_view paragraph) const;

private:
    std::vector<std::string> abbreviations_;  // in small letters, sorted
};

}  // namespace travaux::draft
