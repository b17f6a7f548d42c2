// Inline content on its way to lines: characters with the style they are set in. Both readers end here, so
// that text and Markdown give the same line for the same words.
#pragma once

#include "indexer/read/source.hpp"

#include <cmark-gfm.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

inline constexpr char kPlain = 0;
inline constexpr char kStrong = 1;
inline constexpr char kCode = 2;
inline constexpr char kRaised = 4;  // between <sup> and </sup>

/// One line with markup resolved but marks still in it; `style` holds one set of flags for each byte of `text`.
struct StyledLine {
    std::string text;
    std::string style;
    int number = 0;

    void append(std::string_view more, char flags);
};

/// Whether `[draft](annex)` is a link without doubt, or may be two words in brackets.
enum class Targets { Drop, KeepWords };

/// The inline children of a cmark node (paragraph, heading, table cell) as lines, at least one: soft and hard
/// breaks end a line. Emphasis, link targets and tags that HTML knows are dropped; a tag that it does not know
/// stays as text. Numbers are those of the parsed text.
std::vector<StyledLine> styled_lines(cmark_node* node, Targets targets);

/// The finished line: note marks taken out, blanks made plain and trimmed, `strong` decided.
Line finish(const StyledLine& line, int indent);

/// The cells of a row as one line, parted by " | ", empty ones left out; marks move with their words.
Line join_cells(const std::vector<Line>& cells, int number, int indent);

/// A line of a source as it stands there, without its outer blanks.
struct RawLine {
    std::string_view text;
    int number = 0;
    int indent = 0;
};

RawLine raw_line(std::string_view text, int number);

/// The lines of one block of text, their markup resolved; emphasis may run over line ends. No line is lost,
/// but one that was markup only comes back empty.
std::vector<Line> resolve(std::span<const RawLine> lines);

}  // namespace travaux::read
