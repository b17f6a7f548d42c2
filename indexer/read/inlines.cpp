#include "indexer/read/inlines.hpp"

#include "indexer/read/characters.hpp"
#include "indexer/read/html_tag.hpp"
#include "indexer/read/markdown_parser.hpp"

#include <algorithm>
#include <optional>

namespace travaux::read {
namespace {

/// A label behind a word: where it ends, and the labels it holds ("1,2" holds two).
struct Marks {
    std::size_t end = 0;
    std::vector<std::string> labels;
};

/// One raised label at `at`: characters that are raised themselves, or between <sup> and </sup>.
std::optional<Marks> raised_label(const StyledLine& line, std::size_t at) {
    constexpr std::size_t kMaxRun = 64;  // bytes; longer runs are somebody's text
    Marks marks{at, {{}}};
    while (marks.end < line.text.size()) {
        if (marks.end - at > kMaxRun) return {};
        std::size_t next = marks.end;
        const bool tagged = (line.style[next] & kRaised) != 0;
        const auto c = next_character(line.text, next);
        const auto plain = tagged ? c : lowered(c);
        if (plain == 0) break;
        marks.end = next;
        if (plain == U'(' || plain == U')' || plain == U'[' || plain == U']' || is_blank(plain)) continue;
        if (plain == U',') marks.labels.emplace_back();
        else append_character(marks.labels.back(), plain);
    }
    return marks.end > at ? std::optional(marks) : std::nullopt;
}

/// `[^label]`
std::optional<Marks> bracket_label(const StyledLine& line, std::size_t at) {
    constexpr std::size_t kMaxLabel = 64;  // bytes; longer ones are somebody's text
    const std::string_view rest = std::string_view(line.text).substr(at);
    if (!rest.starts_with("[^") || (line.style[at] & kCode) != 0) return {};
    const auto close = rest.substr(0, kMaxLabel).find(']');
    if (close == std::string_view::npos || close == 2) return {};
    const auto label = rest.substr(2, close - 2);
    if (label.find_first_of(" \t[") != std::string_view::npos) return {};
    return Marks{at + close + 1, {std::string(label)}};
}

/// `*`, `**`, `†`: left over when emphasis is resolved, glued to the word before and not to one behind.
std::optional<Marks> symbol_label(const StyledLine& line, std::size_t at) {
    Marks marks{at, {{}}};
    if (at > 0 && line.text[at - 1] == '*') return {};
    while (marks.end < line.text.size()) {
        std::size_t next = marks.end;
        const auto c = next_character(line.text, next);
        if (c != U'*' && c != U'†' && c != U'‡') {
            if (is_word(c) || c == U'\\' || c == U'/' || c == U'=') return {};
            break;
        }
        marks.end = next;
        append_character(marks.labels.back(), c);
    }
    return marks.end > at && (line.style[at] & kCode) == 0 ? std::optional(marks) : std::nullopt;
}

/// A quick look: most characters are no mark.
bool may_be_mark(const StyledLine& line, std::size_t at) {
    const auto byte = static_cast<unsigned char>(line.text[at]);
    return byte >= 0x80U || byte == '[' || byte == '*' || (line.style[at] & kRaised) != 0;
}

/// The mark or row of marks at `at` (`¹˒²`, `¹, ²`), if notes are marked there.
std::optional<Marks> marks_at(const StyledLine& line, std::size_t at, std::string_view before) {
    const auto one = [&line](std::size_t from) -> std::optional<Marks> {
        if (auto raised = raised_label(line, from)) return raised;
        if (auto bracket = bracket_label(line, from)) return bracket;
        return symbol_label(line, from);
    };
    const auto bracketed = [&line](std::size_t from) { return line.text[from] == '['; };
    // A run of raised characters is a mark from its beginning or not at all.
    if (before.empty() || !may_be_mark(line, at) || lowered(last_character(before)) != 0) return {};
    auto marks = one(at);
    if (!marks) return {};
    if (!bracketed(at)) {
        for (const auto& label : marks->labels)
            if (!is_note_mark(before, label)) return {};
    }
    while (marks->end < line.text.size()) {
        std::size_t next = marks->end;
        auto c = next_character(line.text, next);
        if (c == U',' || c == U'˒') {
            while (next < line.text.size() && is_blank(static_cast<unsigned char>(line.text[next]))) ++next;
        } else {
            next = marks->end;
        }
        if (next == line.text.size()) break;
        auto more = raised_label(line, next);
        if (!more) more = bracket_label(line, next);
        if (!more) break;
        marks->end = more->end;
        for (auto& label : more->labels) marks->labels.push_back(std::move(label));
    }
    return marks;
}

/// Whether bold holds from the first bold word to the end, with nothing but numbers and signs before it.
class Boldness {
public:
    void see(char32_t c, bool strong) {
        if (!is_word(c)) return;
        any_ = any_ || strong;
        whole_ = whole_ && (strong || (!any_ && !is_letter(c)));
    }
    bool whole() const { return any_ && whole_; }

private:
    bool any_ = false;
    bool whole_ = true;
};

/// `~~` pairs: cmark's strikethrough extension changes a table shared by all threads, so they are taken here.
bool is_strikethrough(const StyledLine& line, std::size_t at) {
    const std::string_view text = line.text;
    if (!text.substr(at).starts_with("~~") || (line.style[at] & kCode) != 0) return false;
    const bool alone = (at == 0 || text[at - 1] != '~') && !text.substr(at + 2).starts_with('~');
    const bool blank_before = at == 0 || text[at - 1] == ' ';
    const bool blank_behind = at + 2 >= text.size() || text[at + 2] == ' ';
    return alone && !(blank_before && blank_behind);
}

bool looks_like_target(std::string_view url) {
    return url.empty() || url.find_first_of("#/:.@?=%") != std::string_view::npos;
}

}  // namespace

void StyledLine::append(std::string_view more, char flags) {
    text += more;
    style.append(more.size(), flags);
}

Line finish(const StyledLine& line, int indent) {
    Line result;
    result.number = line.number;
    result.indent = indent;
    Boldness boldness;
    for (std::size_t at = 0; at < line.text.size();) {
        if (is_strikethrough(line, at)) {
            at += 2;
            continue;
        }
        if (const auto marks = marks_at(line, at, result.text)) {
            // `word [^1].`: the blank belongs to the mark, unless it parts two words.
            std::size_t behind = marks->end;
            const bool glued = behind < line.text.size() && is_word(next_character(line.text, behind));
            while (!glued && result.text.ends_with(' ')) result.text.pop_back();
            for (const auto& label : marks->labels)
                if (!label.empty()) result.marks.push_back({result.text.size(), label});
            at = marks->end;
            continue;
        }
        const char style = line.style[at];
        auto c = next_character(line.text, at);
        // A soft hyphen that ends a line says that its word goes on in the next one.
        const bool word_goes_on = c == U'\u00AD' && at == line.text.size() && !result.text.empty();
        if (is_invisible(c) && !word_goes_on) continue;
        if (is_blank(c)) c = U' ';
        if (c == U' ' && result.text.empty()) continue;
        boldness.see(c, (style & kStrong) != 0);
        append_character(result.text, (style & kRaised) != 0 ? raised(c) : c);
    }
    while (result.text.ends_with(' ')) result.text.pop_back();
    for (auto& mark : result.marks) mark.at = std::min(mark.at, result.text.size());
    result.strong = boldness.whole();
    return result;
}

Line join_cells(const std::vector<Line>& cells, int number, int indent) {
    constexpr std::string_view kBetween = " | ";
    Line row;
    row.number = number;
    row.indent = indent;
    for (const auto& cell : cells) {
        if (cell.text.empty()) continue;
        if (!row.text.empty()) row.text += kBetween;
        for (const auto& mark : cell.marks) row.marks.push_back({mark.at + row.text.size(), mark.label});
        row.text += cell.text;
    }
    row.strong = !row.text.empty() &&
                 std::ranges::all_of(cells, [](const Line& cell) { return cell.strong || cell.text.empty(); });
    return row;
}

std::vector<StyledLine> styled_lines(cmark_node* node, Targets targets) {
    std::vector<StyledLine> lines(1);
    lines.back().number = std::max(cmark_node_get_start_line(node), 1);
    int strong = 0;
    bool superscript = false;
    const auto append = [&](std::string_view text, char more) {
        lines.back().append(text, static_cast<char>((strong > 0 ? kStrong : 0) | (superscript ? kRaised : 0) | more));
    };
    const auto literal = [](cmark_node* of) {
        const char* text = cmark_node_get_literal(of);
        return std::string_view(text == nullptr ? "" : text);
    };
    const Iterator walk(cmark_iter_new(node));
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
        cmark_node* at = cmark_iter_get_node(walk.get());
        const auto type = cmark_node_get_type(at);
        if (type == CMARK_NODE_STRONG) {
            strong += event == CMARK_EVENT_ENTER ? 1 : -1;
        } else if (type == CMARK_NODE_TEXT) {
            if (lines.back().text.empty()) lines.back().number = std::max(lines.back().number, cmark_node_get_start_line(at));
            append(literal(at), kPlain);
        } else if (type == CMARK_NODE_LINK) {
            const char* url = cmark_node_get_url(at);
            if (event == CMARK_EVENT_EXIT && targets == Targets::KeepWords && url != nullptr && !looks_like_target(url))
                append(std::string("(").append(url).append(")"), kPlain);
        } else if (type == CMARK_NODE_CODE) {
            append(literal(at), kCode);
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            const int number = lines.back().number;
            lines.emplace_back().number = number + 1;
        } else if (type == CMARK_NODE_HTML_INLINE) {
            const auto tag = html_tag(literal(at));
            if (!tag.known) append(literal(at), kPlain);
            else if (tag.name == "sup") superscript = !tag.closing;
            else if (tag.breaks) append(" ", kPlain);
        }
    }
    // cmark counts from the link definitions before a paragraph, which are gone: its end is sure.
    const int missing = cmark_node_get_end_line(node) - lines.back().number;
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && missing > 0)
        for (auto& line : lines) line.number += missing;
    return lines;
}

}  // namespace travaux::read
