// Markdown made fit for cmark-gfm before it sees it: its quadratic corners cut off, its footnotes kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

// Noncharacters, which no text holds once it was cleaned: they pass through the parser as letters do.
inline constexpr std::string_view kNoteBegin = "\uFDD0";  // in place of the `[^` of a footnote's definition
inline constexpr std::string_view kNoteEnd = "\uFDD1";    // in place of its `]:`
inline constexpr std::string_view kSplit = "\uFDD2";      // parts two characters that the parser must not see together

/// Deepest nesting of quotes and lists that is kept; a deeper sign is text. No report has half of it.
inline constexpr int kMaxDepth = 32;

/// The source of the parser, as many lines as the text has. cmark drops footnotes that nothing refers to and
/// all but one of the same label, so definitions are handed to it as paragraphs between kNoteBegin and
/// kNoteEnd; a later paragraph of a footnote has no label there.
struct MarkdownSource {
    std::vector<std::string> lines;
    std::vector<int> page_breaks;  // numbers of the lines that hold a form feed, ascending
};

MarkdownSource prepare_markdown(std::string_view text);

/// `text` as it stood before: for code, where a footnote's signs are text.
std::string restore(std::string_view text);

}  // namespace travaux::read
