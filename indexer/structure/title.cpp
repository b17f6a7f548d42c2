#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace travaux::structure {
namespace {

// No first page has more lines before its text.
constexpr std::size_t kMaxFront = 60;
// What standing first is worth, and the score of a line that is certainly something else: a date, a symbol's line.
constexpr int kFirst = 4, kNoTitle = -10;

// A letterhead may be set in a table.
bool could_be_letterhead_row(const std::vector<Piece>& pieces, std::size_t index) {
    constexpr std::size_t kMostRows = 4, kLongestRow = 12;
    return index < kMostRows && is(pieces[index], Kind::TableRow) && is(pieces.front(), Kind::TableRow) && count_words(pieces[index].text) <= kLongestRow;
}

bool is_body(const Piece& piece, const Words& words) {
    if (piece.kind) return !stands_aside(piece);
    const bool imprint = piece.marker.style == Style::Word && words.begins(Role::Imprint, fold(piece.text));  // "Agenda item 7"
    if ((is_numbered(piece.marker) && !imprint) || piece.hint == read::Hint::ListItem) return true;
    const std::size_t count = count_words(piece.text);
    const bool loud = piece.strong || is_all_capitals(piece.text);
    if (piece.marker.style == Style::Bullet && count > 3) return true;
    if (words.is(Role::Section, fold(piece.text)) || (count <= 6 && words.begins(Role::Outline, fold(piece.text)))) return true;
    if (ending(piece.text) == ',' && !loud && count >= 2) return true;  // a preamble
    if (is_closed(piece.text) && !loud) return (ending(piece.text) == '.' && count >= 5) || count >= 12 || (ending(piece.text) == ':' && count >= 4);
    if (!loud && count >= 8 && words.is(Role::Open, fold(last_word(piece.text)))) return true;  // cut by a page's end
    return !loud && count > 30;
}

// The lead-in of a list, or the first half of a text that goes on behind a page's end.
bool opens_text(const std::vector<Piece>& pieces, std::size_t index) {
    const Piece& piece = pieces[index];
    const bool marked = index + 1 < pieces.size() && pieces[index + 1].marker.style != Style::None;
    if (marked && !piece.strong && ending(piece.text) == ':' && !is_all_capitals(piece.text)) return true;
    if (stands_aside(piece) || piece.strong || is_closed(piece.text) || is_all_capitals(piece.text) || count_words(piece.text) < 8) return false;
    const std::size_t next = next_of(pieces, index);
    return next != kNowhere && starts_lower(pieces[next].text) && ending(pieces[next].text) == '.';
}

// "22 November 2013", "26–29 November 2013", "New York, 9-10 February 2012"
bool is_date_line(std::string_view text, const Words& words) {
    const std::size_t comma = text.find(", ");
    if (comma != std::string_view::npos && count_words(text.substr(0, comma)) <= 3 && count_words(text) <= 9 &&
        is_date_line(text.substr(comma + 2), words))
        return true;
    bool month = false, digits = false;
    for (const std::string& word : words_of(text)) {
        if (words.is(Role::Month, word)) month = true;
        else if (word.front() >= '0' && word.front() <= '9' && word.size() <= 5) digits = true;
        else if (!words.is(Role::DateWord, word)) return false;
    }
    return digits && (month || words_of(text).size() >= 3);
}

// "Chair: UNITAR", "Date: May 2018", "Name and function of the coordinator: N. N., Senior Adviser."
bool is_form_line(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return false;
    return ending(text) == '.' || (count_words(text.substr(0, colon)) <= 2 && count_words(text) <= 8);
}

bool names_organisation(std::string_view folded, const Words& words) {
    // "IOM International Organization for Migration" begins with the short name.
    const std::size_t blank = folded.find(' ');
    return words.begins(Role::Organisation, folded) ||
           (blank != std::string_view::npos && blank <= 6 && words.begins(Role::Organisation, folded.substr(blank + 1)));
}

bool names_meeting(std::string_view text, const Words& words) {
    if (count_words(text) > 8) return false;
    return std::ranges::any_of(words_of(text), [&](const std::string& word) { return words.is(Role::Meeting, word); });
}

bool names_report(std::string_view text, const Words& words) {
    return std::ranges::any_of(words_of(text), [&](const std::string& word) { return words.is(Role::TitleWord, word); });
}

// How much a line of a first page looks like the title. The weights order the kinds of lines that first
// pages carry: a title is long and loud, and its page's other lines name who, where and when.
int title_score(const Piece& piece, bool repeated, const Words& words) {
    const std::string folded = fold(piece.text);
    const auto count = static_cast<int>(std::min<std::size_t>(count_words(piece.text), 30));
    int score = count;
    if (piece.hint == read::Hint::Heading) score += piece.hint_level == 1 && count > 1 ? 40 : 10;  // of print, large type: one large word is part of a name
    if (count >= 2 && names_report(piece.text, words)) score += count >= 4 ? 12 : 8;
    if (piece.strong || is_all_capitals(piece.text)) score += count >= 3 ? 12 : 3;
    if (repeated) score += 8;
    // "73/195. Global Compact ...": the number of a resolution
    const std::string_view first = first_word(piece.text);
    if (first.find('/') != std::string_view::npos && first.ends_with('.') && first.front() >= '0' && first.front() <= '9') score += 25;
    if (is_date_line(piece.text, words)) score -= 40;
    if (names_organisation(folded, words) && count <= 9) score -= 15;
    if (names_meeting(piece.text, words)) score -= 8;
    if (is_form_line(piece.text)) score -= 25;
    if (words.begins(Role::Imprint, folded)) score -= 20;
    constexpr std::ptrdiff_t kSponsors = 5;  // commas of a list of States
    if (starts_lower(piece.text) || std::ranges::count(piece.text, ',') >= kSponsors) score -= 15;
    if (piece.text.front() == '[' || piece.text.front() == '(') score -= 20;
    if (ending(piece.text) == ':' || ending(piece.text) == ';') score -= 10;
    return score;
}

// Whether the text behind the first page has lines of capitals that stand alone.
bool has_headings_in_capitals(const std::vector<Piece>& pieces, std::size_t front) {
    constexpr std::size_t kLongest = 12;  // words
    return std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(front), pieces.end(), [](const Piece& piece) {
        return !piece.kind && piece.block_start && piece.block_end && piece.marker.style == Style::None && is_all_capitals(piece.text) && count_words(piece.text) <= kLongest;
    });
}

std::string form_of(const Piece& piece) {
    std::string form;
    for (const std::string& word : words_of(numbered_text(piece))) form += word + " ";
    return form;
}

// A running title stands beside the symbol and the page number.
std::string without_numbers(const Piece& piece) {
    std::string form;
    std::string_view text = piece.text;
    for (text = trim(text); !text.empty(); text = trim(text.substr(first_word(text).size()))) {
        const std::string_view word = first_word(text);
        if (word.find('/') != std::string_view::npos || word.find_first_of("0123456789") == 0) continue;
        for (const std::string& part : words_of(word)) form += part + " ";
    }
    return form;
}

// A title may fill several lines of its block: who, what, and the period. Joins them; where the title stands then.
std::size_t join_title(std::vector<Piece>& pieces, std::size_t best, std::size_t& front, const Words& words) {
    constexpr std::size_t kMaxLines = 5;
    std::size_t begin = best, end = best;
    while (begin > 0 && !pieces[begin].block_start) --begin;
    while (end + 1 < front && !pieces[end].block_end) ++end;
    const auto is_line = [&](const Piece& piece) {
        return !piece.kind && !words.begins(Role::Imprint, fold(piece.text)) && !is_closed(piece.text) && !is_form_line(piece.text) && piece.marker.style == Style::None && piece.hint == read::Hint::None;
    };
    // Where and when is another matter than what and for which period.
    const auto is_place_and_date = [&](const Piece& piece) {
        return piece.text.find(", ") != std::string::npos && is_date_line(piece.text, words) && !names_report(piece.text, words);
    };
    while (end > best && is_place_and_date(pieces[end])) --end;
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(begin), last = pieces.begin() + static_cast<std::ptrdiff_t>(end);
    if (begin == end || end - begin >= kMaxLines || !std::all_of(first, last + 1, is_line)) return best;
    for (auto line = first + 1; line <= last; ++line) {
        const std::size_t shift = first->text.size() + 1;
        first->text += " " + line->text;
        for (read::NoteMark& mark : line->marks) first->marks.push_back({mark.at + shift, mark.label});
        first->lines.back().last = std::max(first->lines.back().last, line->lines.back().last);
        first->strong = first->strong && line->strong;
    }
    first->block_end = true;
    pieces.erase(first + 1, last + 1);
    front -= end - begin;
    return begin;
}

}  // namespace

void find_title(std::vector<Piece>& pieces, const Words& words) {
    std::size_t front = 0;
    while (front < pieces.size() && front < kMaxFront && (could_be_letterhead_row(pieces, front) || !is_body(pieces[front], words)) &&
           !opens_text(pieces, front))
        ++front;
    if (front == kMaxFront) return;  // no first page at all

    // The title itself runs at the head of the pages: where it comes first, it may still be the title.
    std::set<std::string> first;
    for (std::size_t i = 0; i < front; ++i)
        if (pieces[i].runs && first.insert(form_of(pieces[i])).second) pieces[i].kind.reset();

    std::unordered_map<std::string, int> forms;
    for (const Piece& piece : pieces)
        if (piece.text.size() < 400) ++forms[form_of(piece)];

    std::size_t best = kNowhere;
    int best_score = 0;
    for (std::size_t i = 0; i < front; ++i) {
        if (pieces[i].kind || pieces[i].marker.style == Style::Bullet) continue;
        const int score = title_score(pieces[i], forms[form_of(pieces[i])] > 1, words) + (i == 0 ? kFirst : 0);
        if (best == kNowhere || score > best_score) best = i, best_score = score;
    }
    if (best != kNowhere && best_score <= kNoTitle) best = kNowhere;
    if (best == kNowhere) {
        // A format that names a first heading is believed.
        if (pieces.empty() || pieces.front().hint != read::Hint::Heading || pieces.front().hint_level != 1) return;
        best = 0;
    }
    best = join_title(pieces, best, front, words);
    for (std::size_t i = 0; i < best; ++i)
        if (is(pieces[i], Kind::TableRow)) pieces[i].kind = Kind::Furniture;
    Piece& title = pieces[best];
    title.kind = Kind::Heading;
    title.title = true;

    // The line directly above the text may be its first heading.
    const std::size_t above = front > 0 && front < pieces.size() ? front - 1 : kNowhere;
    const bool heads_text = above != kNowhere && above > best && !pieces[above].kind && is_closed(pieces[front].text) && count_words(pieces[front].text) >= 6 &&
                            pieces[above].block_start && title_score(pieces[above], false, words) >= 0 &&
                            (!is_all_capitals(pieces[above].text) || has_headings_in_capitals(pieces, front)) && !names_organisation(fold(pieces[above].text), words);
    const std::string form = form_of(title), bare = without_numbers(title);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (piece.kind || i == best) continue;
        const bool heading_below = i > best && piece.hint == read::Hint::Heading;
        if (i < front && piece.marker.style != Style::Bullet && !heading_below && !(heads_text && i == above)) {
            piece.kind = Kind::Furniture;
        } else if (piece.text.size() < 400 && count_words(piece.text) >= 2) {
            // Again whole, or cut short at the head of a page.
            const std::string again = form_of(piece);
            const bool beside_numbers = without_numbers(piece) == bare && bare.size() > 12;
            if (again == form || beside_numbers || (count_words(piece.text) >= 5 && !is_closed(piece.text) && form.starts_with(again))) piece.kind = Kind::Furniture;
        }
    }
}

}  // namespace travaux::structure
