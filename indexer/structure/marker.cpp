#include "indexer/structure/marker.hpp"

#include "indexer/structure/letters.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace travaux::structure {
namespace {

// The last five are the bullets of symbol fonts, as word processors leave them behind.
constexpr std::array<std::string_view, 22> kBullets{
    "-", "–", "—", "•", "*", "·", "▪", "◦", "‣", "○", "●", "■", "□", "➢", "►", "✓", "−",
    "\uF0B7", "\uF0A7", "\uF0D8", "\uF0FC", "\uF0B0"};
// Longer numbers at a line's head are years or amounts.
constexpr std::size_t kMaxDigits = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t blanks_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        if (text[end] == ' ' || text[end] == '\t') ++end;
        else if (text.substr(end, 2) == "\u00A0") end += 2;
        else break;
    }
    return end - at;
}

int roman_value(std::string_view text) {
    static constexpr std::array<std::pair<char, int>, 5> kDigits{{{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}}};
    int sum = 0, previous = 0;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(*c)));
        const auto digit = std::ranges::find(kDigits, lower, &std::pair<char, int>::first);
        if (digit == kDigits.end()) return 0;
        sum += digit->second < previous ? -digit->second : digit->second;
        previous = std::max(previous, digit->second);
    }
    return sum;
}

std::string roman_numeral(int value, bool upper) {
    static constexpr std::array<std::pair<int, const char*>, 9> kParts{
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string text;
    for (const auto& [part, letters] : kParts)
        for (; value >= part; value -= part) text += letters;
    if (upper) std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// A whole component: digits, a letter, or a roman number in one case.
std::optional<Marker> component(std::string_view text) {
    Marker marker;
    if (text.empty()) return std::nullopt;
    if (std::ranges::all_of(text, is_digit)) {
        if (text.size() > kMaxDigits) return std::nullopt;
        marker.style = Style::Decimal;
        for (const char c : text) marker.value = marker.value * 10 + (c - '0');
        return marker;
    }
    if (!std::ranges::all_of(text, is_ascii_letter)) return std::nullopt;
    const bool upper = text.front() < 'a';
    if (std::ranges::any_of(text, [&](char c) { return (c < 'a') != upper; })) return std::nullopt;
    const int roman = roman_value(text);
    const bool canonical = roman > 0 && roman_numeral(roman, upper) == text;
    if (text.size() == 1) {
        marker.style = upper ? Style::UpperLetter : Style::LowerLetter;
        marker.value = std::tolower(static_cast<unsigned char>(text.front())) - 'a' + 1;
        marker.roman = canonical ? roman : 0;
        return marker;
    }
    if (canonical) {
        marker.style = upper ? Style::UpperRoman : Style::LowerRoman;
        marker.value = marker.roman = roman;
        return marker;
    }
    if (text.size() == 2 && text[0] == text[1]) {
        marker.style = upper ? Style::UpperLetter : Style::LowerLetter;
        marker.value = 26 + std::tolower(static_cast<unsigned char>(text.front())) - 'a' + 1;
        return marker;
    }
    return std::nullopt;
}

// "1°", "2º)", "3°."
std::size_t ring_at(std::string_view line, std::size_t at) {
    const std::string_view rest = line.substr(at);
    if (!rest.starts_with("°") && !rest.starts_with("º")) return 0;
    const std::size_t ring = std::string_view("°").size();
    return rest.size() > ring && (rest[ring] == ')' || rest[ring] == '.') ? ring + 1 : ring;
}

// ")Developing" of "ii)Developing": a tab that the page had no room for, or nobody typed.
bool opens_sentence(std::string_view rest) {
    const bool upper = rest.size() > 2 && rest[0] == ')' && rest[1] >= 'A' && rest[1] <= 'Z';
    return upper && ((rest[2] >= 'a' && rest[2] <= 'z') || rest[2] == ' ');
}

// "12.", "12)", "(12)", "a.", "iii)", "2.1", "3.iii", "12" before two blanks; then a blank.
Marker number_at(std::string_view line) {
    std::size_t at = 0;
    const bool bracket = !line.empty() && line.front() == '(';
    if (bracket) ++at;
    std::size_t last = at, first_end = std::string_view::npos;
    int parts = 0;
    std::size_t end = at;
    while (end < line.size() && (is_digit(line[end]) || is_ascii_letter(line[end]))) {
        last = end;
        while (end < line.size() && (is_digit(line[end]) || is_ascii_letter(line[end]))) ++end;
        if (end - last > 6) return {};
        ++parts;
        if (parts == 1) first_end = end;
        if (!component(line.substr(last, end - last))) return {};
        const bool more = end + 1 < line.size() && line[end] == '.' && (is_digit(line[end + 1]) || is_ascii_letter(line[end + 1]));
        if (!more || bracket) break;
        ++end;
    }
    if (parts == 0 || parts > 6) return {};
    const std::string_view number = line.substr(at, end - at);
    const bool starts_with_digit = is_digit(number.front()) || component(line.substr(at, first_end - at))->roman > 0 ||
                                   (number.front() >= 'A' && number.front() <= 'Z');
    const bool all_small = std::ranges::all_of(number, [](char c) { return c == '.' || (c >= 'a' && c <= 'z'); });
    if (parts > 1 && (!starts_with_digit || all_small)) return {};  // "e.g.", "i.e."
    const bool initials = std::ranges::none_of(number, is_digit) && component(line.substr(at, first_end - at))->roman == 0;
    if (parts > 1 && initials) return {};  // "P.O. Box"
    std::size_t closed = end;
    if (bracket) {
        if (closed >= line.size() || line[closed] != ')') return {};
        ++closed;
    } else if (const std::size_t ring = parts == 1 && is_digit(number.front()) ? ring_at(line, closed) : 0; ring > 0) {
        closed += ring;
    } else if (closed < line.size() && (line[closed] == '.' || line[closed] == ')')) {
        ++closed;
        if (closed < line.size() && line[closed - 1] == '.' && (line[closed] == ')' || line[closed] == '-')) ++closed;  // "1.)"
    } else if (parts == 1) {
        // A bare number counts where a wide gap follows, as in a column of paragraph numbers.
        if (!is_digit(number.front()) || blanks_at(line, closed) < 2) {
            if (closed >= line.size() || line[closed] != '\t') return {};
        }
    }
    const std::size_t gap = blanks_at(line, closed);
    if (gap == 0 && closed < line.size() && !opens_sentence(line.substr(closed - 1))) return {};
    if (closed + gap >= line.size()) return {};  // nothing stands behind it
    const bool dotted = parts > 1;
    if (dotted && closed == end && !is_digit(number.front()) && is_ascii_letter(number.back()) && number.size() > 5) return {};
    Marker marker = *component(line.substr(last, end - last));
    if (dotted) {
        // "09.30 – 10.00 Opening", "9.30-10.00"
        const std::size_t dash = line.substr(closed + gap).find_first_not_of("–—- \u00A0");
        const bool span = closed == end && dash != std::string_view::npos && dash > 0 && is_digit(line[closed + gap + dash]);
        if (number.front() == '0' || span) return {};
        // "3.5 million": a decimal fraction has one point, no closing sign and a small letter behind it.
        if (closed == end && starts_lower(line.substr(closed + gap))) return {};
        marker.series = std::string(line.substr(at, last - 1 - at));
        marker.style = Style::Dotted;
        marker.roman = 0;
    }
    marker.printed = std::string(line.substr(0, closed));
    marker.length = closed + gap;
    return marker;
}

std::size_t bullet_at(std::string_view line) {
    for (const std::string_view bullet : kBullets)
        if (line.size() > bullet.size() && line.substr(0, bullet.size()) == bullet && blanks_at(line, bullet.size()) > 0)
            return bullet.size();
    return 0;
}

// "Objective 1: ...", "Recommandation n° 3 – ...", "Article 2"
Marker word_label_at(std::string_view line, const Words& words) {
    constexpr std::size_t kLongestLabel = 40;
    std::size_t blank = line.find(' ');
    for (int word = 0; word < 3 && blank != std::string_view::npos && blank < kLongestLabel; ++word) {
        const std::string name = fold(line.substr(0, blank));
        const bool item = words.is(Role::ItemLabel, name);
        const bool heading = words.is(Role::HeadingLabel, name);
        if (item || heading) {
            std::size_t at = blank + blanks_at(line, blank);
            for (const std::string_view sign : {"No. ", "no. ", "n° ", "n°", "nº ", "nº", "N° ", "Nº ", "#"})
                if (line.substr(at, sign.size()) == sign) {
                    at += sign.size();
                    break;
                }
            std::size_t end = at;
            while (end < line.size() && (is_digit(line[end]) || is_ascii_letter(line[end]))) ++end;
            const std::size_t dot = end;
            if (end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1])) {
                ++end;
                while (end < line.size() && is_digit(line[end])) ++end;
            }
            std::optional<Marker> marker = end - at <= 6 && end > at ? component(line.substr(at, dot - at)) : std::nullopt;
            if (!marker) {  // "Priority" of "Priority area 3"
                blank = line.find(' ', blank + 1);
                continue;
            }
            const std::string_view rest = line.substr(end);
            const bool closes = rest.empty() || rest.front() == ':' || rest.front() == '.' || rest.front() == ')' ||
                                rest.rfind(" –", 0) == 0 || rest.rfind(" —", 0) == 0 || rest.rfind(" - ", 0) == 0 ||
                                rest.rfind(" :", 0) == 0 || rest.rfind("\u00A0:", 0) == 0;
            if (!closes) return {};
            marker->style = Style::Word;
            if (marker->roman > 0) marker->value = marker->roman;
            marker->series = name;
            marker->printed = std::string(line.substr(0, end));
            marker->length = 0;
            return *marker;
        }
        blank = line.find(' ', blank + 1);
    }
    return {};
}

}  // namespace

Marker parse_marker(std::string_view line, const Words& words) {
    const std::size_t bullet = bullet_at(line);
    const std::size_t skip = bullet == 0 ? 0 : bullet + blanks_at(line, bullet);
    const std::string_view rest = line.substr(skip);
    Marker marker = number_at(rest);
    if (marker.style == Style::None) marker = word_label_at(rest, words);
    if (bullet > 0) {
        marker.bullet = std::string(line.substr(0, bullet));
        if (marker.style == Style::None) {
            marker.style = Style::Bullet;
            marker.printed = marker.bullet;
        }
        marker.length += skip;
    }
    return marker;
}

std::string bare_number(const Marker& marker) {
    if (marker.style == Style::Bullet || marker.style == Style::None) return {};
    std::string_view number = marker.printed;
    if (marker.style == Style::Word) return std::string(number);
    while (!number.empty() && number.front() == '(') number.remove_prefix(1);
    while (!number.empty() && (number.back() == ')' || number.back() == '.' || number.back() == '-')) number.remove_suffix(1);
    if (number.ends_with("°") || number.ends_with("º")) number.remove_suffix(std::string_view("°").size());
    return std::string(number);
}

std::vector<std::size_t> numbers_inside(const Marker& marker, std::string_view text) {
    std::vector<std::size_t> places;
    if (!is_numbered(marker) || marker.style == Style::Word || marker.style == Style::Dotted || (marker.value != 1 && marker.roman != 1)) return places;
    const std::string number = bare_number(marker);
    const std::size_t begin = marker.printed.find(number);
    const std::string opening = marker.printed.substr(0, begin), sign = marker.printed.substr(begin + number.size());
    // A full stop alone ends sentences: "2." inside a text is no evidence.
    if (sign.find(')') == std::string::npos) return places;
    const bool roman = marker.roman == 1;
    for (int value = 2; value <= 26; ++value) {
        const std::string next = marker.style == Style::Decimal ? std::to_string(value)
                                 : roman ? roman_numeral(value, number.front() < 'a')
                                         : std::string(1, static_cast<char>(number.front() + value - 1));
        const std::size_t from = places.empty() ? 0 : places.back();
        std::size_t found = std::string_view::npos, length = 0;
        for (const std::string_view before : {"; ", ", ", "; and ", "; et ", "; y ", " and ", " et ", " y "})
            if (const std::size_t at = text.find(std::string(before) + opening + next + sign + " ", from); at < found)
                found = at, length = before.size();
        if (found == std::string_view::npos) break;
        places.push_back(found + length);
    }
    return places;
}

bool is_bullet(std::string_view text) { return std::ranges::find(kBullets, text) != kBullets.end(); }

bool is_lone_number(std::string_view text, const Words& words) {
    constexpr std::size_t kLongest = 6;  // "XVIII."
    if (text.size() > kLongest || !(text.ends_with('.') || text.ends_with(')'))) return false;
    return parse_marker(std::string(text) + " x", words).length == text.size() + 1;
}

void read_as_roman(Marker& marker) {
    if (marker.style == Style::LowerLetter) marker.style = Style::LowerRoman;
    if (marker.style == Style::UpperLetter) marker.style = Style::UpperRoman;
    marker.value = marker.roman;
}

bool is_numbered(const Marker& marker) { return marker.style != Style::None && marker.style != Style::Bullet; }

}  // namespace travaux::structure
