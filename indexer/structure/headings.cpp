#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <map>

namespace travaux::structure {
namespace {

// Longest headings, in words: plain ones, loud ones (capitals or bold), and those whose siblings are headings.
constexpr std::size_t kPlain = 18, kLoud = 40, kSibling = 40;
// A run of this many would-be headings with no text between them is a site's menu.
constexpr std::size_t kMenu = 4;

bool is_loud(const Piece& piece) { return piece.strong || is_all_capitals(piece.text); }

bool is_single_sentence(std::string_view text) {
    for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1))
        if (at > 3 && text[at - 1] >= 'a' && text[at - 1] <= 'z' && starts_upper_or_digit(text.substr(at + 2)) && text[at - 3] != ' ' &&
            text[at - 2] != ' ')
            return false;
    return true;
}

/// Whether a text stands under this piece: something follows that is no sibling in its series.
bool has_body(const std::vector<Piece>& pieces, std::size_t index) {
    const std::size_t next = next_of(pieces, index);
    if (next == kNowhere) return false;
    const Piece& below = pieces[next];
    if (pieces[index].series >= 0 && below.series == pieces[index].series) return false;
    return !starts_lower(below.text) || below.marker.style != Style::None;
}

bool could_be_numbered_heading(const std::vector<Piece>& pieces, std::size_t index) {
    const Piece& piece = pieces[index];
    if (piece.kind || !starts_upper_or_digit(piece.text) || !piece.marker.bullet.empty()) return false;
    const char end = ending(piece.text);
    if (end == ',' || end == ';' || end == '.' || end == '-') return false;
    const std::size_t count = count_words(piece.text);
    // A number before a colon introduces: it is a heading where text follows, a lead-in where its list does.
    if (end == ':') {
        const std::size_t next = next_of(pieces, index);
        if (next == kNowhere || pieces[next].marker.style != Style::None || starts_lower(pieces[next].text) || ending(pieces[next].text) == ';')
            return false;
    }
    return count <= (is_loud(piece) ? kLoud : kPlain + 7) && has_body(pieces, index);
}

// "1." is a heading here, a decision there and a paragraph elsewhere: its siblings tell.
void decide_series(Draft& draft) {
    std::vector<Piece>& pieces = draft.pieces;
    for (const Series& series : draft.series) {
        std::size_t alike = 0, followed_by_sibling = 0;
        for (const std::size_t i : series.members) {
            alike += could_be_numbered_heading(pieces, i) ? 1U : 0U;
            const std::size_t next = next_of(pieces, i);
            followed_by_sibling += next != kNowhere && pieces[next].series == pieces[i].series ? 1U : 0U;
        }
        const std::size_t count = series.members.size();
        // The last of a list of short items has text below it that is not its own.
        if (alike == 0 || alike * 2 < count || (count > 1 && followed_by_sibling * 2 >= count)) continue;
        if (series.style == Style::Word && alike * 3 < count * 2) continue;
        for (const std::size_t i : series.members) {
            Piece& piece = pieces[i];
            const bool passes = could_be_numbered_heading(pieces, i) ||
                                (!piece.kind && count_words(piece.text) <= kSibling && ending(piece.text) != ';' && ending(piece.text) != ',' &&
                                 is_single_sentence(piece.text) && has_body(pieces, i) && alike * 3 >= count * 2 &&
                                 (ending(piece.text) != '.' || count <= 3 || alike * 5 >= count * 4) && piece.marker.bullet.empty());
            if (passes) piece.kind = Kind::Heading;
        }
    }
}

bool is_caption(const Piece& piece, const Words& words) {
    std::size_t blank = piece.text.find(' ');
    if (blank == std::string::npos || blank > 16 || count_words(piece.text) > 40) return false;
    if (!words.is(Role::CaptionLabel, fold(std::string_view(piece.text).substr(0, blank)))) return false;
    const std::string_view rest = trim(std::string_view(piece.text).substr(blank));
    std::size_t end = 0;
    while (end < rest.size() && end < 6 && std::string_view("0123456789.-IVXABC").find(rest[end]) != std::string_view::npos) ++end;
    if (end == 0) return false;
    const char last = rest[end - 1];
    const std::string_view after = rest.substr(end);
    return after.empty() || last == '.' || after.front() == ':' || after.starts_with(" –") || after.starts_with(" —") || after.starts_with(" -") ||
           after.starts_with(" :") || (starts_upper_or_digit(after) && !is_closed(after));
}

// "8 February – ...", "09.00 – 09.30 ...", "9:00 a.m. ...": an entry of a programme.
bool starts_with_time(std::string_view text, const Words& words) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return false;
    const std::string_view number = first_word(text);
    const std::string next = fold(first_word(text.substr(number.size())));
    const std::size_t sign = number.find_first_of(":.h");
    const bool clock = sign != std::string_view::npos && sign <= 2 && number.size() >= sign + 3 && number.find_first_not_of("0123456789:.h-–") == std::string_view::npos;
    return clock || words.is(Role::Month, next);
}

// "Action: ...", "Responsible: ...": the words before the colon, where they may be the label of a form.
std::string form_label(std::string_view text) {
    constexpr std::size_t kLongestLabel = 3;  // words
    const std::size_t colon = text.find(": ");
    return colon == std::string_view::npos || count_words(text.substr(0, colon)) > kLongestLabel ? "" : fold(text.substr(0, colon));
}

// A line that leads into the list below it, though no colon ends it: "... the following points were made", "... will designate".
bool leads_into_list(const std::vector<Piece>& pieces, std::size_t index, const Words& words) {
    const std::size_t below = next_of(pieces, index);
    if (below == kNowhere || pieces[below].marker.style == Style::None || is(pieces[below], Kind::Heading)) return false;
    const std::vector<std::string> all = words_of(pieces[index].text);
    const bool announces = all.size() > 3 && std::ranges::any_of(all, [&](const std::string& word) { return words.is(Role::Announcement, word); });
    return announces || (all.size() > 3 && starts_lower(pieces[below].text) && !is_single_sentence(pieces[index].text));
}

bool could_be_plain_heading(const std::vector<Piece>& pieces, std::size_t index, const Words& words) {
    const Piece& piece = pieces[index];
    if (piece.kind || is_numbered(piece.marker) || piece.marker.style == Style::Bullet) return false;
    if (piece.hint == read::Hint::ListItem) return false;
    if (!starts_upper_or_digit(piece.text) || ends_in_address(piece.text)) return false;
    const char end = ending(piece.text);
    if (end == '.' || end == ',' || end == ';' || end == '-' || end == '!') return false;
    const bool loud = is_loud(piece);
    if (!loud && (starts_with_time(piece.text, words) || leads_into_list(pieces, index, words))) return false;
    // "Priority: High" fills in a form.
    const std::size_t colon = piece.text.find(": ");
    if (colon != std::string::npos && !loud && count_words(std::string_view(piece.text).substr(0, colon)) <= 2 && count_words(piece.text) <= 5)
        return false;
    if (end == ':' && !(loud && count_words(piece.text) <= kPlain)) return false;
    if (words.is(Role::Open, fold(last_word(piece.text))) && !loud) return false;
    return count_words(piece.text) <= (loud ? kLoud : kPlain) && has_words(piece.text);
}

// Short lines under a lead-in are its items, not headings, where no text stands between them.
bool in_bare_list(const std::vector<Piece>& pieces, std::size_t index, const Words& words) {
    const std::size_t above = previous_of(pieces, index);
    const std::size_t below = next_of(pieces, index);
    if (above == kNowhere || pieces[above].title) return false;
    const bool leads = ending(pieces[above].text) == ':' && !is(pieces[above], Kind::Heading) && pieces[above].marker.style != Style::Bullet;
    const bool in_list = is(pieces[above], Kind::ListItem) && pieces[above].marker.style == Style::None;
    if (in_list) return below == kNowhere || could_be_plain_heading(pieces, below, words) || !pieces[index].block_start;
    return leads && below != kNowhere && could_be_plain_heading(pieces, below, words) && !is_loud(pieces[index]);
}

void find_plain_headings(Draft& draft, const Words& words) {
    std::vector<Piece>& pieces = draft.pieces;
    std::map<std::string, int> labels;
    for (const Piece& piece : pieces)
        if (const std::string label = form_label(piece.text); !label.empty()) ++labels[label];
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!could_be_plain_heading(pieces, i, words)) continue;
        // A label that comes again is one of a form.
        if (const auto form = labels.find(form_label(pieces[i].text)); form != labels.end() && form->second > 1 && !is_loud(pieces[i])) continue;
        if (in_bare_list(pieces, i, words)) {
            pieces[i].kind = Kind::ListItem;
            continue;
        }
        // The words of the table need nothing below them.
        const bool usual = words.is(Role::Section, fold(pieces[i].text));
        const std::size_t below = next_of(pieces, i);
        if (!usual && (below == kNowhere || !has_body(pieces, i))) continue;
        // The second half of a paragraph may be short, its first half then is not over.
        const std::size_t above = previous_of(pieces, i);
        const bool cut = above != kNowhere && !pieces[above].kind && count_words(pieces[above].text) > 8 && !is_closed(pieces[above].text) &&
                         has_open_bracket(pieces[above].text);
        if (!cut) pieces[i].kind = Kind::Heading;
    }
}

// Signatures, dates, thanks: short lines at the end, with nothing below them.
void find_tail(std::vector<Piece>& pieces, const Words& words) {
    constexpr std::size_t kLongestTail = 6;
    for (std::size_t i = pieces.size(); i-- > 0;) {
        Piece& piece = pieces[i];
        if (stands_aside(piece)) continue;
        const bool bare = !piece.kind || (is(piece, Kind::Heading) && !piece.title && piece.hint != read::Hint::Heading && !words.is(Role::Section, fold(piece.text)));
        if (!bare || piece.marker.style != Style::None || piece.hint == read::Hint::ListItem || count_words(piece.text) > kLongestTail || (!piece.text.empty() && piece.text.front() >= '0' && piece.text.front() <= '9' && piece.text.find_first_of(".:") < 6) ||
            is_closed(piece.text) || starts_lower(piece.text) || piece.text.find(": ") != std::string::npos || ending(piece.text) == ',')
            break;
        const std::size_t above = previous_of(pieces, i);
        // What completes a lead-in or an unfinished text is no signature.
        if (above != kNowhere && (ending(pieces[above].text) == ':' || (!is(pieces[above], Kind::Heading) && count_words(pieces[above].text) > kLongestTail * 2 && !is_closed(pieces[above].text)))) break;
        piece.kind = Kind::Furniture;
    }
}

// A run of headings with nothing below them is a menu; only the last can head what follows.
void find_menus(std::vector<Piece>& pieces) {
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin, last = begin;
        std::size_t count = 0;
        for (; end < pieces.size(); ++end) {
            if (is(pieces[end], Kind::Furniture)) continue;
            const Piece& piece = pieces[end];
            if (!is(piece, Kind::Heading) || piece.title || is_numbered(piece.marker) || piece.hint == read::Hint::Heading) break;
            ++count;
            last = end;
        }
        if (count >= kMenu)
            for (std::size_t i = begin; i < last; ++i) pieces[i].kind = Kind::Furniture;
        begin = std::max(end, begin + 1);
    }
}

}  // namespace

void find_headings(Draft& draft, const Words& words) {
    for (Piece& piece : draft.pieces) {
        if (piece.kind) continue;
        if (piece.hint == read::Hint::Heading) piece.kind = Kind::Heading;
        else if (is_caption(piece, words)) piece.kind = Kind::Caption;
    }
    decide_series(draft);
    find_plain_headings(draft, words);
    find_menus(draft.pieces);
    find_tail(draft.pieces, words);
}

}  // namespace travaux::structure
