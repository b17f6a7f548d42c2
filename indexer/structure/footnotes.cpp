#include "indexer/structure/letters.hpp"
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
    if (head.label.empty() && piece.marker.style == Style::None) {
        std::size_t end = 0;
        while (end < text.size() && end < 4 && is_digit(text[end])) ++end;
        if (end > 0 && end < 4 && end < text.size() && (text[end] == ' ' || text[end] == '\t') && starts_upper_or_digit(text.substr(end)))
            head = {std::string(text.substr(0, end)), end, false, false};
    }
    while (!head.label.empty() && head.length < text.size() && (text[head.length] == ' ' || text[head.length] == '\t')) ++head.length;
    return head;
}

/// A number in the text that may be a mark: "[2]", or what a converter left of a raised one, "Group1" and "agenda.2".
struct Carried {
    std::size_t at = 0, length = 0;
    std::string label;
};

std::vector<Carried> bracketed_numbers(std::string_view text) {
    std::vector<Carried> found;
    for (std::size_t at = text.find('[', 1); at != std::string_view::npos; at = text.find('[', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && end < at + 5 && is_digit(text[end])) ++end;
        if (end > at + 1 && end < text.size() && text[end] == ']') found.push_back({at, end + 1 - at, std::string(text.substr(at + 1, end - at - 1))});
    }
    return found;
}

std::vector<Carried> glued_numbers(std::string_view text) {
    std::vector<Carried> found;
    std::size_t word = 0;  // where the current word begins
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at - 1] == ' ') word = at;
        if (!is_digit(text[at]) || is_digit(text[at - 1])) continue;
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string_view head = text.substr(word, at - word);
        const char before = text[at - 1];
        const bool letter = before >= 'a' && before <= 'z' && head.size() > 2;
        const bool sign = std::string_view(".,;:)\"").find(before) != std::string_view::npos && head.size() > 4 && !is_digit(head[head.size() - 2]);
        const bool quote = head.ends_with("”") || head.ends_with("’") || head.ends_with("»");
        const bool over = end == text.size() || std::string_view(" ,.;:)").find(text[end]) != std::string_view::npos;
        // Symbols and addresses have numbers of their own.
        const bool plain = head.find_first_of("/@_=#") == std::string_view::npos && !std::ranges::any_of(head, is_digit);
        if ((letter || sign || quote) && over && plain && end - at <= 2) found.push_back({at, end - at, std::string(text.substr(at, end - at))});
        at = end - 1;
    }
    return found;
}

void take_mark_out(Piece& piece, const Carried& mark) {
    piece.text.erase(mark.at, mark.length);
    for (read::NoteMark& other : piece.marks)
        if (other.at > mark.at) other.at -= std::min(mark.length, other.at - mark.at);
    const auto place = std::ranges::find_if(piece.marks, [&](const read::NoteMark& other) { return other.at > mark.at; });
    piece.marks.insert(place, {mark.at, mark.label});
}

void make_note(Piece& piece, const Head& head) {
    piece.kind = Kind::Footnote;
    piece.label = head.label;
    if (head.length == 0 && !piece.marks.empty() && piece.marks.front().at == 0) piece.marks.erase(piece.marks.begin());
    piece.text.erase(0, head.length);
    for (read::NoteMark& mark : piece.marks) mark.at -= std::min(mark.at, head.length);
    piece.marker = {};
}

}  // namespace

void find_footnotes(std::vector<Piece>& pieces) {
    std::map<std::string, std::size_t> marked, in_brackets;   // labels of marks in the text, with the first piece that has them
    std::map<std::string, std::vector<std::size_t>> glued;    // label -> pieces with that number glued to a word, ascending
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::string_view text = pieces[i].text;
        for (const read::NoteMark& mark : pieces[i].marks)
            if (mark.at > 0) marked.emplace(mark.label, i);
        for (const Carried& mark : bracketed_numbers(text)) in_brackets.emplace(mark.label, i);
        for (const Carried& mark : glued_numbers(text)) glued[mark.label].push_back(i);
        if (text.ends_with('*') || text.find("* ") != std::string_view::npos) marked.emplace("*", i);
    }

    std::set<std::string> sections;                    // numbers of chapters that have numbered sections
    for (const Piece& piece : pieces)
        if (piece.marker.style == Style::Dotted) sections.insert(piece.marker.series);
    std::set<std::string> bracketed;                   // labels of notes that are marked so
    std::vector<std::pair<std::string, std::size_t>> plain;  // notes known by glued numbers: label, and where they stand
    int last_plain = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (piece.kind || piece.hint == read::Hint::Heading || piece.hint == read::Hint::ListItem) continue;
        const Head head = head_of(piece);
        if (piece.hint == read::Hint::Footnote) {
            make_note(piece, head);
            continue;
        }
        if (head.label.empty()) continue;
        const bool number = is_digit(head.label.front());
        // "2 Findings" is a heading where 2.1 follows, whatever mark 2 may stand above it.
        const bool counts_on = number && std::stoi(head.label) == last_plain + 1 && !sections.contains(head.label);
        const auto mark = (head.bracketed ? in_brackets : marked).find(head.label);
        const bool known = mark != (head.bracketed ? in_brackets : marked).end();
        if (head.certain || (known && (head.bracketed || !number || (counts_on && mark->second < i)))) {
            if (head.bracketed) bracketed.insert(head.label);
            make_note(piece, head);
            if (number) last_plain = std::stoi(head.label);
            continue;
        }
        // Without a seen mark a bare number heads a note only where it counts on and a word above it carries it.
        if (!counts_on) continue;
        const auto carriers = glued.find(head.label);
        if (carriers == glued.end() || carriers->second.front() >= i) continue;
        make_note(piece, head);
        ++last_plain;
        plain.emplace_back(head.label, i);
    }

    if (!bracketed.empty())
        for (Piece& piece : pieces) {
            std::vector<Carried> marks = bracketed_numbers(piece.text);
            for (std::size_t n = marks.size(); n-- > 0;)
                if (bracketed.contains(marks[n].label)) take_mark_out(piece, marks[n]);
        }
    // Marks stand in the order of their notes: each is the first behind the one before it.
    std::size_t from = 0;
    for (const auto& [label, note] : plain) {
        const std::vector<std::size_t>& carriers = glued[label];
        auto carrier = std::ranges::lower_bound(carriers, from);
        if (carrier == carriers.end() || *carrier >= note) carrier = carriers.begin();
        for (const Carried& mark : glued_numbers(pieces[*carrier].text))
            if (mark.label == label) {
                take_mark_out(pieces[*carrier], mark);
                break;
            }
        from = *carrier;
    }
    // "* Available in English only" leaves its star in the text that refers to it.
    const bool starred = std::ranges::any_of(pieces, [](const Piece& note) { return is(note, Kind::Footnote) && note.label == "*"; });
    for (Piece& piece : pieces) {
        if (!starred || is(piece, Kind::Footnote) || !piece.text.ends_with('*')) continue;
        piece.text.pop_back();
        piece.marks.push_back({piece.text.size(), "*"});
    }
}

}  // namespace travaux::structure
