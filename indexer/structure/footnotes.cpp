#include "indexer/structure/letters.hpp"
#include "indexer/structure/note_marks.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>

namespace travaux::structure {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 10> kSuperscripts{{{"⁰", '0'}, {"¹", '1'}, {"²", '2'}, {"³", '3'}, {"⁴", '4'},
                                                                           {"⁵", '5'}, {"⁶", '6'}, {"⁷", '7'}, {"⁸", '8'}, {"⁹", '9'}}};
constexpr std::array<std::string_view, 6> kSigns{"***", "**", "*", "†", "‡", "§"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

struct Head {
    std::string label;
    std::size_t length = 0;  // bytes of the text
    bool certain = false;    // can only be the head of a note
    bool bracketed = false;
};

// "¹ Text", "[1] Text", "* Text", "1 Text", "1. Text" (whose marker was taken), and a mark read off the head.
Head head_of(const Piece& piece) {
    Head head;
    const std::string_view text = piece.text;
    if (!piece.marks.empty() && piece.marks.front().at == 0 && piece.marker.style == Style::None)
        return {piece.marks.front().label, 0, true, false};
    for (bool more = true; more;) {
        more = false;
        for (const auto& [sign, digit] : kSuperscripts)
            if (text.substr(head.length, sign.size()) == sign) {
                head.label += digit;
                head.length += sign.size();
                more = true;
            }
    }
    head.certain = !head.label.empty();
    if (!head.certain && text.size() > 3 && text.front() == '[' && is_digit(text[1])) {
        const std::size_t end = text.find(']');
        if (end != std::string_view::npos && end <= 5 && std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end), is_digit))
            head = {std::string(text.substr(1, end - 1)), end + 1, false, true};
    }
    if (head.label.empty())
        for (const std::string_view sign : kSigns)
            if (text.substr(0, sign.size()) == sign) {
                head = {std::string(sign), sign.size(), false, false};
                break;
            }
    if (head.label.empty() && piece.marker.style == Style::Bullet && piece.marker.printed == "*") head = {"*", 0, false, false};
    // "1    See ...", whose number was taken for a paragraph's
    if (head.label.empty() && piece.marker.style == Style::Decimal && is_digits(piece.marker.printed)) head = {piece.marker.printed, 0, false, false};
    if (head.label.empty() && piece.marker.style == Style::None) {
        std::size_t end = 0;
        while (end < text.size() && end < 4 && is_digit(text[end])) ++end;
        if (end > 0 && end < 4 && end < text.size() && (text[end] == ' ' || text[end] == '\t') && starts_upper_or_digit(text.substr(end)))
            head = {std::string(text.substr(0, end)), end, false, false};
    }
    while (!head.label.empty() && head.length < text.size() && (text[head.length] == ' ' || text[head.length] == '\t')) ++head.length;
    return head;
}

void make_note(Piece& piece, const Head& head) {
    piece.kind = Kind::Footnote;
    piece.label = head.label;
    if (head.length == 0 && !piece.marks.empty() && piece.marks.front().at == 0) piece.marks.erase(piece.marks.begin());
    piece.text.erase(0, head.length);
    for (read::NoteMark& mark : piece.marks) mark.at -= std::min(mark.at, head.length);
    piece.marker = {};
}

// "1" on a line of its own above its note, as a raised number that a converter set apart.
bool is_lone_label(const std::vector<Piece>& pieces, std::size_t index) {
    constexpr std::size_t kLongest = 3;
    const Piece& piece = pieces[index];
    if (!is_digits(piece.text) || piece.text.size() > kLongest || piece.text.front() == '0' || piece.marker.style != Style::None || index + 1 == pieces.size()) return false;
    const Piece& next = pieces[index + 1];
    const bool free = !next.kind || (is(next, Kind::Furniture) && !next.block_start);  // a symbol alone, or words below many pages
    return (!piece.kind || is(piece, Kind::Furniture)) && free && !next.after_page_break && next.marker.style == Style::None && !is_digits(next.text);
}

// What stands below a rule, up to the end of its page.
std::vector<bool> below_rules(const std::vector<Piece>& pieces) {
    std::vector<bool> below(pieces.size(), false);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].below_rule) continue;
        std::size_t end = i;
        bool labelled = false;
        for (; end < pieces.size(); ++end) {
            const Piece& piece = pieces[end];
            const bool lone = is_lone_label(pieces, end), behind_lone = end > i && is_lone_label(pieces, end - 1);
            if ((end > i && piece.after_page_break) || (is(piece, Kind::Furniture) && !lone && !behind_lone)) break;
            labelled = labelled || lone || !head_of(piece).label.empty();
        }
        // A rule may part other things.
        if (labelled) std::fill(below.begin() + static_cast<std::ptrdiff_t>(i), below.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    return below;
}

// Marks that readers took out, and what else may be one, by label with the pieces that have it, ascending.
struct Marks {
    std::map<std::string, std::size_t> taken, in_brackets;  // the first piece only
    std::map<std::string, std::vector<std::size_t>> glued, spaced;

    Marks(const std::vector<Piece>& pieces, const Words& words) {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::string_view text = pieces[i].text;
            for (const read::NoteMark& mark : pieces[i].marks)
                if (mark.at > 0) taken.emplace(mark.label, i);
            for (const Carried& mark : bracketed_numbers(text)) in_brackets.emplace(mark.label, i);
            for (const Carried& mark : glued_numbers(text)) glued[mark.label].push_back(i);
            for (const Carried& mark : spaced_numbers(text, words)) spaced[mark.label].push_back(i);
            if (text.ends_with('*') || text.find("* ") != std::string_view::npos) taken.emplace("*", i);
        }
    }

    static bool has_before(const std::map<std::string, std::vector<std::size_t>>& places, const std::string& label, std::size_t index) {
        const auto found = places.find(label);
        return found != places.end() && found->second.front() < index;
    }

    bool is_taken(const Head& head) const { return (head.bracketed ? in_brackets : taken).contains(head.label); }
    bool is_taken_before(const Head& head, std::size_t index) const {
        const auto found = taken.find(head.label);
        return found != taken.end() && found->second < index;
    }
};

/// A note whose mark stands in the text as a number: label, and its piece.
using Note = std::pair<std::string, std::size_t>;

// Marks stand in the order of their notes: each is the first behind the one before it.
void take_numbers_out(std::vector<Piece>& pieces, const std::vector<Note>& notes, Marks& marks, const Words& words) {
    std::size_t from = 0;
    for (const auto& [label, note] : notes) {
        for (auto [places, find] : {std::pair{&marks.glued, false}, std::pair{&marks.spaced, true}}) {
            const std::vector<std::size_t>& carriers = (*places)[label];
            auto carrier = std::ranges::lower_bound(carriers, from);
            if (carrier == carriers.end() || *carrier >= note) carrier = carriers.begin();
            if (carrier == carriers.end() || *carrier >= note) continue;
            const std::string_view text = pieces[*carrier].text;
            const std::vector<Carried> found = find ? spaced_numbers(text, words) : glued_numbers(text);
            const auto mark = std::ranges::find(found, label, &Carried::label);
            if (mark == found.end()) continue;
            take_mark_out(pieces[*carrier], *mark);
            from = *carrier;
            break;
        }
    }
}

}  // namespace

void find_footnotes(std::vector<Piece>& pieces, const Words& words) {
    Marks marks(pieces, words);
    const std::vector<bool> below = below_rules(pieces);
    std::set<std::string> sections;                    // numbers of chapters that have numbered sections
    for (const Piece& piece : pieces)
        if (piece.marker.style == Style::Dotted) sections.insert(piece.marker.series);
    std::set<std::string> bracketed;                   // labels of notes that are marked so
    std::vector<Note> plain;
    std::vector<bool> gone(pieces.size(), false);
    int last_plain = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const bool lone = is_lone_label(pieces, i);
        if ((piece.kind && !lone) || piece.hint == read::Hint::Heading || piece.hint == read::Hint::ListItem) continue;
        const Head head = lone ? Head{piece.text, 0, false, false} : head_of(piece);
        if (piece.hint == read::Hint::Footnote) {
            make_note(piece, head);
            continue;
        }
        if (head.label.empty()) {
            if (below[i] && piece.marker.style == Style::None && starts_upper_or_digit(piece.text)) piece.kind = Kind::Footnote;
            continue;
        }
        const bool number = is_digit(head.label.front());
        // "2 Findings" is a heading where 2.1 follows, whatever mark 2 may stand above it.
        const bool counts_on = number && std::stoi(head.label) == last_plain + 1 && !sections.contains(head.label);
        if (!lone && (head.certain || (marks.is_taken(head) && (head.bracketed || !number || (counts_on && marks.is_taken_before(head, i)))))) {
            if (head.bracketed) bracketed.insert(head.label);
            make_note(piece, head);
            if (number) last_plain = std::stoi(head.label);
            continue;
        }
        // Without a seen mark a bare number heads a note only below a rule, or where it counts on and a word above it carries it.
        const std::size_t note = lone ? i + 1 : i;
        const bool set_apart = lone ? !pieces[note].block_start && !pieces[note].kind : piece.marker.style == Style::Decimal;
        const bool is_note_text = is_closed(pieces[note].text) || ends_in_address(pieces[note].text);
        const bool carried = counts_on && (Marks::has_before(marks.glued, head.label, i) || marks.is_taken_before(head, i) ||
                                           (set_apart && is_note_text && Marks::has_before(marks.spaced, head.label, i)));
        if (!number || !(below[i] || (carried && (!lone || set_apart)))) continue;
        if (lone) {
            pieces[note].lines.insert(pieces[note].lines.begin(), piece.lines.begin(), piece.lines.end());
            gone[i] = true;
        }
        make_note(pieces[note], {head.label, lone ? 0 : head.length, false, false});
        last_plain = std::stoi(head.label);
        plain.emplace_back(head.label, note);
        i = note;
    }

    if (!bracketed.empty())
        for (Piece& piece : pieces) {
            std::vector<Carried> found = bracketed_numbers(piece.text);
            for (std::size_t n = found.size(); n-- > 0;)
                if (bracketed.contains(found[n].label)) take_mark_out(piece, found[n]);
        }
    take_numbers_out(pieces, plain, marks, words);
    // "* Available in English only" leaves its star in the text that refers to it.
    const bool starred = std::ranges::any_of(pieces, [](const Piece& note) { return is(note, Kind::Footnote) && note.label == "*"; });
    for (Piece& piece : pieces) {
        if (!starred || is(piece, Kind::Footnote) || !piece.text.ends_with('*')) continue;
        piece.text.pop_back();
        piece.marks.push_back({piece.text.size(), "*"});
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!gone[i]) {
            if (kept != i) pieces[kept] = std::move(pieces[i]);
            ++kept;
        }
    pieces.resize(kept);
}

}  // namespace travaux::structure
