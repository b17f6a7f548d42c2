#include "indexer/read/flow.hpp"

#include <algorithm>
#include <utility>

namespace travaux::read {

namespace {

/// Words that no style tells apart may be set off by the signs of plain text, as mail and converters do; they are read as there.
std::vector<Line> finished(const std::vector<StyledLine>& styled) {
    const bool plain = std::ranges::all_of(styled, [](const StyledLine& line) {
        return std::ranges::all_of(line.style, [](char style) { return style == kPlain; });
    });
    std::vector<Line> lines;
    if (plain) {
        std::vector<RawLine> raw;
        for (const StyledLine& line : styled) raw.push_back(raw_line(line.text, 0));
        lines = resolve(raw);
    } else {
        for (const StyledLine& line : styled) lines.push_back(finish(line, 0));
    }
    std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
    return lines;
}

}  // namespace

void Flow::text(std::string_view words, char style) {
    StyledLine& line = lines_.back();
    for (const char c : words) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank) line.append({&c, 1}, style);
        else if (!line.text.empty() && line.text.back() != ' ') line.append(" ", style);
    }
}

void Flow::note_mark(std::string_view label) {
    if (!label.empty()) lines_.back().append("[^" + std::string(label) + "]", kPlain);
}

std::string Flow::take_raised() {
    StyledLine& line = lines_.back();
    std::size_t begin = line.style.size();
    while (begin > 0 && (line.style[begin - 1] & kRaised) != 0) --begin;
    std::string raised = line.text.substr(begin);
    line.text.resize(begin);
    line.style.resize(begin);
    return raised;
}

void Flow::break_line() { lines_.emplace_back(); }

void Flow::break_page() {
    after_page_break_ = true;
    if (page_) ++*page_;
}

void Flow::set_page(int page) {
    after_page_break_ = after_page_break_ || (page_ && *page_ != page);
    page_ = page;
}

bool Flow::has_words() const {
    return std::ranges::any_of(lines_, [](const StyledLine& line) { return line.text.find_first_not_of(' ') != std::string::npos; });
}

void Flow::end_block(Hint hint, int level, std::string marker) {
    Block block;
    const bool in_front = hint == Hint::Heading && !marker.empty();
    if (in_front && has_words()) {
        StyledLine& first = lines_.front();
        const char style = first.style.empty() ? kPlain : first.style.front();
        first.text.insert(0, marker + ' ');
        first.style.insert(0, marker.size() + 1, static_cast<char>(style & ~kRaised));
    }
    block.lines = finished(lines_);
    lines_.assign(1, {});
    if (block.lines.empty()) return;
    block.hint = hint;
    block.level = level;
    if (!in_front) block.marker = std::move(marker);
    place(std::move(block));
}

void Flow::place(Block block) {
    for (Line& line : block.lines) line.number = ++last_line_;
    if (!block.page) block.page = page_;
    block.after_page_break = block.after_page_break || std::exchange(after_page_break_, false);
    blocks_.push_back(std::move(block));
}

void Flow::add(std::vector<Block> blocks) {
    for (Block& block : blocks) place(std::move(block));
}

std::vector<Block> note_blocks(std::vector<Block> content, const std::string& label) {
    for (std::size_t i = 0; i < content.size(); ++i) {
        content[i].hint = Hint::Footnote;
        content[i].level = 0;
        content[i].marker = i == 0 ? label : std::string();
    }
    return content;
}

std::vector<Block> furniture_blocks(const std::vector<Block>& content) {
    constexpr std::size_t kMost = 16;  // heads of many sections are their titles, which stand in the text as well
    std::vector<Block> blocks;
    const auto add = [&blocks](std::string text) {
        const bool known = std::ranges::any_of(blocks, [&](const Block& block) { return block.lines.front().text == text; });
        if (text.empty() || known || blocks.size() == kMost) return;
        Block& block = blocks.emplace_back();
        block.lines.push_back({std::move(text), 0, 0, false, {}});
        block.hint = Hint::Furniture;
    };
    for (const Block& block : content) {
        for (const std::string& cell : block.cells) add(cell);
        if (block.cells.empty())
            for (const Line& line : block.lines) add(line.text);
    }
    return blocks;
}

std::vector<Block> Flow::take() {
    end_block();
    return std::exchange(blocks_, {});
}

}  // namespace travaux::read
