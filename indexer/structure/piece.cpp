#include "indexer/structure/piece.hpp"

namespace travaux::structure {

std::size_t next_of(const std::vector<Piece>& pieces, std::size_t index) {
    for (std::size_t i = index + 1; i < pieces.size() && i - index <= kMaxAside; ++i)
        if (!stands_aside(pieces[i])) return i;
    return kNowhere;
}

std::size_t previous_of(const std::vector<Piece>& pieces, std::size_t index) {
    for (std::size_t i = index; i-- > 0 && index - i <= kMaxAside;)
        if (!stands_aside(pieces[i])) return i;
    return kNowhere;
}

std::string numbered_text(const Piece& piece) {
    if (!is_numbered(piece.marker) || piece.marker.style == Style::Word) return piece.text;
    return piece.marker.printed + " " + piece.text;
}

void give_marker_back(Piece& piece) {
    if (is_numbered(piece.marker) && piece.marker.style != Style::Word) {
        const std::size_t shift = piece.marker.printed.size() + 1;
        piece.text = numbered_text(piece);
        for (read::NoteMark& mark : piece.marks) mark.at += shift;
    }
    piece.marker = {};
}

}  // namespace travaux::structure
