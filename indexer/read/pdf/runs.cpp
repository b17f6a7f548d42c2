#include "indexer/read/pdf/runs.hpp"

#include "indexer/read/pdf/lines.hpp"
#include "indexer/read/pdf/tables.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace travaux::read::pdf {
namespace {

// How wide white between columns must be, in ems of the usual size, where it has only a few lines beside it, two or one
// (LaTeX sets its columns one em apart; cells of a table stand closer).
constexpr double kOfFewLines = 0.75, kOfTwoLines = 2, kOfOneLine = 4;
// Between the cells of a table, where as many lines stand beside each other as never have a blank at one place.
constexpr double kBetweenCells = 0.35;
constexpr std::size_t kManyLines = 6;
// White between trimmed lines of columns that are not level.
constexpr double kByTurns = 0.6;
// White of this height parts whatever stands above from what stands below.
constexpr double kTall = 5;
// Bands of one run: more than any page has lines, and few enough to look at from every one of a page made to be slow.
constexpr std::size_t kMostBands = 300;

/// Justified lines have wide blanks, which happen to stand below each other: white between columns is wider than
/// the other white of its lines.
bool stands_out(std::span<const Band> bands, const std::vector<Strip>& strips, const Strip& strip) {
    std::size_t wide = 0, all = 0;
    for (const auto& band : bands) {
        std::vector<double> others;
        double here = 0;
        for (const auto& white : band.strips) {
            if (!white.between_words()) continue;
            const auto holds = [&white](const Strip& s) { return white.left <= s.left + 0.01 && white.right >= s.right - 0.01; };
            if (holds(strip)) here = white.width();
            else if (std::ranges::none_of(strips, holds)) others.push_back(white.width());
        }
        if (here == 0) continue;
        ++all;
        const auto middle = others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2);
        if (!others.empty()) std::ranges::nth_element(others, middle);
        if (others.empty() || here >= *middle * 1.5) ++wide;
    }
    return wide * 5 >= all * 3;
}

bool parts_columns(std::span<const Band> bands, const std::vector<Strip>& strips, std::size_t index, const Measure& measure) {
    const auto& strip = strips[index];
    const auto columns = columns_of(bands, strips);
    const auto lines = std::min(line_boxes(columns[index]).size(), line_boxes(columns[index + 1]).size());
    if (lines == 0) return false;
    const double ems = lines >= kManyLines ? 0 : lines >= 3 ? kOfFewLines : lines == 2 ? kOfTwoLines : kOfOneLine;
    return strip.width() >= std::max(ems * measure.em, measure.narrowest) && stands_out(bands, strips, strip) &&
           !is_hanging(bands, columns[index], columns[index + 1]);
}

std::vector<Strip> between_words(const std::vector<Strip>& strips) {
    std::vector<Strip> inner;
    std::ranges::copy_if(strips, std::back_inserter(inner), &Strip::between_words);
    return inner;
}

/// The column in which all words of the band stand, or none.
std::optional<std::size_t> only_column(const Band& band, const std::vector<Strip>& strips) {
    std::optional<std::size_t> only;
    const auto columns = columns_of({&band, 1}, strips);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty()) continue;
        if (only) return {};
        only = i;
    }
    return only;
}

/// The end of the bands from `begin` on that stand beside each other: what follows in one column alone does not. Lines of
/// columns that are not level are bands of their own, by turns.
std::size_t last_beside(const std::vector<Band>& bands, std::size_t begin, std::size_t end, const std::vector<Strip>& strips, double em) {
    const auto last = only_column(bands[end - 1], strips);
    if (!last) return end;
    std::size_t first = end - 1;  // of those in the last one's column
    while (first > begin && only_column(bands[first - 1], strips) == last) --first;
    if (first == begin) return begin + 1;
    const bool turns = only_column(bands[first - 1], strips) && bands[first].top - bands[first - 1].bottom < kByTurns * em;
    return turns ? first + 1 : first;
}

/// Whether two bands are lines of columns that are not level.
bool take_turns(const Band& a, const Band& b, const Measure& measure) {
    return b.top - a.bottom < kByTurns * measure.em &&
           std::ranges::any_of(common(a.strips, b.strips, measure.narrowest), &Strip::between_words);
}

bool leaves_white(const Band& band, const std::vector<Strip>& strips) {
    return std::ranges::all_of(strips, [&](const Strip& strip) {
        return std::ranges::any_of(band.strips, [&](const Strip& white) { return white.left <= strip.left && white.right >= strip.right; });
    });
}

/// Whether a few bands stand between lines of a text as close as its lines do: wide blanks of justified lines.
bool is_inside_text(const std::vector<Band>& bands, std::size_t begin, std::size_t end, double em) {
    constexpr std::size_t kFew = 3;
    constexpr double kClose = 0.7;  // ems of white between trimmed lines
    const auto close = [&](std::size_t i) { return i > 0 && i < bands.size() && bands[i].top - bands[i - 1].bottom < kClose * em; };
    if (end - begin > kFew) return false;
    return end - begin == 1 ? close(begin) && close(end) : close(begin + 1) && (close(begin) || close(end));
}

bool is_right_of(const Band& band, const Strip& strip) {
    return std::ranges::all_of(band.words, [&](const Word& word) { return word.box.left >= strip.right; });
}

}  // namespace

// White between columns is wider than blanks: a half em at least, and more where letters are all of one width and their
// blanks stand below each other.
Measure measure_of(const std::vector<Band>& bands) {
    const double em = usual_size(bands);
    std::vector<double> blanks;
    for (const auto& band : bands)
        for (const auto& strip : band.strips)
            if (strip.between_words()) blanks.push_back(strip.width());
    if (blanks.empty()) return {em, em};
    const auto middle = blanks.begin() + static_cast<std::ptrdiff_t>(blanks.size() / 2);
    std::ranges::nth_element(blanks, middle);
    return {em, std::clamp(*middle * 1.6, em * 0.5, em)};
}

std::optional<Run> run_at(const std::vector<Band>& bands, std::size_t begin, const Measure& measure) {
    auto strips = bands[begin].strips;
    auto inner = between_words(common(strips, strips, measure.narrowest));
    if (inner.empty() && !(begin + 1 < bands.size() && take_turns(bands[begin], bands[begin + 1], measure))) return {};
    std::size_t end = begin + 1;
    for (; end < std::min(bands.size(), begin + kMostBands) && bands[end].top - bands[end - 1].bottom < kTall * measure.em; ++end) {
        auto next = common(strips, bands[end].strips, measure.narrowest);
        auto next_inner = between_words(next);
        if (next_inner.empty()) break;
        strips = std::move(next);
        inner = std::move(next_inner);
    }
    end = last_beside(bands, begin, end, inner, measure.em);
    if (is_inside_text(bands, begin, end, measure.em)) return {};
    const auto run = std::span(bands).subspan(begin, end - begin);
    for (std::size_t i = 0; i < inner.size();) {
        if (parts_columns(run, inner, i, measure)) ++i;
        else inner.erase(inner.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (inner.empty()) return {};
    return Run{begin, last_beside(bands, begin, end, inner, measure.em), std::move(inner)};
}

void widen(const std::vector<Band>& bands, std::size_t first, Run& run, const Measure& measure) {
    constexpr double kClose = 2;  // ems
    while (run.begin > first && is_right_of(bands[run.begin - 1], run.strips.front()) &&
           bands[run.begin].top - bands[run.begin - 1].bottom < kClose * measure.em)
        --run.begin;
    // A heading in the longer column has more white above it.
    std::size_t below = run.end;
    while (below < bands.size() && leaves_white(bands[below], run.strips) && bands[below].top - bands[below - 1].bottom < kTall * measure.em) ++below;
    const bool alone = below == bands.size() || bands[below].top - bands[below - 1].bottom >= kTall * measure.em;  // but for the page's number
    if (alone) run.end = below;
}

void add_narrow_strips(const std::vector<Band>& all, Run& run) {
    const auto bands = std::span(all).subspan(run.begin, run.end - run.begin);
    const double em = usual_size(bands);
    auto white = bands.front().strips;
    for (const auto& band : bands) white = common(white, band.strips, kBetweenCells * em);
    white = between_words(white);
    for (std::size_t i = 0; i < white.size();) {
        const auto columns = columns_of(bands, white);
        const bool known = std::ranges::any_of(run.strips, [&](const Strip& s) { return s.left < white[i].right && white[i].left < s.right; });
        const bool many = std::min(line_boxes(columns[i]).size(), line_boxes(columns[i + 1]).size()) >= kManyLines;
        if (known || (many && stands_out(bands, white, white[i]) && !is_hanging(bands, columns[i], columns[i + 1]))) ++i;
        else white.erase(white.begin() + static_cast<std::ptrdiff_t>(i));
    }
    run.strips = std::move(white);
}

void add_last_lines(const std::vector<Band>& bands, Run& run, const Measure& measure) {
    double least = measure.em;  // white between the lines of a cell
    for (std::size_t i = run.begin + 1; i < run.end; ++i) least = std::min(least, bands[i].top - bands[i - 1].bottom);
    while (run.end < bands.size() && leaves_white(bands[run.end], run.strips) && bands[run.end].top - bands[run.end - 1].bottom < least + 0.1 * measure.em)
        ++run.end;
}

}  // namespace travaux::read::pdf
