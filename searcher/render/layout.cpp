#include "searcher/render/layout.hpp"

#include "searcher/render/characters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::render {
namespace {

constexpr std::size_t kNarrowest = 20;

std::string_view escape(Look look) {
    switch (look) {
        case Look::Plain: return "";
        case Look::Strong: return "\x1b[1m";
        case Look::Quiet: return "\x1b[2m";
        case Look::Match: return "\x1b[1;33m";
    }
    return "";
}

struct Cell {
    char32_t code;
    Look look;
    std::size_t width;
};

std::vector<Cell> cells_of(const std::vector<Run>& runs) {
    std::vector<Cell> cells;
    std::size_t bytes = 0;
    for (const Run& run : runs) bytes += run.text.size();
    cells.reserve(bytes);
    for (const Run& run : runs)
        for (std::size_t at = 0; at < run.text.size();) {
            const char32_t code = printable(next_character(run.text, at));
            cells.push_back({code, run.look, columns(code)});
        }
    return cells;
}

// Where the line that starts at `begin` ends: after the last blank that fits, or before the wide character or the
// letter that no longer does.
std::size_t end_of_line(const std::vector<Cell>& cells, std::size_t begin, std::size_t width) {
    std::size_t used = 0;
    std::size_t breakable = begin;
    for (std::size_t i = begin; i < cells.size(); ++i) {
        if (cells[i].code == U' ') {
            breakable = i + 1;
        } else {
            if (i > begin && cells[i].width == 2 && cells[i - 1].width == 2) breakable = i;
            if (used + cells[i].width > width) return breakable > begin ? breakable : std::max(i, begin + 1);
        }
        used += cells[i].width;
    }
    return cells.size();
}

void print_line(std::string& out, const std::vector<Cell>& cells, std::size_t begin, std::size_t end, bool colour) {
    while (end > begin && cells[end - 1].code == U' ') --end;
    const bool isolate = std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(begin), cells.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const Cell& cell) { return is_right_to_left(cell.code); });
    if (isolate) out += kIsolate;
    Look look = Look::Plain;
    for (std::size_t i = begin; i < end; ++i) {
        if (colour && cells[i].look != look) {
            if (look != Look::Plain) out += "\x1b[0m";
            out += escape(cells[i].look);
            look = cells[i].look;
        }
        append_character(out, cells[i].code);
    }
    if (look != Look::Plain) out += "\x1b[0m";
    if (isolate) out += kEndIsolate;
    out += '\n';
}

std::string isolated(std::string text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_right_to_left(next_character(text, at))) return std::string(kIsolate).append(text).append(kEndIsolate);
    return text;
}

}  // namespace

std::vector<Run> highlighted(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& highlights, Look look) {
    std::vector<Run> runs{{"", look}};
    std::size_t index = 0;
    auto next = highlights.begin();
    for (std::size_t at = 0; at < text.size(); ++index) {
        while (next != highlights.end() && index >= next->second) ++next;
        const Look wanted = next != highlights.end() && index >= next->first ? Look::Match : look;
        if (runs.back().look != wanted) runs.push_back({"", wanted});
        append_character(runs.back().text, next_character(text, at));
    }
    return runs;
}

std::string laid_out(const std::vector<Run>& runs, const Style& style, std::size_t indent, std::string_view first) {
    const std::vector<Cell> cells = cells_of(runs);
    const std::size_t width = std::max(style.width, indent + kNarrowest) - indent;
    std::string out;
    for (std::size_t begin = 0; begin < cells.size();) {
        const std::size_t end = end_of_line(cells, begin, width);
        out += begin == 0 && !first.empty() ? std::string(first) : std::string(indent, ' ');
        print_line(out, cells, begin, end, style.colour);
        begin = end;
        while (begin < cells.size() && cells[begin].code == U' ') ++begin;
    }
    return out;
}

std::string styled(std::string_view text, Look look, const Style& style) {
    const std::string shown = isolated(printable(text));
    if (!style.colour || look == Look::Plain || text.empty()) return shown;
    return fmt::format("{}{}\x1b[0m", escape(look), shown);
}

}  // namespace travaux::render
