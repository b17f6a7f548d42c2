#include "indexer/read/formats.hpp"
#include "indexer/read/html_tag.hpp"
#include "indexer/read/inlines.hpp"
#include "indexer/read/markdown_parser.hpp"
#include "indexer/read/markdown_source.hpp"
#include "indexer/read/residue.hpp"
#include "indexer/read/rows.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace travaux::read {
namespace {

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? "" : text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Turns cmark's tree into blocks, in one pass without recursion.
class MarkdownReader {
public:
    explicit MarkdownReader(const MarkdownSource& source) : source_(source) {}

    std::vector<Block> read(cmark_node* document) {
        const Iterator walk(cmark_iter_new(document));
        for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
            cmark_node* node = cmark_iter_get_node(walk.get());
            if (event == CMARK_EVENT_ENTER) enter(node);
            else if (cmark_node_get_type(node) == CMARK_NODE_ITEM) leave_item(node);
            // What is within was read as a whole.
            if (event == CMARK_EVENT_ENTER && is_leaf(node)) cmark_iter_reset(walk.get(), node, CMARK_EVENT_EXIT);
        }
        return std::move(blocks_);
    }

private:
    static bool is_table(cmark_node* node) { return std::string_view(cmark_node_get_type_string(node)) == "table"; }

    static bool is_leaf(cmark_node* node) {
        const auto type = cmark_node_get_type(node);
        return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_table(node);
    }

    void enter(cmark_node* node) {
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_ITEM) markers_.push_back(printed_marker(node));
        else if (type == CMARK_NODE_HEADING) heading(node);
        else if (type == CMARK_NODE_PARAGRAPH) paragraph(node);
        else if (type == CMARK_NODE_CODE_BLOCK) code(node);
        else if (type == CMARK_NODE_HTML_BLOCK) html(node);
        else if (is_table(node)) table(node);
    }

    /// cmark renumbers lists; what is printed stands in the source.
    std::string printed_marker(cmark_node* item) const {
        const auto line = static_cast<std::size_t>(cmark_node_get_start_line(item)) - 1;
        const auto column = static_cast<std::size_t>(cmark_node_get_start_column(item)) - 1;
        if (line >= source_.lines.size() || column >= source_.lines[line].size()) return {};
        const auto rest = std::string_view(source_.lines[line]).substr(column);
        return std::string(rest.substr(0, rest.find_first_of(" \t")));
    }

    static bool is_number(std::string_view marker) { return marker.find_first_of("0123456789") != std::string_view::npos; }

    /// A printed number stays where its item holds nothing else.
    void leave_item(cmark_node* item) {
        const auto marker = markers_.back();
        markers_.pop_back();
        if (!is_number(marker)) return;
        const int number = cmark_node_get_start_line(item);
        Block block;
        block.lines.push_back({marker, number, indent_of(number), false, {}});
        place(std::move(block));
    }

    std::vector<Line> finished(const std::vector<StyledLine>& styled) const {
        std::vector<Line> lines;
        for (const auto& line : styled) {
            auto done = finish(line, indent_of(line.number));
            if (!done.text.empty()) lines.push_back(std::move(done));
        }
        return lines;
    }

    int indent_of(int number) const {
        const auto line = static_cast<std::size_t>(number) - 1;
        return line < source_.lines.size() ? raw_line(source_.lines[line], number).indent : 0;
    }

    /// Adds a block where it has words, with the list item it stands in.
    void add(std::vector<Line> lines, Hint hint = Hint::None) {
        if (lines.empty()) return;
        Block block;
        block.lines = std::move(lines);
        block.hint = hint;
        if (!markers_.empty() && hint == Hint::None) {
            block.hint = Hint::ListItem;
            block.level = static_cast<int>(markers_.size());
            block.marker = std::exchange(markers_.back(), {});
        }
        place(std::move(block));
    }

    void place(Block block) {
        const int first = block.lines.front().number;
        const auto breaks = std::ranges::upper_bound(source_.page_breaks, first) - source_.page_breaks.begin();
        block.after_page_break = breaks > page_breaks_seen_;
        page_breaks_seen_ = breaks;
        if (!source_.page_breaks.empty()) block.page = static_cast<int>(breaks) + 1;
        blocks_.push_back(std::move(block));
    }

    void heading(cmark_node* node) {
        auto lines = finished(styled_lines(node, Targets::Drop));
        if (lines.empty()) return;
        // A numbered heading that Markdown takes for a list item: its number is its own.
        if (!markers_.empty()) {
            const auto marker = std::exchange(markers_.back(), {});
            if (is_number(marker)) {
                lines.front().text.insert(0, marker + ' ');
                for (auto& mark : lines.front().marks) mark.at += marker.size() + 1;
            }
        }
        Block block;
        block.lines = std::move(lines);
        block.hint = Hint::Heading;
        block.level = cmark_node_get_heading_level(node);
        place(std::move(block));
    }

    /// A paragraph, and the footnotes defined within its run of lines.
    void paragraph(cmark_node* node) {
        std::vector<StyledLine> run;
        std::optional<std::string> label;
        const auto end_run = [&] {
            auto lines = finished(run);
            run.clear();
            if (!label) {
                add(std::move(lines));
            } else if (!lines.empty()) {
                Block block;
                block.lines = std::move(lines);
                block.hint = Hint::Footnote;
                block.marker = *label;
                place(std::move(block));
            }
        };
        auto styled = styled_lines(node, Targets::Drop);
        // cmark cuts a table's header off the paragraph before it, and leaves that without a place.
        const bool cut_off = cmark_node_get_start_line(node) == 0 && cmark_node_next(node) != nullptr;
        if (cut_off) {
            const int first = cmark_node_get_start_line(cmark_node_next(node));
            for (std::size_t i = 0; i < styled.size(); ++i) styled[i].number = first + static_cast<int>(i);
            cut_off_ = static_cast<int>(styled.size());
        }
        for (auto& line : styled) {
            const auto begin = line.text.find(kNoteBegin);
            const auto end = line.text.find(kNoteEnd);
            if (begin != std::string::npos && end != std::string::npos && begin < end) {
                end_run();
                label = line.text.substr(begin + kNoteBegin.size(), end - begin - kNoteBegin.size());
                line.style.erase(begin, end + kNoteEnd.size() - begin);
                line.text.erase(begin, end + kNoteEnd.size() - begin);
            }
            run.push_back(std::move(line));
        }
        end_run();
    }

    void html(cmark_node* node) {
        const auto text = html_lines(restore(literal(node)), cmark_node_get_start_line(node));
        std::vector<RawLine> raw;
        for (const auto& line : text) {
            raw.push_back(raw_line(line.text, line.number));
            raw.back().indent = indent_of(line.number);
        }
        auto lines = resolve(raw);
        std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
        add(std::move(lines));
    }

    void code(cmark_node* node) {
        const auto text = restore(literal(node));
        int number = cmark_node_get_start_line(node);
        int length = 0, offset = 0;
        char fence = 0;
        if (cmark_node_get_fenced(node, &length, &offset, &fence) != 0) ++number;
        std::vector<StyledLine> lines;
        for (const auto line : lines_of(text)) {
            StyledLine& styled = lines.emplace_back();
            styled.append(line, kCode);
            styled.number = number++;
        }
        add(finished(lines));
    }

    /// cmark drops what a row has more than the header.
    void add_cells_left_out(int number, std::vector<Line>& cells, std::vector<std::string>& texts) const {
        const auto line = static_cast<std::size_t>(number) - 1;
        if (line >= source_.lines.size()) return;
        auto row = raw_line(source_.lines[line], number).text;
        if (row.starts_with('|')) row.remove_prefix(1);
        const auto raw = cells_of_row(row);
        for (std::size_t i = cells.size(); raw && i < raw->size(); ++i) {
            cells.push_back(inline_markup(restore((*raw)[i])));
            texts.push_back(cells.back().text);
        }
    }

    void table(cmark_node* node) {
        std::vector<std::string> header;
        for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
            const bool is_header = row == cmark_node_first_child(node);
            const int number = cmark_node_get_start_line(row) + (is_header ? std::exchange(cut_off_, 0) : 0);
            std::vector<Line> cells;
            Block block;
            for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
                cells.push_back(finish(styled_lines(cell, Targets::Drop).front(), 0));
                block.cells.push_back(cells.back().text);
            }
            add_cells_left_out(number, cells, block.cells);
            auto line = join_cells(cells, number, indent_of(number));
            if (is_header) header = block.cells;
            if (line.text.empty()) continue;
            block.lines.push_back(std::move(line));
            block.hint = Hint::TableRow;
            block.header = header;
            place(std::move(block));
        }
    }

    const MarkdownSource& source_;
    std::vector<Block> blocks_;
    std::vector<std::string> markers_;  // of the items around, outermost first; empty once a block has it
    std::ptrdiff_t page_breaks_seen_ = 0;
    int cut_off_ = 0;  // lines of the paragraph before a table that cmark counts as the table's
};

}  // namespace

std::vector<Block> read_markdown(std::string_view text) {
    const auto source = prepare_markdown(text);
    std::string joined;
    joined.reserve(text.size() + source.lines.size());
    for (const auto& line : source.lines) {
        joined += line;
        joined += '\n';
    }
    const Tree tree = parse_markdown(joined, Tables::On);
    return MarkdownReader(source).read(tree.get());
}

}  // namespace travaux::read
