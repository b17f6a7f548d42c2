#include "indexer/read/pdf/zones.hpp"

#include "indexer/read/pdf/bands.hpp"
#include "indexer/read/pdf/lines.hpp"
#include "indexer/read/pdf/tables.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace travaux::read::pdf {
namespace {

// In ems of the usual size. The narrowest white between columns (LaTeX's is one em); and how wide it must be where
// it has only two lines or one beside it.
constexpr double kNarrowest = 0.75, kOfTwoLines = 2, kOfOneLine = 4;
// White of this height parts whatever stands above from what stands below.
constexpr double kTall = 5;
constexpr int kMaxDepth = 8;

/// Bands [begin, end) with columns beside each other.
struct Run {
    std::size_t begin = 0, end = 0;
    std::vector<Strip> strips;
};

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

bool parts_columns(std::span<const Band> bands, const std::vector<Strip>& strips, std::size_t index, double em) {
    const auto& strip = strips[index];
    const auto columns = columns_of(bands, strips);
    const auto lines = std::min(line_boxes(columns[index]).size(), line_boxes(columns[index + 1]).size());
    if (lines == 0) return false;
    const double needed = lines >= 3 ? kNarrowest : lines == 2 ? kOfTwoLines : kOfOneLine;
    return strip.width() >= needed * em && stands_out(bands, strips, strip) && !is_hanging(bands, columns[index], columns[index + 1]);
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
std::size_t last_beside(const std::vector<Band>& bands, std::size_t begin, std::size_t end, const std::vector<Strip>& strips) {
    const auto last = only_column(bands[end - 1], strips);
    if (!last) return end;
    std::size_t first = end - 1;  // of those in the last one's column
    while (first > begin && only_column(bands[first - 1], strips) == last) --first;
    if (first == begin) return begin + 1;
    return only_column(bands[first - 1], strips) ? first + 1 : first;
}

/// Whether two bands are lines of columns that are not level.
bool take_turns(const Band& a, const Band& b, double em) {
    constexpr double kClose = 0.6;  // ems
    return b.top - a.bottom < kClose * em &&
           std::ranges::any_of(common(a.strips, b.strips, kNarrowest * em), &Strip::between_words);
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

/// The longest run of bands from `begin` on that have white in common, with what of it parts columns.
std::optional<Run> run_at(const std::vector<Band>& bands, std::size_t begin, double em) {
    auto strips = bands[begin].strips;
    auto inner = between_words(common(strips, strips, kNarrowest * em));
    if (inner.empty() && !(begin + 1 < bands.size() && take_turns(bands[begin], bands[begin + 1], em))) return {};
    std::size_t end = begin + 1;
    for (; end < bands.size() && bands[end].top - bands[end - 1].bottom < kTall * em; ++end) {
        auto next = common(strips, bands[end].strips, kNarrowest * em);
        auto next_inner = between_words(next);
        if (next_inner.empty()) break;
        strips = std::move(next);
        inner = std::move(next_inner);
    }
    end = last_beside(bands, begin, end, inner);
    if (is_inside_text(bands, begin, end, em)) return {};
    const auto run = std::span(bands).subspan(begin, end - begin);
    for (std::size_t i = 0; i < inner.size();) {
        if (parts_columns(run, inner, i, em)) ++i;
        else inner.erase(inner.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (inner.empty()) return {};
    return Run{begin, last_beside(bands, begin, end, inner), std::move(inner)};
}

bool is_right_of(const Band& band, const Strip& strip) {
    return std::ranges::all_of(band.words, [&](const Word& word) { return word.box.left >= strip.right; });
}

/// Columns of a text need not begin and end level: a line that stands alone above those of the others, and on the last
/// page those below the shorter column, belong to their own.
void widen(const std::vector<Band>& bands, std::size_t first, Run& run, double em) {
    constexpr double kClose = 2;  // ems
    while (run.begin > first && is_right_of(bands[run.begin - 1], run.strips.front()) &&
           bands[run.begin].top - bands[run.begin - 1].bottom < kClose * em)
        --run.begin;
    std::size_t below = run.end;
    while (below < bands.size() && leaves_white(bands[below], run.strips) && bands[below].top - bands[below - 1].bottom < kClose * em) ++below;
    if (below == bands.size()) run.end = below;
}

class Cutter {
public:
    explicit Cutter(std::vector<Zone>& zones) : zones_(zones) {}

    void cut(std::vector<Word> words, int depth) {
        if (words.empty()) return;
        Box frame = words.front().box;
        for (const auto& word : words) frame.add(word.box);
        const auto bands = bands_of(std::move(words));
        const double em = usual_size(bands);
        std::size_t plain = 0;  // the first band that stands in no zone yet
        for (std::size_t i = 0; i < bands.size();) {
            auto run = depth < kMaxDepth ? run_at(bands, i, em) : std::nullopt;
            if (!run) {
                ++i;
                continue;
            }
            const auto span = std::span(bands).subspan(run->begin, run->end - run->begin);
            const bool table = is_table(span, run->strips);
            if (!table) widen(bands, plain, *run, em);
            add_text(bands, plain, run->begin, frame);
            if (table) add_table(span, run->strips, frame);
            else add_columns(bands, *run, depth);
            plain = i = run->end;
        }
        add_text(bands, plain, bands.size(), frame);
    }

private:
    void add_text(const std::vector<Band>& bands, std::size_t begin, std::size_t end, const Box& frame) {
        if (begin == end) return;
        Zone zone;
        for (std::size_t i = begin; i < end; ++i) zone.words.insert(zone.words.end(), bands[i].words.begin(), bands[i].words.end());
        zone.left = frame.left;
        zone.right = frame.right;
        zones_.push_back(std::move(zone));
    }

    void add_table(std::span<const Band> bands, const std::vector<Strip>& strips, const Box& frame) {
        Zone zone;
        zone.rows = rows_of_table(bands, strips);
        for (const auto& column : columns_of(bands, strips))
            zone.edges.push_back(column.empty() ? 0 : std::ranges::min(column, {}, [](const Word& w) { return w.box.left; }).box.left);
        zone.left = frame.left;
        zone.right = frame.right;
        zones_.push_back(std::move(zone));
    }

    void add_columns(const std::vector<Band>& bands, const Run& run, int depth) {
        for (auto& column : columns_of(std::span(bands).subspan(run.begin, run.end - run.begin), run.strips)) {
            const std::size_t first = zones_.size();
            cut(std::move(column), depth + 1);
            if (zones_.size() > first) zones_[first].opens_column = true;
        }
    }

    std::vector<Zone>& zones_;
};

}  // namespace

std::vector<Zone> zones_of(std::vector<Word> words) {
    std::vector<Zone> zones;
    Cutter(zones).cut(std::move(words), 0);
    return zones;
}

}  // namespace travaux::read::pdf
