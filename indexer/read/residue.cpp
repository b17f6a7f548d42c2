#include "indexer/read/residue.hpp"

#include <algorithm>

namespace travaux::read {
namespace {

std::string_view trim(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
    const auto end = text.find_last_not_of(" \t");
    return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

bool is_rule_cell(std::string_view cell) { return cell.find('-') != std::string_view::npos && cell.find_first_not_of(":-") == std::string_view::npos; }

}  // namespace

std::optional<std::pair<int, std::string_view>> heading_residue(std::string_view line) {
    constexpr std::size_t kDeepest = 6;
    const auto signs = std::min(line.find_first_not_of('#'), line.size());
    if (signs == 0 || signs > kDeepest || signs == line.size() || line[signs] != ' ') return {};
    auto words = trim(line.substr(signs));
    const auto closing = words.find_last_not_of('#');
    if (closing != std::string_view::npos && closing + 1 < words.size() && words[closing] == ' ') words = trim(words.substr(0, closing));
    if (words.find_first_not_of('#') == std::string_view::npos) return {};
    return std::pair(static_cast<int>(signs), words);
}

std::optional<std::pair<std::string, std::string_view>> note_residue(std::string_view line) {
    constexpr std::size_t kLongestLabel = 32;
    if (!line.starts_with("[^")) return {};
    const auto end = line.find("]:");
    if (end == std::string_view::npos || end == 2 || end > kLongestLabel || line.substr(0, end).find(' ') != std::string_view::npos) return {};
    return std::pair(std::string(line.substr(2, end - 2)), trim(line.substr(end + 2)));
}

bool is_row_residue(std::string_view line) {
    return line.size() > 2 && line.front() == '|' && line.back() == '|' && std::ranges::count(line, '|') >= 3;
}

std::optional<std::vector<std::string_view>> cells_of_row(std::string_view line) {
    std::vector<std::string_view> cells;
    while (!line.empty()) {
        std::size_t end = line.find('|');
        while (end != std::string_view::npos && end > 0 && line[end - 1] == '\\') end = line.find('|', end + 1);
        end = std::min(end, line.size());
        cells.push_back(trim(line.substr(0, end)));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    if (std::ranges::all_of(cells, is_rule_cell)) return {};
    return cells;
}

}  // namespace travaux::read
