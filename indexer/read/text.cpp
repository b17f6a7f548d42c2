#include "indexer/read/formats.hpp"
#include "indexer/read/inlines.hpp"

#include <algorithm>

namespace travaux::read {
namespace {

/// Gathers lines into blocks.
class TextReader {
public:
    explicit TextReader(bool has_pages) : has_pages_(has_pages) {}

    void line(std::string_view text, int number) {
        const auto raw = raw_line(text, number);
        if (raw.text.empty()) end_block();
        else lines_.push_back(raw);
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
    void end_block() {
        Block block;
        for (auto& line : resolve(lines_))
            if (!line.text.empty()) block.lines.push_back(std::move(line));
        lines_.clear();
        if (block.lines.empty()) return;
        block.after_page_break = after_page_break_;
        if (has_pages_) block.page = page_;
        after_page_break_ = false;
        blocks_.push_back(std::move(block));
    }

    std::vector<Block> blocks_;
    std::vector<RawLine> lines_;
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
