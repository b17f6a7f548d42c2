#include "indexer/read/markdown_source.hpp"

#include <algorithm>

namespace travaux::read {
namespace {

constexpr std::size_t kMaxIndent = 4 * kMaxDepth;  // columns; deeper blanks mean nothing
constexpr std::size_t kMaxLinks = 4000;  // `[` in one run of lines; its resolution is quadratic

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
        result.append(text.substr(0, at)).append(to);
        text.remove_prefix(at + from.size());
    }
    return result.append(text);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the list sign or quote sign at the beginning of `rest`, 0 where there is none.
std::size_t container_sign(std::string_view rest) {
    if (rest.empty()) return 0;
    if (rest[0] == '>') return 1;
    std::size_t size = 0;
    if (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') {
        size = 1;
    } else {
        while (size < rest.size() && size < 9 && is_digit(rest[size])) ++size;
        if (size == 0 || size == rest.size() || (rest[size] != '.' && rest[size] != ')')) return 0;
        ++size;
    }
    return size == rest.size() || rest[size] == ' ' || rest[size] == '\t' ? size : 0;
}

bool is_rule(std::string_view line) {
    return line.find_first_not_of("-*_ \t") == std::string_view::npos;
}

/// Cuts blanks at the beginning to kMaxIndent, and hides the container signs beyond kMaxDepth from the parser.
void cap_nesting(std::string& line) {
    const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (indent > kMaxIndent) line.erase(kMaxIndent, indent - kMaxIndent);
    if (is_rule(line)) return;
    std::size_t at = 0;
    for (int depth = 0; at < line.size(); ++depth) {
        at = std::min(line.find_first_not_of(" \t", at), line.size());
        const auto sign = container_sign(std::string_view(line).substr(at));
        if (sign == 0) return;
        if (depth == kMaxDepth) {
            line.insert(at, kSplit);
            return;
        }
        at += sign;
    }
}

/// Declarations and processing instructions are no markup here, and looking for their end is quadratic.
void hide_declarations(std::string& line) {
    std::string hidden;
    std::size_t copied = 0;
    for (auto at = line.find('<'); at != std::string::npos; at = line.find('<', at + 1)) {
        const auto rest = std::string_view(line).substr(at + 1);
        if (!rest.starts_with('?') && (!rest.starts_with('!') || rest.starts_with("!--"))) continue;
        hidden.append(line, copied, at + 1 - copied).append(kSplit);
        copied = at + 1;
    }
    if (copied > 0) line = hidden.append(line, copied, std::string::npos);
}

/// Marks footnote definitions and their later paragraphs, which stand four columns in.
class Footnotes {
public:
    void mark(std::string& line) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos) {
            after_blank_ = true;
            return;
        }
        const bool starts_paragraph = after_blank_;
        after_blank_ = false;
        if (begin < kIndent && line.find('\t') >= begin && define(line, begin)) {
            inside_ = true;
        } else if (begin >= kIndent || line[0] == '\t') {
            if (!inside_) return;
            line.erase(0, line[0] == '\t' ? 1 : kIndent);
            if (starts_paragraph) line.insert(0, std::string(kNoteBegin).append(kNoteEnd));
        } else if (starts_paragraph) {
            inside_ = false;
        }
    }

private:
    static constexpr std::size_t kIndent = 4;
    static constexpr std::size_t kMaxLabel = 64;  // bytes

    static bool define(std::string& line, std::size_t begin) {
        const auto rest = std::string_view(line).substr(begin, kMaxLabel);
        if (!rest.starts_with("[^")) return false;
        const auto close = rest.find("]:");
        if (close == std::string_view::npos || close == 2) return false;
        const auto label = rest.substr(2, close - 2);
        if (label.find_first_of(" \t[]") != std::string_view::npos) return false;
        line.replace(begin + close, 2, kNoteEnd);
        line.replace(begin, 2, kNoteBegin);
        return true;
    }

    bool inside_ = false;
    bool after_blank_ = true;
};

/// Runs of lines with too many brackets keep them as text.
void escape_brackets(std::vector<std::string>& lines) {
    const auto is_empty = [](const std::string& line) { return line.find_first_not_of(" \t") == std::string::npos; };
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end = std::find_if(begin + 1, lines.end(), is_empty);
        std::size_t brackets = 0;
        for (auto line = begin; line != end; ++line)
            brackets += static_cast<std::size_t>(std::ranges::count(*line, '['));
        if (brackets > kMaxLinks)
            for (auto line = begin; line != end; ++line) {
                std::string escaped;
                for (const char c : *line) {
                    if (c == '[') escaped += '\\';
                    escaped += c;
                }
                *line = std::move(escaped);
            }
        begin = end;
    }
}

}  // namespace

MarkdownSource prepare_markdown(std::string_view text) {
    MarkdownSource source;
    Footnotes footnotes;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        for (const auto sign : {kNoteBegin, kNoteEnd, kSplit}) line = replaced(line, sign, "");
        if (line.find('\f') != std::string::npos) {
            source.page_breaks.push_back(static_cast<int>(source.lines.size()) + 1);
            std::ranges::replace(line, '\f', ' ');
        }
        std::ranges::replace(line, '\r', ' ');
        footnotes.mark(line);
        hide_declarations(line);
        cap_nesting(line);
        source.lines.push_back(std::move(line));
    }
    escape_brackets(source.lines);
    return source;
}

std::string restore(std::string_view text) {
    const auto later_paragraphs = replaced(text, std::string(kNoteBegin).append(kNoteEnd), "");
    return replaced(replaced(later_paragraphs, kNoteBegin, "[^"), kNoteEnd, "]:");
}

}  // namespace travaux::read
