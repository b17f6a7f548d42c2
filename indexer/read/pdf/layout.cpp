#include "indexer/read/pdf/layout.hpp"

#include "indexer/read/pdf/furniture.hpp"
#include "indexer/read/pdf/glyphs.hpp"
#include "indexer/read/pdf/joins.hpp"
#include "indexer/read/pdf/paragraphs.hpp"
#include "indexer/read/pdf/roles.hpp"
#include "indexer/read/pdf/table_parts.hpp"
#include "indexer/read/pdf/zones.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace travaux::read::pdf {
namespace {

/// A column's lines, or a table.
struct Stretch {
    Zone zone;
    std::vector<Line> lines;
};

struct ReadPage {
    std::vector<Part> heads, feet;
    std::vector<Stretch> stretches;
};

/// Text that a font without names turned into signs is none.
bool has_text(const Page& page) {
    std::size_t known = 0, lost = 0;
    const auto count = [&](const std::vector<Word>& words) {
        for (const auto& word : words)
            for (const char32_t c : word.text) {
                if (c == U'\uFFFD') ++lost;
                else if (is_letter(c)) ++known;
            }
    };
    count(page.words);
    for (const auto& words : page.turned) count(words);
    return known > lost && known > 0;
}

double size_of(const std::vector<Line>& lines) {
    std::map<double, std::size_t> sizes;
    for (const auto& line : lines) sizes[line.size] += line.characters;
    return sizes.empty() ? 0 : std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
}

Part part_of(std::vector<Line> lines, Role role, int page, double left) {
    Part part;
    part.size = size_of(lines);
    part.lines = std::move(lines);
    part.role = role;
    part.page = page;
    part.left = left;
    return part;
}

std::vector<Part> furniture_of(const std::vector<std::vector<Word>>& segments, const Page& page) {
    std::vector<Part> parts;
    for (const auto& words : segments)
        if (auto lines = lines_of(words, page.right_to_left); !lines.empty()) parts.push_back(part_of(std::move(lines), Role::Furniture, page.number, 0));
    return parts;
}

std::vector<Word> take_bar_codes(std::vector<Word>& words) {
    const auto rest = std::stable_partition(words.begin(), words.end(), [](const Word& word) { return !word.bar_code; });
    std::vector<Word> codes(rest, words.end());
    words.erase(rest, words.end());
    return codes;
}

void add_stretches(std::vector<Word> words, bool right_to_left, std::vector<Stretch>& stretches) {
    for (auto& zone : zones_of(std::move(words))) {
        auto lines = lines_of(zone.words, right_to_left);
        stretches.push_back({std::move(zone), std::move(lines)});
    }
}

ReadPage read_page(const Page& page, Parted parted) {
    ReadPage result;
    const auto codes = take_bar_codes(parted.text);
    result.heads = furniture_of(parted.heads, page);
    add_stretches(std::move(parted.text), page.right_to_left, result.stretches);
    for (const auto& words : page.turned) add_stretches(words, false, result.stretches);
    result.feet = furniture_of({parted.line_numbers, codes}, page);
    for (auto& part : furniture_of(parted.feet, page)) result.feet.push_back(std::move(part));
    return result;
}

std::vector<Part> parts_of(std::vector<ReadPage> read, const std::vector<Page>& pages) {
    std::vector<std::vector<Line>> columns;
    for (const auto& page : read)
        for (const auto& stretch : page.stretches) columns.push_back(stretch.lines);
    const double leading = usual_leading(columns);
    TableReader tables;
    std::vector<Part> parts;
    for (std::size_t p = 0; p < read.size(); ++p) {
        const std::size_t first = parts.size();
        std::ranges::move(read[p].heads, std::back_inserter(parts));
        for (auto& stretch : read[p].stretches) {
            const std::size_t begin = parts.size();
            if (stretch.zone.rows.empty())
                for (auto& lines : paragraphs_of(std::move(stretch.lines), leading))
                    parts.push_back(part_of(std::move(lines), Role::Text, pages[p].number, stretch.zone.left));
            else
                std::ranges::move(tables.parts_of(stretch.zone, pages[p].number, pages[p].right_to_left), std::back_inserter(parts));
            if (stretch.zone.opens_column && begin < parts.size()) parts[begin].opens = true;
        }
        std::ranges::move(read[p].feet, std::back_inserter(parts));
        if (first < parts.size()) parts[first].opens = true;
    }
    return parts;
}

}  // namespace

Layout read_layout(std::string_view bytes) {
    auto document = open(bytes);
    Layout layout;
    layout.warnings = std::move(document.warnings);
    for (const auto& page : document.pages)
        if (!has_text(page)) layout.pages_without_text.push_back(page.number);
    auto parted = part_furniture(document.pages);
    std::vector<ReadPage> read;
    for (std::size_t p = 0; p < document.pages.size(); ++p) read.push_back(read_page(document.pages[p], std::move(parted[p])));
    layout.parts = parts_of(std::move(read), document.pages);
    find_footnotes(layout.parts);
    if (!document.title.empty()) document.outline.insert(document.outline.begin(), {document.title, 1});
    find_headings(layout.parts, document.outline);
    join_over_columns(layout.parts);
    return layout;
}

}  // namespace travaux::read::pdf
