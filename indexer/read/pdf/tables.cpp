#include "indexer/read/pdf/tables.hpp"

#include "indexer/read/pdf/glyphs.hpp"
#include "indexer/read/pdf/lines.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace travaux::read::pdf {
namespace {

// A column of prose is this wide (ems of the usual size), and this share of its lines fills it.
constexpr double kProseWidth = 9, kFilled = 0.8, kFilledShare = 0.35;
// Lines of one cell stand closer than this, from line to line, in ems. Word and LaTeX set 1.15 to 1.25.
constexpr double kLeading = 1.4;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// "7.", "(a)", "iv)", "•", "2.1", "12"
bool is_item_sign(std::u32string_view text) {
    constexpr std::size_t kLongest = 7, kLongestNumber = 3;
    if (text.size() > kLongest) return false;
    const bool lone = text.size() == 1 && !u_isalnum(static_cast<UChar32>(text.front()));
    const bool closed = text.size() > 1 && (text.back() == U'.' || text.back() == U')') &&
                        std::ranges::all_of(text.substr(0, text.size() - 1), [](char32_t c) { return is_digit(c) || c == U'.' || c == U'(' || c < 0x80; });
    const bool number = std::ranges::all_of(text, [](char32_t c) { return is_digit(c) || c == U'.'; });
    const bool dotted = number && text.find(U'.') != std::u32string_view::npos;
    return lone || closed || dotted || (number && text.size() <= kLongestNumber);
}

/// Whether the words are page numbers from top to bottom.
bool are_page_numbers(const std::vector<Word>& words) {
    if (words.size() < 3) return false;
    long last = 0;
    for (const auto& word : words) {
        if (word.text.size() > 4 || !std::ranges::all_of(word.text, is_digit)) return false;
        long value = 0;
        for (const char32_t c : word.text) value = value * 10 + static_cast<long>(c - U'0');
        if (value < last) return false;
        last = value;
    }
    return true;
}

struct Column {
    double width = 0;
    std::vector<Box> lines;
};

Column column_of(const std::vector<Word>& words) {
    Column column;
    if (words.empty()) return column;
    column.lines = line_boxes(words);
    Box all = column.lines.front();
    for (const auto& line : column.lines) all.add(line);
    column.width = all.width();
    return column;
}

bool is_prose(const Column& column, double em) {
    const auto filled = std::ranges::count_if(column.lines, [&](const Box& line) { return line.width() >= column.width * kFilled; });
    return column.lines.size() >= 3 && column.width >= kProseWidth * em &&
           static_cast<double>(filled) >= kFilledShare * static_cast<double>(column.lines.size());
}

/// Two long, wide columns whose lines stand at other heights: a text of short lines and lists. The lines of a row's cells begin level, and
/// where they are set alike they go on so.
bool are_uneven(const std::vector<Column>& columns, double em) {
    constexpr std::size_t kFewest = 8;
    constexpr double kWide = 12, kSameHeight = 0.2, kMostLevel = 0.4;  // ems, ems, share of lines
    if (columns.size() != 2) return false;
    const bool shorter = columns[1].lines.size() < columns[0].lines.size();
    const auto& few = columns[shorter ? 1 : 0];
    const auto& many = columns[shorter ? 0 : 1];
    if (few.lines.size() < kFewest || std::min(few.width, many.width) < kWide * em) return false;
    const auto level = std::ranges::count_if(few.lines, [&](const Box& line) {
        return std::ranges::any_of(many.lines, [&](const Box& other) { return std::abs(other.bottom - line.bottom) < kSameHeight * em; });
    });
    return static_cast<double>(level) < kMostLevel * static_cast<double>(few.lines.size());
}

std::vector<bool> filled_columns(const Band& band, const std::vector<Strip>& strips) {
    std::vector<bool> filled;
    for (const auto& column : columns_of({&band, 1}, strips)) filled.push_back(!column.empty());
    return filled;
}

/// Indices of the bands above which there is more white than between the lines of a text.
std::vector<std::size_t> parted_bands(std::span<const Band> bands, double em) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < bands.size(); ++i) gaps.push_back(bands[i].top - bands[i - 1].bottom);
    std::vector<std::size_t> parted;
    if (gaps.empty()) return parted;
    auto sorted = gaps;
    std::ranges::sort(sorted);
    // From line to line is the gap and the trimmed height of a line, some 0.7 em.
    const double least = std::min(sorted[sorted.size() / 4], (kLeading - 0.7) * em);
    for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i] > least + 0.3 * em) parted.push_back(i + 1);
    return parted;
}

/// Whether the cells of a row begin at one height.
bool begins_level(const Band& band, const std::vector<Strip>& strips, double em) {
    double first = -1;
    std::size_t filled = 0;
    for (const auto& column : columns_of({&band, 1}, strips)) {
        if (column.empty()) continue;
        const auto boxes = line_boxes(column);
        ++filled;
        if (first < 0) first = boxes.front().bottom;
        else if (std::abs(boxes.front().bottom - first) > 0.35 * em) return false;
    }
    return filled > 1;
}

/// Gaps inside a column that are as high as those between rows.
std::size_t paragraph_gaps(const Column& column, double em) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < column.lines.size(); ++i) steps.push_back(column.lines[i].bottom - column.lines[i - 1].bottom);
    if (steps.empty()) return 0;
    auto sorted = steps;
    std::ranges::sort(sorted);
    const double least = sorted[sorted.size() / 4];
    return static_cast<std::size_t>(std::ranges::count_if(steps, [&](double step) { return step > least + 0.3 * em; }));
}

bool opens_lower(const std::vector<Word>& words) {
    return !words.empty() && u_islower(static_cast<UChar32>(words.front().text.front()));
}

bool is_bold(const Band& band) { return std::ranges::all_of(band.words, &Word::bold); }

/// Where rows begin among bands that stand as close as the lines of a text.
bool begins_row(const Band& band, const Band& before, const std::vector<Strip>& strips) {
    if (is_bold(before) && std::ranges::none_of(band.words, &Word::bold)) return true;  // the header ends
    const auto here = filled_columns(band, strips), above = filled_columns(before, strips);
    const auto cells = columns_of({&band, 1}, strips);
    bool fresh = false, all = true;
    for (std::size_t i = 0; i < here.size(); ++i) {
        // A cell set in the middle of its row's height begins below the first line of a higher one, which goes on.
        if (here[i] && above[i] && opens_lower(cells[i])) return false;
        fresh = fresh || (here[i] && !above[i]);
        all = all && here[i] && above[i];
    }
    return fresh || all;
}

}  // namespace

bool is_hanging(std::span<const Band> bands, const std::vector<Word>& left, const std::vector<Word>& right) {
    const auto signs = static_cast<std::size_t>(std::ranges::count_if(left, [](const Word& word) { return is_item_sign(word.text); }));
    if (signs * 5 >= left.size() * 4) return true;
    return bands.size() >= 3 && are_page_numbers(right) && left.size() > right.size();
}

bool is_table(std::span<const Band> bands, const std::vector<Strip>& strips) {
    const double em = usual_size(bands);
    std::vector<Column> columns;
    for (const auto& words : columns_of(bands, strips)) columns.push_back(column_of(words));
    const auto shared = std::ranges::count_if(bands, [&](const Band& band) {
        return std::ranges::count(filled_columns(band, strips), true) > 1;
    });
    const bool prose = std::ranges::all_of(columns, [em](const Column& column) { return is_prose(column, em); });
    const auto parted = parted_bands(bands, em);
    if (are_uneven(columns, em)) return false;
    if (!prose) return shared >= (columns.size() > 2 ? 2 : 3);
    std::size_t own = 0;
    for (const auto& column : columns) own = std::max(own, paragraph_gaps(column, em));
    // A text flows on where its neighbour happens to begin a paragraph; the cells of a row begin together.
    const auto rows = static_cast<std::size_t>(std::ranges::count_if(parted, [&](std::size_t i) {
        return begins_level(bands[i], strips, em) && std::ranges::none_of(columns_of({&bands[i], 1}, strips), opens_lower);
    }));
    return rows >= 2 && rows * 5 >= parted.size() * 4 && rows * 2 >= own;
}

std::vector<Row> rows_of_table(std::span<const Band> bands, const std::vector<Strip>& strips) {
    const auto parted = parted_bands(bands, usual_size(bands));
    std::vector<Row> rows;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= bands.size(); ++i) {
        const bool ends = i == bands.size() || std::ranges::binary_search(parted, i) || begins_row(bands[i], bands[i - 1], strips);
        if (!ends) continue;
        rows.push_back(columns_of(bands.subspan(begin, i - begin), strips));
        begin = i;
    }
    return rows;
}

}  // namespace travaux::read::pdf
