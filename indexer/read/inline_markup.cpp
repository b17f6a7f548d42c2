#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/inlines.hpp"
#include "indexer/read/markdown_parser.hpp"

#include <algorithm>

namespace travaux::read {
namespace {

/// Behind it no line opens a Markdown block, and emphasis sees a blank: inline rules without block rules.
constexpr std::string_view kGuard = "\u00A0";

/// Bytes given to the inline parser at once: some of its steps are quadratic, no paragraph is that long.
constexpr std::size_t kMaxPiece = 16U << 10U;

bool may_hold_markup(std::string_view text) { return text.find_first_of("*_[]<&`\\!~") != std::string_view::npos; }

StyledLine as_it_is(const RawLine& line) {
    StyledLine result;
    result.append(line.text, kPlain);
    result.number = line.number;
    return result;
}

/// Within a code span the parser makes a blank of a line end, and the guard behind it stays.
void drop_guards(StyledLine& line) {
    const auto joint = std::string(" ").append(kGuard);
    for (auto at = line.text.find(joint); at != std::string::npos; at = line.text.find(joint, at + 1)) {
        if ((line.style[at] & kCode) == 0) continue;
        line.text.erase(at + 1, kGuard.size());
        line.style.erase(at + 1, kGuard.size());
    }
}

/// One line for each raw line, where the parser kept them apart; else as many as it found.
std::vector<Line> resolve_piece(std::span<const RawLine> lines) {
    std::string text;
    for (const auto& line : lines) {
        text += kGuard;
        text += line.text;
        text += '\n';
    }
    const Tree tree = parse_markdown(text, Tables::Off);
    std::vector<Line> result;
    cmark_node* paragraph = cmark_node_first_child(tree.get());
    if (paragraph == nullptr) return result;
    for (auto& line : styled_lines(paragraph, Targets::KeepWords)) {
        const auto& raw = lines[std::min(static_cast<std::size_t>(line.number) - 1, lines.size() - 1)];
        line.number = raw.number;
        drop_guards(line);
        result.push_back(finish(line, raw.indent));
    }
    return result;
}

}  // namespace

RawLine raw_line(std::string_view text, int number) {
    constexpr int kTabStop = 4;
    RawLine line{{}, number, 0};
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        const auto c = next_character(text, next);
        if (!is_blank(c) && !is_invisible(c)) break;
        if (c == U'\t') line.indent += kTabStop - line.indent % kTabStop;
        else if (is_blank(c)) ++line.indent;
        begin = next;
    }
    text.remove_prefix(begin);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    line.text = text;
    return line;
}

std::vector<Line> resolve(std::span<const RawLine> lines) {
    std::vector<Line> result;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin, bytes = 0;
        bool markup = false;
        while (end < lines.size() && (end == begin || bytes + lines[end].text.size() <= kMaxPiece)) {
            bytes += lines[end].text.size();
            markup = markup || may_hold_markup(lines[end].text);
            ++end;
        }
        const auto piece = lines.subspan(begin, end - begin);
        if (markup && bytes <= kMaxPiece) {
            std::ranges::move(resolve_piece(piece), std::back_inserter(result));
        } else {
            for (const auto& line : piece) result.push_back(finish(as_it_is(line), line.indent));
        }
        begin = end;
    }
    return result;
}

Line inline_markup(std::string_view line) {
    std::string one(line);
    std::ranges::replace_if(one, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    const auto raw = raw_line(one, 0);
    auto lines = resolve({&raw, 1});
    return lines.empty() ? Line{} : std::move(lines.front());
}

}  // namespace travaux::read
