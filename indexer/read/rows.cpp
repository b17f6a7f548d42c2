#include "indexer/read/rows.hpp"

#include "indexer/read/inlines.hpp"

#include <algorithm>
#include <iterator>

namespace travaux::read {
namespace {

bool is_empty(const Line& cell) { return cell.text.empty(); }

std::size_t filled(const Row& row) {
    return row.cells.size() - static_cast<std::size_t>(std::ranges::count_if(row.cells, is_empty));
}

bool looks_like_header(const Row& row) {
    return filled(row) > 1 && std::ranges::all_of(row.cells, [](const Line& cell) { return cell.strong || is_empty(cell); });
}

std::vector<std::string> texts(const Row& row) {
    std::vector<std::string> result;
    for (const Line& cell : row.cells) result.push_back(cell.text);
    return result;
}

}  // namespace

void append_words(Line& line, const Line& more) {
    if (more.text.empty()) return;
    line.strong = (line.text.empty() || line.strong) && more.strong;
    if (!line.text.empty()) line.text += ' ';
    for (const NoteMark& mark : more.marks) line.marks.push_back({mark.at + line.text.size(), mark.label});
    line.text += more.text;
}

void Row::add_cell(std::vector<Block> content, int more) {
    constexpr int kMostColumns = 64;
    Line whole;
    for (const Block& block : content) {
        if (!block.marker.empty()) append_words(whole, {block.marker, 0, 0, whole.strong || whole.text.empty(), {}});
        for (const Line& line : block.lines) append_words(whole, line);
    }
    cells.push_back(std::move(whole));
    cells.resize(cells.size() + static_cast<std::size_t>(std::clamp(more, 0, kMostColumns)));
    std::ranges::move(content, std::back_inserter(blocks));
}

std::vector<Block> table_blocks(const std::vector<Row>& rows) {
    std::vector<Block> blocks;
    const bool frame = std::ranges::all_of(rows, [](const Row& row) { return row.cells.size() < 2; });
    const bool marked = std::ranges::any_of(rows, &Row::header);
    std::vector<std::string> header;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        if (row.header || (!marked && i == 0 && rows.size() > 1 && looks_like_header(row))) header = texts(row);
        if (frame) {
            blocks.insert(blocks.end(), row.blocks.begin(), row.blocks.end());
            continue;
        }
        Line line = join_cells(row.cells, 0, 0);
        if (line.text.empty()) continue;
        Block& block = blocks.emplace_back();
        block.lines.push_back(std::move(line));
        block.hint = Hint::TableRow;
        if (!row.blocks.empty()) {
            block.page = row.blocks.front().page;
            block.after_page_break = row.blocks.front().after_page_break;
        }
        block.cells = texts(row);
        block.header = header;
    }
    return blocks;
}

}  // namespace travaux::read
