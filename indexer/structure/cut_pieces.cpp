#include "indexer/structure/layout.hpp"
#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::structure {
namespace {

constexpr int kColumnsOfDepth = 4;

Piece piece_of(const read::Line& line, const read::Block& block) {
    Piece piece;
    piece.text = line.text;
    piece.marks = line.marks;
    piece.lines = {{line.number, line.number}};
    piece.strong = line.strong;
    piece.indent = line.indent;
    piece.hint = block.hint == read::Hint::Paragraph ? read::Hint::None : block.hint;
    piece.hint_level = block.level;
    piece.page = block.page;
    piece.ocr = block.ocr;
    return piece;
}

void cut_text(Piece& piece, std::size_t begin) {
    piece.text.erase(0, begin);
    for (read::NoteMark& mark : piece.marks) mark.at -= std::min(mark.at, begin);
}

void take_marker(Piece& piece, const Words& words) {
    piece.marker = parse_marker(piece.text, words);
    cut_text(piece, piece.marker.length);
    // "- (a)": the dash is residue of a converter, and so may be a second one.
    if (piece.marker.style == Style::Bullet) {
        Marker inner = parse_marker(piece.text, words);
        if (inner.style != Style::None) {
            cut_text(piece, inner.length);
            inner.bullet = piece.marker.bullet;
            piece.marker = std::move(inner);
        }
    }
}

// A bullet where no number can be read: "o", "→" and the like are a word processor's.
Marker given_marker(const std::string& printed, const Words& words) {
    Marker marker = parse_marker(printed + "  x", words);
    if (marker.style == Style::None) marker = parse_marker(printed + ": x", words);  // "Article 2"
    if (marker.style == Style::None && count_characters(printed) == 1) {
        marker.style = Style::Bullet;
        marker.printed = marker.bullet = printed;
    }
    marker.length = 0;
    return marker;
}

// The marker that the format gives wins over what the text seems to begin with.
void take_given_marker(Piece& piece, const std::string& printed, const Words& words) {
    if (printed.empty()) return;
    Marker given = given_marker(printed, words);
    if (given.style == Style::Bullet && piece.marker.style != Style::None && piece.marker.style != Style::Bullet) {
        piece.marker.bullet = given.bullet;
        return;
    }
    if (given.style != Style::Bullet) give_marker_back(piece);
    if (given.style == Style::None || given.style == Style::Word) {
        piece.text.insert(0, printed + " ");
        for (read::NoteMark& mark : piece.marks) mark.at += printed.size() + 1;
    }
    piece.marker = std::move(given);
}

// Whole paragraphs are set in a heading's style where somebody liked its looks, or to have them numbered.
bool is_text_in_heading_style(std::string_view text) {
    constexpr std::size_t kLongestHeading = 80, kLongestSentence = 25;  // words
    const std::size_t count = count_words(text);
    return count > kLongestHeading || (count > kLongestSentence && ending(text) == '.');
}

// Where "...; - extending ...; - clarifying ..." parts: at dashes behind a closing sign, and at every round bullet.
std::vector<std::size_t> flattened_items(std::string_view text, bool bulleted) {
    static constexpr std::array<std::string_view, 4> kDashes{" - ", " – ", " — ", " • "};
    std::vector<std::size_t> begins;
    bool after_colon = false;
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1))
        for (const std::string_view dash : kDashes) {
            if (text.substr(at, dash.size()) != dash) continue;
            const char before = at > 0 ? text[at - 1] : ' ';
            const bool and_before = text.substr(0, at).ends_with("; and") || text.substr(0, at).ends_with("; et") ||
                                    text.substr(0, at).ends_with("; y");
            if (before == ';' || before == ':' || and_before || dash == " • ") begins.push_back(at + 1);
            after_colon = after_colon || (before == ':' && begins.size() == 1);
        }
    // One dash behind a semicolon is punctuation; a list has two, or stands behind a bullet of its own.
    if (begins.size() < 2 && !(bulleted && !begins.empty())) begins.clear();
    if (!bulleted && !after_colon && begins.size() < 3) begins.clear();
    return begins;
}

// "1.) ...; 2.) ...; and 3.) ..." that stands alone is a list in a line; behind its lead-in, or with commas, it is a sentence.
std::vector<std::size_t> counted_items(const Piece& piece) {
    std::vector<std::size_t> begins = numbers_inside(piece.marker, piece.text);
    const std::string_view text = piece.text;
    const bool parted = std::ranges::all_of(begins, [&](std::size_t at) { return text.substr(0, at).find_last_of(';') + 6 >= at; });
    if (!parted || !piece.block_start || !piece.marker.bullet.empty()) begins.clear();
    return begins;
}

// Cuts a piece at these places, each part with a marker of its own.
void add_parts(Piece piece, const std::vector<std::size_t>& begins, std::vector<Piece>& pieces, const Words& words) {
    for (std::size_t i = 0; i <= begins.size(); ++i) {
        const std::size_t begin = i == 0 ? 0 : begins[i - 1];
        const std::size_t end = i < begins.size() ? begins[i] : piece.text.size();
        Piece part = piece;
        part.text = std::string(trim(std::string_view(piece.text).substr(begin, end - begin)));
        part.marks.clear();
        for (const read::NoteMark& mark : piece.marks)
            if (mark.at >= begin && (mark.at < end || (mark.at == end && end == piece.text.size())))
                part.marks.push_back({std::min(mark.at - begin, part.text.size()), mark.label});
        part.block_start = piece.block_start && i == 0;
        part.block_end = piece.block_end && i == begins.size();
        if (i > 0) take_marker(part, words);
        if (has_words(part.text)) pieces.push_back(std::move(part));
    }
}

void add_flattened(Piece piece, std::vector<Piece>& pieces, const Words& words) {
    const std::vector<std::size_t> begins = flattened_items(piece.text, piece.marker.style != Style::None);
    add_parts(std::move(piece), begins, pieces, words);
}

void add_lines(const read::Block& block, const Layout& layout, const WordCounts& counts, const Words& words,
               std::vector<Piece>& pieces) {
    const std::vector<read::Line>& lines = block.lines;
    // A format that names its blocks has no other lines in them.
    const bool whole = block.hint != read::Hint::None && block.hint != read::Hint::Furniture && block.hint != read::Hint::TableRow;
    for (std::size_t begin = 0; begin < lines.size();) {
        Piece piece = piece_of(lines[begin], block);
        piece.block_start = begin == 0;
        piece.after_page_break = begin == 0 && block.after_page_break;
        std::size_t end = begin + 1;
        for (; end < lines.size(); ++end) {
            if (!whole && !goes_on(lines[end - 1], lines[end], layout, words)) break;
            append_piece(piece, piece_of(lines[end], block), counts, words);
        }
        piece.block_end = end == lines.size();
        begin = end;
        if (!has_words(piece.text)) {
            if (is_rule(piece.text) || is_bullet(piece.text)) pieces.push_back(std::move(piece));
            continue;
        }
        if (block.hint == read::Hint::Footnote) {
            piece.label = block.marker;
            if (!piece.label.empty()) piece.kind = Kind::Footnote;
            pieces.push_back(std::move(piece));
            continue;
        }
        if (piece.hint == read::Hint::Heading && is_text_in_heading_style(piece.text)) piece.hint = read::Hint::None;
        take_marker(piece, words);
        if (const auto items = counted_items(piece); !items.empty() && piece.hint == read::Hint::None) {
            add_parts(std::move(piece), items, pieces, words);
            continue;
        }
        if (!numbers_inside(piece.marker, piece.text).empty()) give_marker_back(piece);
        if (block.hint == read::Hint::ListItem) piece.indent = block.level * kColumnsOfDepth;
        take_given_marker(piece, block.marker, words);
        if (block.hint == read::Hint::Furniture) piece.kind = Kind::Furniture;
        if (block.hint == read::Hint::Caption) piece.kind = Kind::Caption;
        add_flattened(std::move(piece), pieces, words);
    }
}

Piece row_piece(const read::Block& block) {
    Piece piece = piece_of(block.lines.empty() ? read::Line{} : block.lines.front(), block);
    if (!block.lines.empty()) piece.lines.front().last = block.lines.back().number;
    if (block.lines.empty()) piece.lines.clear();
    piece.block_start = piece.block_end = true;
    piece.after_page_break = block.after_page_break;
    // The head of a table is context, as a heading is.
    piece.kind = !block.header.empty() && block.cells == block.header ? Kind::Furniture : Kind::TableRow;
    if (block.cells.empty()) {
        for (std::size_t i = 1; i < block.lines.size(); ++i) piece.text += " | " + block.lines[i].text;
        return piece;
    }
    // Marks keep their place only where the row is its one line.
    std::string text;
    for (const std::string& cell : block.cells)
        if (has_words(cell)) text += (text.empty() ? "" : " | ") + cell;
    piece.text = std::move(text);
    for (read::NoteMark& mark : piece.marks) mark.at = std::min(mark.at, piece.text.size());
    return piece;
}

}  // namespace

std::vector<Piece> cut_pieces(const std::vector<read::Block>& blocks, const WordCounts& counts, const Words& words) {
    const Layout layout = layout_of(blocks, words);
    std::vector<Piece> pieces;
    for (const read::Block& block : blocks) {
        const bool row = block.hint == read::Hint::TableRow;
        // A table of one column is a box around a text.
        if (row && (block.cells.size() != 1 || block.header.size() > 1)) {
            if (Piece piece = row_piece(block); has_words(piece.text)) pieces.push_back(std::move(piece));
        } else {
            add_lines(block, layout, counts, words, pieces);
        }
    }
    settle_lone_signs(pieces, words);
    return pieces;
}

}  // namespace travaux::structure
