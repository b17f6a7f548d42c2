#include "indexer/read/pdf/lines.hpp"

#include "indexer/read/pdf/bidi.hpp"
#include "indexer/read/pdf/glyphs.hpp"
#include "schema/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace travaux::read::pdf {
namespace {

using Words = std::vector<Word>;

// A blank is at least a tenth of the type size wide (as poppler itself has it), letters that are set apart less.
constexpr double kBlank = 0.1, kBlankOfHyphen = 0.35;
// Type that is smaller than this beside its line, and stands this much of its line's height higher, is raised.
constexpr double kSmaller = 0.85, kHigher = 0.12;
// An initial letter is set over two lines or more.
constexpr double kInitial = 1.9;

struct Glyph {
    char32_t c = 0;
    bool raised = false;
};

/// The size in which most characters are set; of two the larger.
double usual_size(const Words& words) {
    std::map<int, std::size_t, std::greater<>> sizes;  // in tenths of a point -> characters
    for (const auto& word : words) sizes[static_cast<int>(word.size * 10 + 0.5)] += word.text.size();
    const auto most = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; });
    return most == sizes.end() ? 0 : most->first / 10.0;
}

/// Words gathered to rows, each ascending by x. A word joins the row whose height it shares for the most part.
std::vector<Words> rows_of(Words words) {
    const double usual = usual_size(words);
    for (auto& word : words)
        if (word.text.size() == 1 && word.size > usual * kInitial && is_letter(word.text.front())) {
            const double height = word.box.height() * usual / word.size;  // its first line's share
            word.box.bottom = word.box.top + word.box.height() * 0.2 + height;
            word.box.top = word.box.bottom - height;
        }
    std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.middle(); });
    struct Row {
        Words words;
        double top, bottom;  // of its largest word
    };
    std::vector<Row> rows;
    constexpr std::size_t kBack = 6;  // rows that may still take a word: those of raised and lowered ones stand side by side
    for (auto& word : words) {
        Row* best = nullptr;
        double most = 0.5;
        for (std::size_t n = 0; n < std::min(kBack, rows.size()); ++n) {
            auto& row = rows[rows.size() - 1 - n];
            const double shared = std::min(row.bottom, word.box.bottom) - std::max(row.top, word.box.top);
            const double share = shared / std::max(0.1, std::min(row.bottom - row.top, word.box.height()));
            if (share > most) most = share, best = &row;
        }
        if (!best) {
            rows.push_back({{}, word.box.top, word.box.bottom});
            best = &rows.back();
        } else if (word.box.height() > best->bottom - best->top) {
            best->top = word.box.top;
            best->bottom = word.box.bottom;
        }
        best->words.push_back(std::move(word));
    }
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.top + row.bottom; });
    std::vector<Words> result;
    for (auto& row : rows) {
        std::ranges::stable_sort(row.words, {}, [](const Word& word) { return word.box.left; });
        result.push_back(std::move(row.words));
    }
    return result;
}

bool is_mark_without_width(const Word& word) { return word.text.size() == 1 && is_combining(word.text.front()); }

/// A hyphen at a line's end, which letterspacing sets apart from its word.
bool is_broken_off(const Word& word, bool last) { return last && (word.text == U"-" || word.text == U"\u00AD"); }

/// For each word, seen from left to right, whether a blank stands before it. A mark without width belongs to the word
/// that it is nearer to.
std::vector<bool> blanks_before(const std::vector<const Word*>& seen, double size, bool right_to_left) {
    std::vector<bool> blanks(seen.size(), false);
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (is_mark_without_width(*seen[i])) continue;
        if (last) {
            const auto& a = *seen[*last];
            const auto& b = *seen[i];
            const double from = right_to_left ? a.box.left : a.box.right, to = right_to_left ? b.box.right : b.box.left;
            std::size_t before = *last + 1;
            const auto nearer_to_last = [&](const Word& mark) { return std::abs(mark.box.left - from) < std::abs(mark.box.left - to); };
            while (before < i && nearer_to_last(*seen[before])) ++before;
            const double least = is_broken_off(b, i + 1 == seen.size()) ? kBlankOfHyphen : kBlank;
            blanks[before] = std::abs(to - from) > least * std::min(size, std::max(a.size, b.size)) && (right_to_left ? from > to : to > from);
        }
        last = i;
    }
    return blanks;
}

/// "12", "a", "*", "[footnote 1]", the "ème" of an ordinal; not a date in small type beside a title.
bool could_be_raised(std::u32string_view text) {
    constexpr std::ptrdiff_t kMostLetters = 3;
    if (text.front() == U'[' || text.back() == U']') return true;
    return std::ranges::count_if(text, is_letter) <= kMostLetters &&
           std::ranges::search_n(text, kMostLetters + 1, true, std::ranges::equal_to{}, [](char32_t c) { return c >= U'0' && c <= U'9'; }).empty();
}

/// "p ro t o c o l": letters of a display line set apart, which come as words. What parts words there is wider than what parts letters.
void close_letterspacing(const std::vector<const Word*>& seen, double size, std::vector<bool>& blanks) {
    constexpr std::size_t kFewest = 5;
    constexpr double kMostLetters = 2.2;  // a word, in the mean
    constexpr double kWidest = 0.6, kWordGap = 1.6;  // ems; times the usual gap
    std::size_t letters = 0;
    std::vector<double> gaps;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!std::ranges::all_of(seen[i]->text, is_letter)) return;
        letters += seen[i]->text.size();
        if (i > 0) gaps.push_back(seen[i]->box.left - seen[i - 1]->box.right);
    }
    if (seen.size() < kFewest || static_cast<double>(letters) > kMostLetters * static_cast<double>(seen.size())) return;
    auto sorted = gaps;
    std::ranges::sort(sorted);
    const double usual = sorted[sorted.size() / 2];
    if (usual > kWidest * size) return;
    for (std::size_t i = 1; i < seen.size(); ++i) blanks[i] = gaps[i - 1] > kWordGap * std::max(usual, 0.1 * size);
}

/// The glyphs of a row as they stand from left to right.
std::vector<Glyph> glyphs_of(const Words& row, const Line& line, bool right_to_left) {
    std::vector<const Word*> seen;
    for (const auto& word : row) seen.push_back(&word);
    if (right_to_left) std::ranges::reverse(seen);
    auto blanks = blanks_before(seen, line.size, right_to_left);
    if (!right_to_left) close_letterspacing(seen, line.size, blanks);
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto& word = *seen[i];
        const bool raised = word.size < line.size * kSmaller && word.box.bottom < line.base - line.box.height() * kHigher && could_be_raised(word.text);
        if (blanks[i] && !raised) glyphs.push_back({U' ', false});
        for (const char32_t c : word.text) glyphs.push_back({c, raised});
    }
    return glyphs;
}

/// Some makers store brackets as they look, some as they were typed: a bracket is opened before it is closed.
void mend_brackets(std::vector<Glyph>& glyphs) {
    for (const auto& glyph : glyphs) {
        const bool opens = glyph.c == U'(' || glyph.c == U'[' || glyph.c == U'«';
        const bool closes = glyph.c == U')' || glyph.c == U']' || glyph.c == U'»';
        if (opens) return;
        if (closes) break;
    }
    const auto bracket = [](char32_t c) { return std::u32string_view(U"()[]«»").find(c) != std::u32string_view::npos; };
    const bool both = std::ranges::any_of(glyphs, [](const Glyph& g) { return g.c == U'(' || g.c == U'[' || g.c == U'«'; });
    if (!both) return;
    for (auto& glyph : glyphs)
        if (bracket(glyph.c)) glyph.c = mirrored(glyph.c);
}

void put_in_reading_order(std::vector<Glyph>& glyphs, bool right_to_left) {
    if (std::ranges::none_of(glyphs, [](const Glyph& glyph) { return is_right_to_left(glyph.c); })) return;
    std::u32string seen;
    for (const auto& glyph : glyphs) seen += glyph.c;
    std::vector<Glyph> read;
    for (const std::size_t place : reading_order(seen, right_to_left)) read.push_back(glyphs[place]);
    mend_brackets(read);
    glyphs = std::move(read);
}

void set_text(Line& line, const std::vector<Glyph>& glyphs) {
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const bool soft = glyphs[i].c == 0xAD && i + 1 < glyphs.size();
        if (soft || (glyphs[i].c == U' ' && (line.text.empty() || line.text.back() == ' '))) continue;
        const std::size_t begin = line.text.size();
        schema::append_character(line.text, glyphs[i].c);
        if (glyphs[i].c == U' ') continue;
        ++line.characters;
        if (!glyphs[i].raised) continue;
        if (!line.raised.empty() && line.raised.back().end == begin) line.raised.back().end = line.text.size();
        else line.raised.push_back({begin, line.text.size()});
    }
    while (line.text.ends_with(' ')) line.text.pop_back();
}

void set_style(Line& line, const Words& row) {
    bool letters = false, plain = false, upright = false;
    for (const auto& word : row) {
        if (std::ranges::none_of(word.text, is_letter)) continue;
        letters = true;
        plain = plain || !word.bold;
        upright = upright || !word.italic;
    }
    line.opens_bold = row.front().bold;
    line.ends_bold = row.back().bold;
    line.bold = letters && !plain;
    line.italic = letters && !upright;
}

Line line_of(const Words& row, bool right_to_left) {
    Line line;
    line.box = row.front().box;
    for (const auto& word : row) line.box.add(word.box);
    line.size = usual_size(row);
    for (const auto& word : row)
        if (word.size > line.size - 0.1) line.base = std::max(line.base, word.box.bottom);
    line.second = row.size() > 1 ? row[1].box.left : row.front().box.left;
    // Where words stand side by side, a line may end behind any character.
    const bool wide = u_getIntPropertyValue(static_cast<UChar32>(row.front().text.front()), UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
    line.first_width = wide ? line.size : row.front().box.width();
    auto glyphs = glyphs_of(row, line, right_to_left);
    put_in_reading_order(glyphs, right_to_left);
    set_text(line, glyphs);
    set_style(line, row);
    return line;
}

}  // namespace

std::vector<Line> lines_of(std::vector<Word> words, bool right_to_left) {
    std::vector<Line> lines;
    for (const auto& row : rows_of(std::move(words)))
        if (auto line = line_of(row, right_to_left); !line.text.empty()) lines.push_back(std::move(line));
    return lines;
}

std::vector<Box> line_boxes(const std::vector<Word>& words) {
    std::vector<Box> boxes;
    for (const auto& row : rows_of(words)) {
        boxes.push_back(row.front().box);
        for (const auto& word : row) boxes.back().add(word.box);
    }
    return boxes;
}

}  // namespace travaux::read::pdf
