#include "indexer/read/flow.hpp"

#include <algorithm>
#include <utility>

namespace travaux::read {

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
    for (const StyledLine& styled : lines_) {
        Line line = finish(styled, 0);
        if (!line.text.empty()) block.lines.push_back(std::move(line));
    }
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

std::vector<Block> Flow::take() {
    end_block();
    return std::exchange(blocks_, {});
}

}  // namespace travaux::read
