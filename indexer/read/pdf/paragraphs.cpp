#include "indexer/read/pdf/paragraphs.hpp"

#include "schema/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>

namespace travaux::read::pdf {
namespace {

// In ems of the type.
constexpr double kUsualLeading = 1.2;
constexpr double kMoreWhite = 0.3, kMoreBehindStop = 0.17;  // above a line that begins a paragraph
constexpr double kShift = 0.9;       // of a left edge that means something
constexpr double kAligned = 0.6;     // edges that are meant to be one
constexpr double kOtherSize = 0.12;  // share of the larger size
constexpr std::size_t kNear = 4;     // lines above and below that tell where a column ends

std::u32string characters_of(std::string_view text, std::size_t most) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size() && characters.size() < most;) characters += schema::next_character(text, at);
    return characters;
}

char32_t last_sign(std::string_view text) {
    constexpr std::u32string_view kQuotes = U"\"'”’»)]";
    char32_t last = 0, before = 0;
    for (std::size_t at = 0; at < text.size();) {
        before = last;
        last = schema::next_character(text, at);
    }
    return kQuotes.find(last) != std::u32string_view::npos && before != 0 ? before : last;
}

bool opens_small(std::string_view text) {
    const auto first = characters_of(text, 1);
    return !first.empty() && u_islower(static_cast<UChar32>(first.front())) != 0;
}

/// "iii)", "- (a)": too wide for its indent, so that its item begins on the next line.
bool is_sign_alone(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (!opens_with_sign(std::string(text.substr(0, end)) + " x")) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

class Splitter {
public:
    Splitter(std::vector<Line> lines, double leading) : lines_(std::move(lines)), leading_(own_leading(leading)) {}

    std::vector<std::vector<Line>> split() {
        std::vector<std::vector<Line>> paragraphs;
        std::size_t first = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i == 0 || parts(first, i)) {
                paragraphs.emplace_back();
                first = i;
            }
            paragraphs.back().push_back(lines_[i]);
        }
        return paragraphs;
    }

private:
    /// That of this column, where it keeps to one; a box may be set wider than the report.
    double own_leading(double usual) const {
        std::vector<double> steps;
        for (std::size_t i = 1; i < lines_.size(); ++i) steps.push_back((lines_[i].base - lines_[i - 1].base) / lines_[i].size);
        if (steps.size() < 4) return usual;
        std::ranges::sort(steps);
        const double low = steps[steps.size() / 4];
        const auto same = std::ranges::count_if(steps, [low](double step) { return std::abs(step - low) < 0.1; });
        return same * 2 >= static_cast<std::ptrdiff_t>(steps.size()) ? low : usual;
    }

    bool same_size(const Line& a, const Line& b) const { return std::abs(a.size - b.size) <= kOtherSize * std::max(a.size, b.size); }

    double right_of(std::size_t index) const {
        const std::size_t begin = index - std::min(index, kNear), end = std::min(lines_.size(), index + kNear + 1);
        double right = 0;
        for (std::size_t i = begin; i < end; ++i)
            if (same_size(lines_[i], lines_[index])) right = std::max(right, lines_[i].box.right);
        return right;
    }

    /// The next line's first word would not have fitted.
    bool is_full(std::size_t index) const {
        const auto& line = lines_[index];
        const double needed = index + 1 < lines_.size() ? lines_[index + 1].first_width : 0;
        return right_of(index) - line.box.right <= needed + line.size * 0.8;
    }

    /// Headings are broken early, but not as early as this.
    bool is_short(std::size_t index) const {
        constexpr double kShort = 0.55;
        const auto& box = lines_[index].box;
        return box.width() < kShort * (right_of(index) - box.left);
    }

    bool are_centred(const Line& a, const Line& b) const {
        const double shift = (a.box.left + a.box.right) / 2 - (b.box.left + b.box.right) / 2;
        return std::abs(shift) < kAligned * a.size && std::abs(a.box.left - b.box.left) > 0.2 * a.size;
    }

    bool parts(std::size_t first, std::size_t index) const {
        const auto& line = lines_[index];
        const auto& above = lines_[index - 1];
        const double em = std::max(line.size, above.size);
        const double step = line.base - above.base;
        if (step > (leading_ + kMoreWhite) * em || step < 0) return true;
        if (is_sign_alone(above.text)) return false;
        if (!same_size(line, above) && std::min(line.characters, above.characters) > 2) return true;
        if (!line.raised.empty() && line.raised.front().begin == 0) return true;
        const bool closed = is_closed(above.text), full = is_full(index - 1);
        if (closed && step > (leading_ + kMoreBehindStop) * em) return true;
        if (line.bold != above.bold && (closed || !full)) return true;
        const bool run_in = line.opens_bold && !line.bold && !above.ends_bold;  // "Aims: to …" with "Aims" in bold
        if (closed && run_in) return true;
        const double shift = line.box.left - above.box.left;
        if (opens_with_sign(line.text) && (closed || !full || shift < -kShift * em)) return true;
        if (are_centred(line, above)) return false;
        if (shift > kShift * em) return parts_set_in(first, index, closed, full);
        if (shift < -kShift * em && index - 1 != first) return true;
        if (full) return false;
        const bool loud = line.bold == above.bold && (line.bold || (line.italic && above.italic));
        return closed || !loud || is_short(index - 1);
    }

    /// A line further in than the one above it: the first of a paragraph, or the later ones of an item that hangs.
    bool parts_set_in(std::size_t first, std::size_t index, bool closed, bool full) const {
        const auto& line = lines_[index];
        const auto& above = lines_[index - 1];
        if (index - 1 != first) return closed || !full;
        if (opens_with_sign(above.text) && std::abs(line.box.left - above.second) < kAligned * line.size) return false;
        return closed || !full;
    }

    std::vector<Line> lines_;
    double leading_;
};

}  // namespace

std::vector<std::vector<Line>> paragraphs_of(std::vector<Line> lines, double leading) { return Splitter(std::move(lines), leading).split(); }

double usual_leading(const std::vector<std::vector<Line>>& columns) {
    // From a line to the one that surely goes on from it; where a script does not show that, from any line to the next.
    constexpr int kFewest = 3;
    std::map<int, int> within, any;  // in twentieths of an em -> lines
    for (const auto& lines : columns)
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const double step = (lines[i].base - lines[i - 1].base) / lines[i].size;
            if (step <= 0.9 || step >= 2.5 || lines[i].characters <= 20) continue;
            const int twentieths = static_cast<int>(std::lround(step * 20));
            ++any[twentieths];
            if (!is_closed(lines[i - 1].text) && opens_small(lines[i].text)) ++within[twentieths];
        }
    for (const auto* steps : {&within, &any}) {
        const auto most = std::ranges::max_element(*steps, {}, [](const auto& entry) { return entry.second; });
        if (most != steps->end() && most->second >= kFewest) return most->first / 20.0;
    }
    return kUsualLeading;
}

bool opens_with_sign(std::string_view text) {
    constexpr std::u32string_view kBullets = U"•◦▪■□●○‣⁃–—-*·✓→➢";
    constexpr std::size_t kLongest = 8;
    const auto head = characters_of(text, kLongest + 1);
    const auto blank = head.find(U' ');
    if (blank == std::u32string::npos || blank == 0) return false;
    const std::u32string_view sign = std::u32string_view(head).substr(0, blank);
    if (sign.size() == 1) return kBullets.find(sign.front()) != std::u32string_view::npos;
    const bool closed = sign.back() == U'.' || sign.back() == U')';
    const auto body = closed ? sign.substr(0, sign.size() - 1) : sign;
    const bool numbers = std::ranges::all_of(body, [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.'; });
    if (numbers && body.size() <= 6 && (closed || body.find(U'.') != std::u32string_view::npos)) return true;
    const auto inner = body.starts_with(U'(') ? body.substr(1) : body;
    const bool letters = std::ranges::all_of(inner, [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)); });
    const bool roman = std::ranges::all_of(inner, [](char32_t c) { return std::u32string_view(U"ivxIVX").find(c) != std::u32string_view::npos; });
    return closed && letters && !inner.empty() && (inner.size() <= 2 || roman) && (sign.back() == U')' || inner.size() == 1 || roman);
}

bool is_closed(std::string_view text) {
    return std::u32string_view(U".;:?!。；：？！؟؛۔").find(last_sign(text)) != std::u32string_view::npos;
}

}  // namespace travaux::read::pdf
