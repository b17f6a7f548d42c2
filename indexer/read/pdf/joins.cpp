#include "indexer/read/pdf/joins.hpp"

#include "indexer/read/pdf/paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace travaux::read::pdf {
namespace {

// In ems of the type.
constexpr double kFlush = 0.12;  // lines that reach the margin end this close to each other
constexpr double kSetIn = 0.5;   // a first line further in than this begins a paragraph

bool is_flush(const Line& a, const Line& b) { return std::abs(a.box.right - b.box.right) <= kFlush * a.size; }

/// Set to both margins, up to the last line.
bool is_cut(const Part& part) {
    if (part.lines.size() < 3) return false;
    const auto& last = part.lines.back();
    const auto flush = std::ranges::count_if(part.lines, [&](const Line& line) { return is_flush(line, last); });
    return flush * 3 >= static_cast<std::ptrdiff_t>(part.lines.size()) * 2;
}

bool goes_on(const Part& part) {
    const auto& first = part.lines.front();
    if (opens_with_sign(first.text) || (!first.raised.empty() && first.raised.front().begin == 0) || first.bold) return false;
    const double margin = part.lines.size() > 1 ? part.lines[1].box.left : part.left;
    return first.box.left - margin < kSetIn * first.size;
}

bool is_aside(const Part& part) { return part.role == Role::Furniture || part.role == Role::Footnote; }

}  // namespace

void join_over_columns(std::vector<Part>& parts) {
    std::vector<Part> joined;
    std::optional<std::size_t> last;  // index in `joined` of the last part that does not stand aside
    bool opens = false;               // a column began since
    for (auto& part : parts) {
        opens = opens || part.opens;
        const bool text = part.role == Role::Text;
        if (text && opens && last && joined[*last].role == Role::Text && std::abs(joined[*last].size - part.size) < 0.3 &&
            is_cut(joined[*last]) && goes_on(part)) {
            for (auto& line : part.lines) {
                line.box.left += joined[*last].left - part.left;
                line.box.right += joined[*last].left - part.left;
            }
            std::ranges::move(part.lines, std::back_inserter(joined[*last].lines));
            continue;
        }
        const bool aside = is_aside(part);
        joined.push_back(std::move(part));
        if (aside) continue;
        last = joined.size() - 1;
        opens = false;
    }
    parts = std::move(joined);
}

}  // namespace travaux::read::pdf
