#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace travaux::structure {
namespace {

// A dash or star alone may part texts; two of them are bullets.
bool could_part_texts(std::string_view text) {
    static constexpr std::array<std::string_view, 5> kSigns{"-", "–", "—", "*", "·"};
    return std::ranges::find(kSigns, text) != kSigns.end();
}

// "73/195." alone: the number of a resolution, whose title follows.
bool is_resolution_number(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto digits = [](std::string_view part) { return !part.empty() && part.size() <= 4 && part.find_first_not_of("0123456789") == std::string_view::npos; };
    return slash != std::string_view::npos && text.ends_with('.') && digits(text.substr(0, slash)) && digits(text.substr(slash + 1, text.size() - slash - 2));
}

bool takes_marker(const Piece& piece, const Words& words) {
    return !piece.kind && piece.hint == read::Hint::None && piece.marker.style == Style::None && has_words(piece.text) && !is_lone_number(piece.text, words);
}

void put_before(const Piece& sign, Piece& piece) {
    piece.lines.insert(piece.lines.begin(), sign.lines.begin(), sign.lines.end());
    if (piece.lines.size() > 1 && piece.lines[0].last + 1 >= piece.lines[1].first && piece.lines[0].first <= piece.lines[1].first) {
        piece.lines[1].first = piece.lines[0].first;
        piece.lines.erase(piece.lines.begin());
    }
    piece.indent = sign.indent;
    piece.block_start = true;
    piece.after_page_break = piece.after_page_break || sign.after_page_break;
}

}  // namespace

bool is_rule(std::string_view text) {
    constexpr std::size_t kShortest = 5;
    return text.size() >= kShortest && text.find_first_not_of('_') == std::string_view::npos;
}

void settle_lone_signs(std::vector<Piece>& pieces, const Words& words) {
    const auto dashes = std::ranges::count_if(pieces, [](const Piece& piece) { return could_part_texts(piece.text); });
    std::vector<Piece> kept;
    kept.reserve(pieces.size());
    bool below_rule = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (is_rule(piece.text)) {
            below_rule = true;
            continue;
        }
        Piece* next = i + 1 < pieces.size() && takes_marker(pieces[i + 1], words) ? &pieces[i + 1] : nullptr;
        const bool bullet = is_bullet(piece.text) && (dashes > 1 || !could_part_texts(piece.text));
        const bool number = !piece.kind && piece.hint == read::Hint::None && is_lone_number(piece.text, words);
        if (next != nullptr && (bullet || number)) {
            next->marker = parse_marker(piece.text + " x", words);
            next->marker.length = 0;
            put_before(piece, *next);
        } else if (next != nullptr && is_resolution_number(piece.text)) {
            next->text.insert(0, piece.text + " ");
            for (read::NoteMark& mark : next->marks) mark.at += piece.text.size() + 1;
            put_before(piece, *next);
        } else if (has_words(piece.text)) {
            piece.below_rule = std::exchange(below_rule, false);
            kept.push_back(std::move(piece));
        }
    }
    pieces = std::move(kept);
}

}  // namespace travaux::structure
