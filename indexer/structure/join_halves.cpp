#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <utility>

namespace travaux::structure {
namespace {

// Words that a text needs before its end can tell that it is cut.
constexpr std::size_t kFewestWords = 4;
// Bytes of the longest paragraph that may still grow: no page holds more.
constexpr std::size_t kLongestText = 32U << 10U;

bool is_text(const Piece& piece) { return !piece.kind || is(piece, Kind::ListItem) || is(piece, Kind::Paragraph); }

// Items often end without a point; numbered paragraphs do not, also where a word processor counts them as a list.
bool is_item(const Piece& piece) {
    const bool paragraph_number = piece.marker.bullet.empty() && (piece.marker.style == Style::Decimal || piece.marker.style == Style::Dotted);
    const bool counted = piece.marker.style != Style::None || piece.hint == read::Hint::ListItem;
    return is(piece, Kind::ListItem) || (counted && !paragraph_number);
}

/// Habits of a report, without which a missing point says nothing.
struct Habits {
    bool ends_are_closed = false;   // few paragraphs end without a closing sign: one that does is cut
    bool commas_are_ends = false;   // preambles: paragraphs that end in commas one after the other
};

Habits habits_of(const std::vector<Piece>& pieces) {
    std::size_t texts = 0, open = 0, commas = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_text(pieces[i]) || count_words(pieces[i].text) < kFewestWords) continue;
        ++texts;
        if (!is_closed(pieces[i].text) && ending(pieces[i].text) != ',') ++open;
        const std::size_t next = next_of(pieces, i);
        if (ending(pieces[i].text) == ',' && next != kNowhere && starts_upper_or_digit(pieces[next].text)) ++commas;
    }
    return {open * 5 <= texts || open <= 2, commas >= 3};
}

/// Whether `next` goes on with what `piece` began.
bool continues(const Piece& piece, const Piece& next, const Habits& habits, const Words& words) {
    if (piece.text.size() > kLongestText) return false;
    if (!is_text(next) || next.marker.style != Style::None || next.hint == read::Hint::ListItem) return false;
    const std::string_view text = piece.text, more = next.text;
    if (is_address_only(more)) return ending(text) == ':' || words.is(Role::Open, fold(last_word(text)));
    if (is_closed(text)) {
        // A point inside an open quotation or bracket ends a sentence, not the paragraph.
        return ending(text) != ':' && ending(text) != ';' && has_open_bracket(text) && starts_lower(more);
    }
    if (count_words(text) < kFewestWords) return false;
    if (starts_lower(more)) return ending(text) != ',' || next.after_page_break || !habits.commas_are_ends || !is_closed(more);
    // From here on the second half starts with a capital or a digit: it must be a text of its own length, and
    // the first half must ask for it.
    if (!is_closed(more) && count_words(more) < 8) return false;
    if (ending(text) == '-' || words.is(Role::Open, fold(last_word(text)))) return true;
    if (ending(text) == ',') return !habits.commas_are_ends && count_words(text) > 12;
    if (has_open_bracket(text) && !has_open_bracket(std::string(text) + std::string(more))) return true;
    if (ends_in_address(text)) return false;
    return habits.ends_are_closed && is_closed(more) && count_words(text) > 12 && !is_item(piece);
}

}  // namespace

void join_halves(Draft& draft, const WordCounts& counts, const Words& words) {
    std::vector<Piece>& pieces = draft.pieces;
    const Habits habits = habits_of(pieces);
    std::vector<bool> gone(pieces.size(), false);
    std::size_t open = kNowhere;       // the last text that could go on
    std::size_t open_note = kNowhere;  // the footnote directly above
    std::size_t last_note = kNowhere;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (is(piece, Kind::Furniture)) continue;
        if (is(piece, Kind::Footnote)) {
            // A note without a label is a later paragraph of the one before it.
            if (piece.label.empty() && last_note != kNowhere) {
                append_piece(pieces[last_note], std::move(piece), counts, words);
                gone[i] = true;
            } else {
                last_note = i;
            }
            open_note = last_note;
            continue;
        }
        // An address belongs to the note directly above that announces it.
        const bool to_note = open_note != kNowhere && is_address_only(piece.text) && continues(pieces[open_note], piece, habits, words);
        if (!to_note && open != kNowhere && i - open <= kMaxAside && continues(pieces[open], piece, habits, words)) {
            append_piece(pieces[open], std::move(piece), counts, words);
            gone[i] = true;
        } else if (open_note != kNowhere && i - open_note <= kMaxAside && continues(pieces[open_note], piece, habits, words)) {
            append_piece(pieces[open_note], std::move(piece), counts, words);
            gone[i] = true;
            continue;
        } else {
            open = is_text(piece) ? i : kNowhere;
        }
        open_note = kNowhere;
    }
    std::vector<Piece> kept;
    kept.reserve(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!gone[i]) kept.push_back(std::move(pieces[i]));
    pieces = std::move(kept);
    find_series(draft);
}

}  // namespace travaux::structure
