#include "indexer/structure/structure.hpp"

#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <utility>

namespace travaux::structure {
namespace {

// Justified lines and columns of a page leave wide gaps.
void close_gaps(std::string& text) {
    const auto end = std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; });
    text.erase(end, text.end());
}

schema::Unit unit_of(Piece&& piece, int ordinal) {
    schema::Unit unit;
    unit.ordinal = ordinal;
    unit.kind = *piece.kind;
    const bool keeps_number = unit.kind != Kind::Paragraph && unit.kind != Kind::ListItem && unit.kind != Kind::Footnote;
    unit.text = keeps_number ? numbered_text(piece) : std::move(piece.text);
    close_gaps(unit.text);
    unit.level = unit.kind == Kind::Heading || unit.kind == Kind::ListItem ? piece.level : 0;
    unit.address = std::move(piece.address);
    unit.label = std::move(piece.label);
    unit.section = std::move(piece.section);
    unit.lines = std::move(piece.lines);
    unit.page = piece.page;
    unit.ocr = piece.ocr;
    if (piece.parent) unit.parent = static_cast<int>(*piece.parent);
    for (const std::size_t note : piece.notes) unit.notes.push_back(static_cast<int>(note));
    return unit;
}

}  // namespace

std::vector<schema::Unit> understand(const std::vector<read::Block>& blocks, const Words& words) {
    const WordCounts counts = count_report_words(blocks);
    Draft draft{cut_pieces(blocks, counts, words), {}};
    find_furniture(draft.pieces, words);
    read_bare_numbers(draft.pieces);
    find_footnotes(draft.pieces, words);
    find_title(draft.pieces, words);
    find_series(draft);
    find_contents(draft, words);
    find_headings(draft, words);
    join_halves(draft, counts, words);
    find_lists(draft, words);
    find_sections(draft, words);
    find_addresses(draft, words);
    link_notes(draft.pieces);

    std::vector<schema::Unit> units;
    units.reserve(draft.pieces.size());
    for (Piece& piece : draft.pieces) units.push_back(unit_of(std::move(piece), static_cast<int>(units.size())));
    return units;
}

}  // namespace travaux::structure
