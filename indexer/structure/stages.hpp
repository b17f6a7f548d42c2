// The stages from blocks to units, in the order in which they run. Each reads what the ones before it decided.
#pragma once

#include "indexer/structure/piece.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace travaux::structure {

/// How often each folded word stands in the report whole, "inter-agency" and "interagency" told apart.
using WordCounts = std::unordered_map<std::string, int>;
WordCounts count_report_words(const std::vector<read::Block>& blocks);

/// Adds a text that goes on behind the first one's end. A hyphen at the seam is kept where the report or the word
/// table says that it is part of the word, and goes where it only broke the line.
void append_text(std::string& text, std::string_view more, const WordCounts& counts, const Words& words);

/// The same for pieces, with marks and lines.
void append_piece(Piece& piece, Piece&& more, const WordCounts& counts, const Words& words);

// 1. Lines that belong together become one piece, lists flattened into a line become one piece an item.
std::vector<Piece> cut_pieces(const std::vector<read::Block>& blocks, const WordCounts& counts, const Words& words);

/// The line that parts a page's text from its footnotes: underscores.
bool is_rule(std::string_view text);

/// Signs that stand alone: a bullet or number belongs to the text behind it, what follows a rule stands below it. Part of
/// cut_pieces, behind which every piece has words.
void settle_lone_signs(std::vector<Piece>& pieces, const Words& words);

// 2. Page numbers, symbols, imprints, menus, running heads and feet.
void find_furniture(std::vector<Piece>& pieces, const Words& words);

// 3. Numbers of chapters with no sign behind them: "2 Findings" above "2.1 Relevance".
void read_bare_numbers(std::vector<Piece>& pieces);

// 4. Footnotes: pieces headed by a mark that stands somewhere in the text.
void find_footnotes(std::vector<Piece>& pieces, const Words& words);

// 5. The title and what stands around it on the first page. Repetitions of the title are furniture.
void find_title(std::vector<Piece>& pieces, const Words& words);

// 6. Which numbers count on from which.
void find_series(Draft& draft);

// 7. Lists of contents: dotted leaders, runs under "Contents", runs that repeat headings which follow.
void find_contents(Draft& draft, const Words& words);

// 8. Headings, numbered or with no mark at all, and captions.
void find_headings(Draft& draft, const Words& words);

// 9. Halves of a paragraph that a page break, a footnote or furniture parted become one piece. Indices of
//    pieces change: series are made again.
void join_halves(Draft& draft, const WordCounts& counts, const Words& words);

// 10. Paragraphs, list items and their lead-ins.
void find_lists(Draft& draft, const Words& words);

// 11. Levels of headings, and the section of every piece.
void find_sections(Draft& draft, const Words& words);

/// Unnumbered headings of which an introduction says that they are the parts of the report ("in three parts: ...; ...;
/// ..."), ascending; the first part is left out.
std::vector<std::size_t> announced_parts(const std::vector<Piece>& pieces, const Words& words);

// 12. Labels and addresses.
void find_addresses(Draft& draft, const Words& words);

// 13. Footnotes and the units that refer to them.
void link_notes(std::vector<Piece>& pieces);

}  // namespace travaux::structure
