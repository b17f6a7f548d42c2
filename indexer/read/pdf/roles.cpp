#include "indexer/read/pdf/roles.hpp"

#include "indexer/read/pdf/glyphs.hpp"
#include "indexer/read/pdf/paragraphs.hpp"
#include "schema/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace travaux::read::pdf {
namespace {

constexpr double kSmaller = 0.93;  // of the body's size: type of notes
constexpr double kLarger = 1.08;   // type of headings
constexpr std::size_t kLongestHeading = 200;  // characters without blanks
constexpr std::size_t kMostLines = 5;         // of a heading
constexpr int kLowest = 6;                    // level of headings

std::size_t characters(const Part& part) {
    std::size_t count = 0;
    for (const auto& line : part.lines) count += line.characters;
    return count;
}

/// "1", "*", "a": the raised sign that opens the part, and its bytes.
std::string raised_label(const Part& part) {
    const auto& line = part.lines.front();
    if (line.raised.empty() || line.raised.front().begin != 0) return {};
    return line.text.substr(0, line.raised.front().end);
}

/// "1 See …", "1. See …", "* See …": a label that stands like the text beside it.
std::string plain_label(const std::string& text) {
    const auto blank = text.find(' ');
    if (blank == std::string::npos || blank > 4) return {};
    std::string label = text.substr(0, blank);
    if (label.ends_with('.') || label.ends_with(')')) label.pop_back();
    const bool number = !label.empty() && std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
    const bool star = !label.empty() && (std::ranges::all_of(label, [](char c) { return c == '*'; }) || label == "†" || label == "‡");
    return number || star ? label : std::string{};
}

void take_label(Part& part, std::string label) {
    auto& line = part.lines.front();
    const auto end = std::min(line.text.find_first_not_of(" .)", label.size()), line.text.size());
    if (end == line.text.size()) return;  // a label alone is a text
    part.label = std::move(label);
    line.text.erase(0, end);
    std::erase_if(line.raised, [end](const Raised& raised) { return raised.end <= end; });
    for (auto& raised : line.raised) raised.begin -= std::min(raised.begin, end), raised.end -= end;
}

/// Labels that stand raised inside the texts of a page.
std::set<std::string> marks_of_page(const std::vector<Part>& parts, std::size_t begin, std::size_t end) {
    std::set<std::string> marks;
    for (std::size_t i = begin; i < end; ++i)
        for (const auto& line : parts[i].lines)
            for (const auto& raised : line.raised)
                if (raised.begin > 0) marks.insert(line.text.substr(raised.begin, raised.end - raised.begin));
    return marks;
}

/// Cuts the part where a line opens with a label that stands as a mark on its page: the parts behind the first.
std::vector<Part> cut_at_labels(Part& part, const std::set<std::string>& marks) {
    std::vector<Part> cut;
    for (std::size_t i = part.lines.size(); i-- > 1;) {
        if (!marks.contains(plain_label(part.lines[i].text))) continue;
        Part behind = part;
        behind.opens = false;
        behind.lines.assign(part.lines.begin() + static_cast<std::ptrdiff_t>(i), part.lines.end());
        part.lines.resize(i);
        cut.insert(cut.begin(), std::move(behind));
    }
    return cut;
}

/// Parts [begin, end) of one column, from its foot upwards: small ones, as far as they open with marks or go on.
/// Returns how many parts more there are: notes set without white between them.
std::size_t find_notes_of_column(std::vector<Part>& parts, std::size_t begin, std::size_t end, double body, const std::set<std::string>& marks) {
    std::size_t first = end;
    while (first > begin && parts[first - 1].role == Role::Text && parts[first - 1].size < body * kSmaller) --first;
    if (first == end) return 0;
    const std::size_t before = parts.size();
    for (std::size_t i = end; i-- > first;) {
        auto cut = cut_at_labels(parts[i], marks);
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move_iterator(cut.begin()), std::move_iterator(cut.end()));
    }
    const std::size_t more = parts.size() - before;
    end += more;
    const auto label_of = [&](const Part& part) {
        auto label = raised_label(part);
        if (!label.empty()) return label;
        label = plain_label(part.lines.front().text);
        return marks.contains(label) ? label : std::string{};
    };
    std::size_t noted = first;  // the first that opens with a mark
    while (noted < end && label_of(parts[noted]).empty()) ++noted;
    if (noted == end) return more;
    // What stands above the first mark goes on from the page before; a table's note or a caption would not open so low.
    constexpr std::size_t kMostAbove = 2;
    if (noted - first > kMostAbove) first = noted;
    for (std::size_t i = first; i < end; ++i) {
        auto label = label_of(parts[i]);
        parts[i].role = Role::Footnote;
        if (!label.empty()) take_label(parts[i], std::move(label));
    }
    return more;
}

/// What sets headings apart, the loudest first.
using Style = std::tuple<int, bool, bool>;  // half points, bold, capitals

bool is_capitals(const Part& part) {
    bool letters = false;
    for (const auto& line : part.lines)
        for (std::size_t at = 0; at < line.text.size();) {
            const auto c = static_cast<UChar32>(schema::next_character(line.text, at));
            if (u_islower(c)) return false;
            letters = letters || u_isupper(c);
        }
    return letters;
}

bool is_bold(const Part& part) { return std::ranges::all_of(part.lines, &Line::bold); }

Style style_of(const Part& part) { return {static_cast<int>(part.size * 2 + 0.5), is_bold(part), is_capitals(part)}; }

/// Letters and figures in lower case: what an outline and a page have in common.
std::string folded(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(schema::next_character(text, at));
        if (u_isalnum(c)) schema::append_character(result, static_cast<char32_t>(u_tolower(c)));
    }
    return result;
}

std::string folded(const Part& part) {
    std::string text;
    for (const auto& line : part.lines) text += line.text;
    return folded(text);
}

/// Titles of the outline with their levels, or none where it says little that is printed.
std::map<std::string, int> believed(const std::vector<OutlineEntry>& outline, const std::vector<Part>& parts) {
    std::map<std::string, int> levels;
    for (const auto& entry : outline)
        if (auto title = folded(entry.title); !title.empty()) levels.emplace(std::move(title), entry.level);
    std::set<std::string> printed;
    for (const auto& part : parts)
        if (part.role == Role::Text && part.lines.size() <= kMostLines) printed.insert(folded(part));
    const auto found = std::ranges::count_if(levels, [&](const auto& entry) { return printed.contains(entry.first); });
    if (found * 2 < static_cast<std::ptrdiff_t>(levels.size())) levels.clear();
    return levels;
}

bool could_be_heading(const Part& part) {
    if (part.role != Role::Text || part.lines.size() > kMostLines || characters(part) > kLongestHeading) return false;
    const auto& last = part.lines.back().text;
    return !last.ends_with(';') && !last.ends_with(',') &&
           std::ranges::any_of(part.lines, [](const Line& line) { return std::ranges::any_of(folded(line.text), [](char c) { return c < '0' || c > '9'; }); });
}

}  // namespace

double body_size(const std::vector<Part>& parts) {
    std::map<int, std::size_t> sizes;  // in quarter points
    for (const auto& part : parts)
        if (part.role == Role::Text) sizes[static_cast<int>(part.size * 4 + 0.5)] += characters(part);
    const auto most = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; });
    return most == sizes.end() ? 0 : most->first / 4.0;
}

void find_footnotes(std::vector<Part>& parts) {
    const double body = body_size(parts);
    for (std::size_t begin = 0; begin < parts.size();) {
        std::size_t end = begin;
        while (end < parts.size() && parts[end].page == parts[begin].page) ++end;
        const auto marks = marks_of_page(parts, begin, end);
        std::size_t foot = end;
        while (foot > begin && parts[foot - 1].role == Role::Furniture) --foot;
        for (std::size_t i = foot; i > begin; --i)
            if (i == foot || parts[i].opens) end += find_notes_of_column(parts, begin, i, body, marks);
        begin = end;
    }
}

void find_headings(std::vector<Part>& parts, const std::vector<OutlineEntry>& outline) {
    const double body = body_size(parts);
    std::size_t bold = 0, all = 0;
    for (const auto& part : parts)
        if (part.role == Role::Text) all += characters(part), bold += is_bold(part) ? characters(part) : 0;
    const bool bold_body = bold * 2 > all;
    const auto titles = believed(outline, parts);

    std::set<Style, std::greater<>> styles;
    const auto is_loud = [&](const Part& part) {
        if (!could_be_heading(part)) return false;
        if (part.size > body * kLarger) return true;
        const auto& last = part.lines.back().text;
        return part.size > body * kSmaller && is_bold(part) && !bold_body && (last.ends_with('?') || !is_closed(last));
    };
    for (const auto& part : parts)
        if (is_loud(part)) styles.insert(style_of(part));
    for (auto& part : parts) {
        const bool loud = is_loud(part);
        const auto title = could_be_heading(part) ? titles.find(folded(part)) : titles.end();
        if (!loud && title == titles.end()) continue;
        part.role = Role::Heading;
        const auto rank = std::distance(styles.begin(), styles.find(style_of(part)));
        part.level = std::min(title != titles.end() ? title->second : static_cast<int>(rank) + 1, kLowest);
    }
}

}  // namespace travaux::read::pdf
