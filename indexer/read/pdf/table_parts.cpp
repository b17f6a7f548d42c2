#include "indexer/read/pdf/table_parts.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace travaux::read::pdf {
namespace {

using Cells = std::vector<std::vector<Line>>;

bool is_bold(const Cells& cells) {
    return std::ranges::all_of(cells, [](const auto& cell) { return std::ranges::all_of(cell, &Line::bold); });
}

std::size_t filled(const Cells& cells) {
    return static_cast<std::size_t>(std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); }));
}

std::string text_of(const Cells& cells) {
    std::string text;
    for (const auto& cell : cells)
        for (const auto& line : cell) text += line.text + " ";
    return text;
}

bool same_edges(const std::vector<double>& a, const std::vector<double>& b) {
    constexpr double kSame = 12;  // points: cells are set left, right and centred
    return a.size() == b.size() && std::ranges::equal(a, b, [](double x, double y) { return std::abs(x - y) <= kSame; });
}

}  // namespace

std::vector<Part> TableReader::parts_of(const Zone& zone, int page, bool right_to_left) {
    std::vector<Part> parts;
    for (const auto& row : zone.rows) {
        Part part;
        part.role = Role::Row;
        part.page = page;
        part.left = zone.left;
        for (const auto& cell : row) part.cells.push_back(lines_of(cell, right_to_left));
        parts.push_back(std::move(part));
    }
    if (parts.empty()) return parts;
    const auto& first = parts.front().cells;
    const bool others_plain = std::ranges::any_of(parts, [](const Part& part) { return !is_bold(part.cells); });
    if (is_bold(first) && others_plain && filled(first) * 2 > first.size()) header_ = first;
    else if (!same_edges(zone.edges, edges_)) header_.clear();
    edges_ = zone.edges;
    // A header of several rows is its first; one that comes again on each page is it too.
    for (auto& part : parts) {
        part.header = header_;
        if (!header_.empty() && text_of(part.cells) == text_of(header_)) part.cells = header_;
    }
    return parts;
}

}  // namespace travaux::read::pdf
