#include "indexer/structure/layout.hpp"

#include "indexer/read/characters.hpp"
#include "indexer/structure/letters.hpp"
#include "indexer/structure/marker.hpp"

#include <algorithm>

namespace travaux::structure {
namespace {

// Columns between which hard-wrapped text is set: typewriters and mailers at 60 to 80, converters of office formats up to 130.
constexpr std::size_t kNarrowest = 35, kWidest = 140;

std::size_t width_of(const read::Line& line) {
    return count_columns(line.text) + static_cast<std::size_t>(std::max(0, line.indent));
}

// The next word would not have fitted into this line. Proportional type makes full lines uneven: a seventh less is full too.
bool is_full(const read::Line& line, const read::Line& next, std::size_t width) {
    const std::size_t blank = read::joins_without_blank(line.text, next.text) ? 0 : 1;
    return width_of(line) + blank + unbroken_columns(next.text) >= width - width / 7;
}

// Columns by which a first line of a paragraph is set in, at least.
constexpr int kSetIn = 3;

bool is_set_in(const read::Line& line, const read::Line& above) {
    return line.indent >= above.indent + kSetIn && starts_upper_or_digit(line.text);
}

// Lines set in between two that are not, several times in a report: its way to open a paragraph.
bool opens_paragraphs_set_in(const std::vector<read::Block>& blocks) {
    constexpr int kFewest = 3;
    int found = 0;
    for (const read::Block& block : blocks)
        for (std::size_t i = 1; i + 1 < block.lines.size(); ++i) {
            const read::Line& line = block.lines[i];
            found += is_set_in(line, block.lines[i - 1]) && block.lines[i + 1].indent <= line.indent - kSetIn ? 1 : 0;
        }
    return found >= kFewest;
}

bool is_unfinished(std::string_view text, const Words& words) {
    const char end = ending(text);
    return end == ',' || end == '-' || words.is(Role::Open, fold(last_word(text)));
}

bool is_capital_line(const read::Line& line) { return is_all_capitals(line.text) && !is_closed(line.text); }

}  // namespace

namespace {

// "6. ..." above "7. ...", and not above "121. ...", where a sentence's number opens a line.
bool counts_on(const Marker& above, const Marker& marker) {
    const bool number = marker.style == Style::Decimal;
    return above.style == marker.style && (!number || marker.value == above.value + 1);
}

}  // namespace

bool opens_note(std::string_view text, const std::vector<read::NoteMark>& marks) {
    if (!marks.empty() && marks.front().at == 0) return true;
    const std::string_view two = text.substr(0, 2), three = text.substr(0, 3);
    return two == "¹" || two == "²" || two == "³" || three == "⁰" || (three >= "⁴" && three <= "⁹");
}

Layout layout_of(const std::vector<read::Block>& blocks, const Words& words) {
    std::vector<std::size_t> inner;  // widths of lines that have a line without marker below them
    std::size_t all = 0;
    for (const read::Block& block : blocks)
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            ++all;
            // Shorter ones are lines of a title or a letterhead.
            if (i + 1 < block.lines.size() && width_of(block.lines[i]) >= kNarrowest &&
                parse_marker(block.lines[i + 1].text, words).style == Style::None)
                inner.push_back(width_of(block.lines[i]));
        }
    if (inner.size() < 2) return {};
    const auto middle = inner.begin() + static_cast<std::ptrdiff_t>(inner.size() / 2);
    std::ranges::nth_element(inner, middle);
    const std::size_t width = *middle;
    if (width > kWidest) return {};
    std::size_t overlong = 0;
    for (const read::Block& block : blocks)
        for (const read::Line& line : block.lines) overlong += width_of(line) * 5 > width * 8 ? 1U : 0U;
    const auto even = static_cast<std::size_t>(
        std::ranges::count_if(inner, [&](std::size_t w) { return w * 5 >= width * 4 && w * 5 <= width * 6; }));
    return {overlong * 10 <= all && even * 2 >= inner.size(), width, opens_paragraphs_set_in(blocks)};
}

bool goes_on(const read::Line& line, const read::Line& next, const Layout& layout, const Words& words) {
    // A rule parts the text from its notes.
    if (has_leader(line.text) || opens_note(next.text, next.marks) || !has_words(line.text) || !has_words(next.text)) return false;
    const Marker marker = parse_marker(next.text, words);
    const bool asks_for_number = is_unfinished(line.text, words) || words.is(Role::Counted, fold(last_word(line.text)));
    if (is_lone_number(next.text, words)) return asks_for_number;
    if (is_lone_number(line.text, words)) return marker.style == Style::None;
    const bool full = layout.wrapped && is_full(line, next, layout.width);
    if (marker.style != Style::None) {
        if (full && ending(line.text) == ':' && !numbers_inside(marker, next.text).empty()) return true;
        // "... of trafficking\n– both in transit and ...": a dash or a number inside a sentence.
        const bool weak = marker.style == Style::Bullet || marker.style == Style::Decimal || marker.style == Style::Word ||
                          marker.style == Style::Dotted || marker.style == Style::UpperLetter;
        return full && weak && next.indent < line.indent + kSetIn && marker.bullet != "•" && !is_closed(line.text) && ending(line.text) != ',' &&
               !counts_on(parse_marker(line.text, words), marker) && width_of(line) * 5 >= layout.width * 4;
    }
    if (line.strong != next.strong) return false;
    if (line.strong || (is_capital_line(line) && is_capital_line(next))) return true;
    if (is_capital_line(line) != is_capital_line(next) && !is_unfinished(line.text, words) && !full) return false;
    if (layout.set_in && is_set_in(next, line) && parse_marker(line.text, words).style == Style::None && !is_capital_line(line)) return false;
    if (full) return !(is_closed(line.text) && width_of(line) * 10 < layout.width * 8 && next.indent > line.indent);
    if (is_address_only(next.text)) return !is_closed(line.text) || ending(line.text) == ':';
    if (starts_lower(next.text)) return !is_closed(line.text);
    // "The General Assembly,": a short line between full ones ends where its writer wanted.
    if (layout.wrapped && ending(line.text) == ',' && width_of(line) * 10 < layout.width * 6) return false;
    return is_unfinished(line.text, words) && count_words(line.text) > 3;
}

}  // namespace travaux::structure
