// A unit in the making: what the stages of this room pass on and fill in.
#pragma once

#include "indexer/read/source.hpp"
#include "indexer/structure/marker.hpp"
#include "schema/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace travaux::structure {

using schema::Kind;

struct Piece {
    std::string text;                      // behind its marker
    std::vector<read::NoteMark> marks;     // places in `text`, ascending
    std::vector<schema::LineRange> lines;
    Marker marker;
    bool block_start = false, block_end = false;  // whether it stands first and last in its block
    bool strong = false;
    int indent = 0;                        // columns; of a Markdown item its depth times four
    read::Hint hint = read::Hint::None;
    int hint_level = 0;
    std::optional<int> page;
    std::optional<int> ocr;                // as of the block; of joined pieces the least
    bool after_page_break = false;
    bool runs = false;                     // furniture because its words come again on other pages
    bool below_rule = false;               // the first piece below a line of underscores

    std::optional<Kind> kind;              // none: no stage has decided
    int series = -1;                       // index of its Series (numbered pieces)
    bool title = false;
    int level = 0;
    std::string label;
    std::string address;
    std::vector<std::string> section;
    std::string section_path;              // the section as addresses name it
    std::optional<std::size_t> parent;     // index of its lead-in
    std::vector<std::size_t> notes;
};

/// Numbered pieces that count on: 1, 2, 3 or (a), (b). `members` are indices of pieces, ascending.
struct Series {
    std::vector<std::size_t> members;
    Style style = Style::None;
    std::string prefix;                    // Marker::series of its members
    int last = 0;
    bool heading_like = false;             // of the last member, for telling interleaved series apart
};

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

inline bool is(const Piece& piece, Kind kind) { return piece.kind == kind; }

/// Furniture and footnotes stand between the lines of a text without being part of it.
inline bool stands_aside(const Piece& piece) { return is(piece, Kind::Furniture) || is(piece, Kind::Footnote); }

/// The next or previous piece that does not stand aside, or kNowhere. They cross at most kMaxAside
/// pieces, so that passes stay linear.
inline constexpr std::size_t kMaxAside = 64;
std::size_t next_of(const std::vector<Piece>& pieces, std::size_t index);
std::size_t previous_of(const std::vector<Piece>& pieces, std::size_t index);

/// The text with its printed number back in front, as headings show it. Bullets are not text.
std::string numbered_text(const Piece& piece);

/// Takes the marker for words of the text.
void give_marker_back(Piece& piece);

/// A report in the making.
struct Draft {
    std::vector<Piece> pieces;
    std::vector<Series> series;
};

}  // namespace travaux::structure
