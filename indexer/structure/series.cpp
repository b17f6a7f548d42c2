#include "indexer/structure/letters.hpp"
#include "indexer/structure/stages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace travaux::structure {
namespace {

// A number may be missing where a page was lost; more than this is another series.
constexpr int kMaxGap = 2;
// Open series of one style that a number may count on in: nesting is never deeper.
constexpr std::size_t kMaxOpen = 8;

bool looks_like_heading(const Piece& piece) {
    return piece.hint == read::Hint::Heading || (count_words(piece.text) <= 25 && !is_closed(piece.text) && ending(piece.text) != ',');
}

struct Key {
    Style style;
    std::string prefix;
    auto operator<=>(const Key&) const = default;
};

Style roman_of(Style letter) { return letter == Style::LowerLetter || letter == Style::LowerRoman ? Style::LowerRoman : Style::UpperRoman; }

class Finder {
public:
    explicit Finder(Draft& draft) : draft_(draft) {}

    void add(std::size_t index) {
        Piece& piece = draft_.pieces[index];
        Marker& marker = piece.marker;
        const bool letter = marker.style == Style::LowerLetter || marker.style == Style::UpperLetter;
        if (letter && marker.roman > 0) {
            const std::size_t next_roman = following(index, roman_of(marker.style), marker.roman + 1);
            const std::size_t next_letter = following(index, marker.style, marker.value + 1);
            const bool roman_follows = next_roman < next_letter, letter_follows = next_letter < next_roman;
            const int as_letter = roman_follows ? -1 : continued({marker.style, marker.series}, marker.value, piece);
            const int as_roman = letter_follows ? -1 : continued({roman_of(marker.style), marker.series}, marker.roman, piece);
            // The later of two series that could go on is the one that is being counted.
            if ((roman_follows && marker.roman == 1) || as_roman > as_letter || (as_roman < 0 && as_letter < 0 && marker.roman == 1)) read_as_roman(marker);
        }
        const Key key{marker.style, marker.series};
        int found = continued(key, marker.value, piece);
        if (found < 0) {
            found = static_cast<int>(draft_.series.size());
            draft_.series.push_back({{}, marker.style, marker.series, 0, false});
            std::vector<int>& open = open_[key];
            if (open.size() == kMaxOpen) open.erase(open.begin());
            open.push_back(found);
        }
        Series& series = draft_.series[static_cast<std::size_t>(found)];
        series.members.push_back(index);
        series.last = marker.value;
        series.heading_like = looks_like_heading(piece);
        piece.series = found;
    }

private:
    // Where this number comes behind a marker that is set like it, or kNowhere: (ii) or (j) behind (i).
    std::size_t following(std::size_t index, Style style, int value) const {
        constexpr std::size_t kFar = 32;  // pieces that an item may fill with its own
        const std::vector<Piece>& pieces = draft_.pieces;
        const Marker& here = pieces[index].marker;
        for (std::size_t i = index + 1; i < pieces.size() && i <= index + kFar; ++i) {
            const Marker& next = pieces[i].marker;
            if (is(pieces[i], Kind::Heading) && !is_numbered(next)) return kNowhere;
            const bool alike = next.series == here.series && next.printed.front() == here.printed.front() && next.printed.back() == here.printed.back();
            if (!is_numbered(next) || !alike) continue;
            if (next.value == 1 && next.roman == 0) return kNowhere;  // (a): another list
            if (next.style == style && next.value == value) return i;
            // A letter may be a roman number that was not read as one yet.
            if (next.roman == value && roman_of(next.style) == style) return i;
        }
        return kNowhere;
    }

    // The open series in which this value is next, or -1: alike ones first, then the latest.
    int continued(const Key& key, int value, const Piece& piece) const {
        const auto open = open_.find(key);
        if (open == open_.end() || value <= 1) return -1;
        int found = -1, best = -1;
        for (const int index : open->second) {
            const Series& series = draft_.series[static_cast<std::size_t>(index)];
            const int gap = value - series.last;
            if (gap < 1 || gap > 1 + kMaxGap) continue;
            const int fit = (gap == 1 ? 4 : 0) + (series.heading_like == looks_like_heading(piece) ? 2 : 0) +
                            (key.style == Style::Word ? 1 : 0);
            // Later ones win ties.
            if (fit >= best) found = index, best = fit;
        }
        return found;
    }

    Draft& draft_;
    std::map<Key, std::vector<int>> open_;
};

// "A. Smith" and "2012. The year" are words: a number that neither begins a series nor counts on.
bool is_stray(const Series& series, const Piece& piece) {
    if (series.members.size() > 1 || piece.hint == read::Hint::ListItem || !piece.marker.bullet.empty()) return false;
    const int value = piece.marker.value;
    const bool bracketed = piece.marker.printed.front() == '(' || piece.marker.printed.back() == ')';
    if (series.style == Style::Decimal || series.style == Style::Dotted) return value == 0;
    if (series.style == Style::Word || series.style == Style::UpperRoman || series.style == Style::LowerRoman) return false;
    return !bracketed && value != 1;
}

}  // namespace

// "2 Findings" above "2.1 Relevance": a number with no sign behind it is one where its subsections, or the number
// before it, say so.
void read_bare_numbers(std::vector<Piece>& pieces) {
    std::set<std::string> parents;
    for (const Piece& piece : pieces)
        if (piece.marker.style == Style::Dotted) parents.insert(piece.marker.series);
    if (parents.empty()) return;
    int last = 0;
    for (Piece& piece : pieces) {
        if (piece.kind || piece.marker.style != Style::None || !looks_like_heading(piece)) continue;
        const std::size_t end = piece.text.find_first_not_of("0123456789");
        if (end == 0 || end > 2 || end == std::string::npos || piece.text[end] != ' ' || !starts_upper_or_digit(piece.text.substr(end))) continue;
        const std::string number = piece.text.substr(0, end);
        const int value = std::stoi(number);
        if (value != 1 && value != last + 1) continue;
        if (!parents.contains(number) && value != last + 1) continue;
        piece.marker.style = Style::Decimal;
        piece.marker.value = value;
        piece.marker.printed = number;
        piece.text.erase(0, end + 1);
        for (read::NoteMark& mark : piece.marks) mark.at -= std::min(mark.at, end + 1);
        last = value;
    }
}

void find_series(Draft& draft) {
    draft.series.clear();
    Finder finder(draft);
    for (std::size_t i = 0; i < draft.pieces.size(); ++i) {
        Piece& piece = draft.pieces[i];
        piece.series = -1;
        if (is_numbered(piece.marker) && !stands_aside(piece) && !piece.title && !is(piece, Kind::Contents)) finder.add(i);
    }
    for (const Series& series : draft.series)
        if (Piece& first = draft.pieces[series.members.front()]; is_stray(series, first)) {
            give_marker_back(first);
            first.series = -1;
        }
}

}  // namespace travaux::structure
