#include "schema/table.hpp"

#include "schema/error.hpp"

#include <algorithm>

namespace travaux::schema {
namespace {

// Cells are kept as they stand: an empty cell between two tabs is a cell.
void read_cells(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return;
        line.remove_prefix(tab + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

MappedFile open_table(const std::filesystem::path& file) {
    MappedFile mapped(file);
    if (mapped.state() != MappedFile::State::Mapped) throw Error(ErrorCode::NotFound, "the table " + file.string() + " cannot be opened");
    return mapped;
}

std::vector<std::vector<std::string>> read_table(const std::filesystem::path& file,
                                                 std::initializer_list<std::string_view> columns) {
    std::vector<std::vector<std::string>> rows;
    each_row(open_table(file).bytes(), file, columns, [&](std::span<const std::string_view> cells) { rows.emplace_back(cells.begin(), cells.end()); });
    return rows;
}

void each_row(std::string_view text, const std::filesystem::path& file, std::initializer_list<std::string_view> columns,
              const std::function<void(std::span<const std::string_view> cells)>& visit) {
    std::vector<std::size_t> wanted;
    std::size_t width = 0;
    std::vector<std::string_view> cells;
    std::vector<std::string_view> row;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        read_cells(line, cells);
        const auto fault = [&](std::string_view what) {
            return Error(ErrorCode::Input, file.string() + ":" + std::to_string(number) + ": " + std::string(what));
        };
        if (width == 0) {
            width = cells.size();
            for (std::string_view column : columns) {
                const auto found = std::ranges::find(cells, column);
                if (found == cells.end()) throw fault("there is no column " + std::string(column));
                wanted.push_back(static_cast<std::size_t>(found - cells.begin()));
            }
            continue;
        }
        if (cells.size() > width) throw fault("more cells than columns");
        row.clear();
        for (std::size_t column : wanted)
            row.push_back(column < cells.size() ? trimmed(cells[column]) : std::string_view{});
        visit(row);
    }
}

std::vector<std::string> split_cell(std::string_view cell, char separator) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        if (const std::string_view part = trimmed(cell.substr(0, end)); !part.empty()) parts.emplace_back(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

}  // namespace travaux::schema
