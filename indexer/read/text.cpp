#include "indexer/read/formats.hpp"
#include "indexer/read/inlines.hpp"
#include "indexer/read/residue.hpp"

#include <algorithm>
#include <utility>

namespace travaux::read {
namespace {

/// Gathers lines into blocks.
class TextReader {
public:
    explicit TextReader(bool has_pages) : has_pages_(has_pages) {}

    void line(std::string_view text, int number) {
        auto raw = raw_line(text, number);
        if (raw.text.empty() || (!lines_.empty() && is_row_residue(raw.text) != is_row_residue(lines_.back().text))) end_block();
        if (const auto heading = heading_residue(raw.text)) {
            end_block();
            raw.text = heading->second;
            lines_.push_back(raw);
            end_block(Hint::Heading, heading->first);
        } else if (const auto note = note_residue(raw.text)) {
            end_block();
            note_ = note->first;
            raw.text = note->second;
            lines_.push_back(raw);
        } else if (!raw.text.empty()) {
            lines_.push_back(raw);
        }
    }

    void page_break() {
        end_block();
        ++page_;
        after_page_break_ = true;
    }

    std::vector<Block> take() {
        end_block();
        return std::move(blocks_);
    }

private:
    void end_block(Hint hint = Hint::None, int level = 0) {
        if (!lines_.empty() && is_row_residue(lines_.front().text)) return end_table();
        Block block;
        for (auto& line : resolve(lines_))
            if (!line.text.empty()) block.lines.push_back(std::move(line));
        lines_.clear();
        block.hint = note_.empty() ? hint : Hint::Footnote;
        block.level = level;
        block.marker = std::exchange(note_, {});
        place(std::move(block));
    }

    void end_table() {
        std::vector<std::string> header;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto cells = cells_of_row(lines_[i].text.substr(1));
            if (!cells) continue;
            Block block;
            std::vector<Line> lines;
            for (const auto cell : *cells) {
                lines.push_back(inline_markup(cell));
                block.cells.push_back(lines.back().text);
            }
            if (i == 0 && lines_.size() > 1 && !cells_of_row(lines_[1].text.substr(1))) header = block.cells;
            block.lines.push_back(join_cells(lines, lines_[i].number, lines_[i].indent));
            if (block.lines.front().text.empty()) continue;
            block.hint = Hint::TableRow;
            block.header = header;
            place(std::move(block));
        }
        lines_.clear();
    }

    void place(Block block) {
        if (block.lines.empty()) return;
        block.after_page_break = after_page_break_;
        if (has_pages_) block.page = page_;
        after_page_break_ = false;
        blocks_.push_back(std::move(block));
    }

    std::vector<Block> blocks_;
    std::vector<RawLine> lines_;  // of the block at hand
    std::string note_;            // its label where it is a note
    int page_ = 1;
    bool has_pages_ = false;
    bool after_page_break_ = false;
};

}  // namespace

std::vector<Block> read_text(std::string_view text) {
    TextReader reader(text.find('\f') != std::string_view::npos);
    int number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        for (auto feed = line.find('\f'); feed != std::string_view::npos; feed = line.find('\f')) {
            reader.line(line.substr(0, feed), number);
            reader.page_break();
            line.remove_prefix(feed + 1);
        }
        reader.line(line, number);
    }
    return reader.take();
}

}  // namespace travaux::read
