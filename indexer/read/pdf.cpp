#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/inlines.hpp"
#include "indexer/read/pdf/glyphs.hpp"
#include "indexer/read/pdf/layout.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace travaux::read {
namespace {

constexpr double kColumn = 0.5;  // ems: the width of a usual letter, by which indents are counted

StyledLine styled(const pdf::Line& line, int number) {
    StyledLine styled;
    std::size_t at = 0;
    const char flags = line.bold ? kStrong : kPlain;
    const std::string_view text = line.text;
    for (const auto& raised : line.raised) {
        styled.append(text.substr(at, raised.begin - at), flags);
        styled.append(text.substr(raised.begin, raised.end - raised.begin), static_cast<char>(flags | kRaised));
        at = raised.end;
    }
    styled.append(text.substr(at), flags);
    styled.number = number;
    return styled;
}

/// Words of the report in lower case, as they stand inside lines: they tell whether a hyphen at a line's end is one.
class Vocabulary {
public:
    void see(std::string_view text) {
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find(' ', begin), text.size());
            words_.insert(bare(text.substr(begin, end - begin)));
            begin = end + 1;
        }
    }

    /// Whether "imple-" and "mentation" are one word, as far as the report tells.
    bool joins(std::string_view head, std::string_view tail) const {
        const auto begin = head.rfind(' ') + 1;  // 0 where there is none
        return words_.contains(bare(std::string(head.substr(begin)) + std::string(tail.substr(0, tail.find(' ')))));
    }

private:
    static std::string bare(std::string_view word) {
        std::string result;
        for (const char c : word)
            if (std::string_view(".,;:!?()[]\"").find(c) == std::string_view::npos) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return result;
    }

    std::unordered_set<std::string> words_;
};

/// The lines of a cell as one text: a table's row has no lines of its own.
std::string joined(const std::vector<pdf::Line>& lines, const Vocabulary& vocabulary) {
    std::string text;
    for (const auto& line : lines) {
        const std::string more = finish(styled(line, 0), 0).text;
        const char32_t last = last_character(text);
        if (last == U'\u00AD') text.resize(text.size() - 2);
        else if (last == U'-' && text.size() > 1 && is_letter(last_character(std::string_view(text).substr(0, text.size() - 1)))) {
            const auto head = std::string_view(text).substr(0, text.size() - 1);
            if (vocabulary.joins(head, more)) text.pop_back();
        } else if (!text.empty() && !joins_without_blank(text, more)) text += ' ';
        text += more;
    }
    return text;
}

class BlockMaker {
public:
    explicit BlockMaker(const std::vector<pdf::Part>& parts) {
        for (const auto& part : parts)
            for (const auto& line : part.lines) vocabulary_.see(line.text);
    }

    std::optional<Block> block_of(const pdf::Part& part) {
        Block block;
        block.hint = hint_of(part.role);
        block.level = part.level;
        block.marker = part.label;
        block.page = part.page;
        block.after_page_break = opens_ || part.opens;
        if (part.role == pdf::Role::Row) set_row(block, part);
        else
            for (const auto& line : part.lines) add_line(block, line, part.left);
        opens_ = block.lines.empty() && block.after_page_break;
        return block.lines.empty() ? std::nullopt : std::optional(std::move(block));
    }

private:
    static Hint hint_of(pdf::Role role) {
        switch (role) {
            case pdf::Role::Heading: return Hint::Heading;
            case pdf::Role::Footnote: return Hint::Footnote;
            case pdf::Role::Row: return Hint::TableRow;
            case pdf::Role::Furniture: return Hint::Furniture;
            case pdf::Role::Text: break;
        }
        return Hint::Paragraph;
    }

    void add_line(Block& block, const pdf::Line& line, double left) {
        const double columns = std::max(0.0, line.box.left - left) / (line.size * kColumn);
        auto finished = finish(styled(line, number_ + 1), static_cast<int>(std::lround(columns)));
        if (finished.text.empty()) return;
        ++number_;
        block.lines.push_back(std::move(finished));
    }

    void set_row(Block& block, const pdf::Part& part) {
        Line line;
        line.number = ++number_;
        for (const auto& cell : part.cells) {
            block.cells.push_back(joined(cell, vocabulary_));
            if (block.cells.back().empty()) continue;
            if (!line.text.empty()) line.text += " | ";
            line.text += block.cells.back();
        }
        for (const auto& cell : part.header) block.header.push_back(joined(cell, vocabulary_));
        if (!line.text.empty()) block.lines.push_back(std::move(line));
    }

    Vocabulary vocabulary_;
    int number_ = 0;
    bool opens_ = false;  // a page's first part gave no block: the next one is the first
};

}  // namespace

PdfText read_pdf(std::string_view bytes) {
    auto layout = pdf::read_layout(bytes);
    PdfText text;
    text.pages_without_text = std::move(layout.pages_without_text);
    text.warnings = std::move(layout.warnings);
    BlockMaker maker(layout.parts);
    for (const auto& part : layout.parts)
        if (auto block = maker.block_of(part)) text.blocks.push_back(std::move(*block));
    return text;
}

}  // namespace travaux::read
