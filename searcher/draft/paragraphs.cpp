#include "searcher/draft/draft.hpp"

#include <algorithm>
#include <cctype>

namespace travaux::draft {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_rule(std::string_view line) {
    return line.size() >= 3 && std::ranges::all_of(line, [&](char c) { return (c == '-' || c == '*' || c == '_' || c == '=') && c == line.front(); });
}

// The length of a mark that begins a paragraph of its own (`## `, `- `, `12. `, `(a) `), or 0. A printed number stays in the
// text where it may be one of a sentence.
std::size_t mark_length(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && line[at] == '#') ++at;
    if (at > 0 && at <= 6 && at < line.size() && line[at] == ' ') return at + 1;
    for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "– ", "— "})
        if (line.starts_with(bullet)) return bullet.size();
    at = line.starts_with('(') ? 1 : 0;
    const std::size_t label = at;
    while (at < line.size() && at - label < 4 && std::isalnum(static_cast<unsigned char>(line[at])) != 0) ++at;
    const bool number = at > label && std::all_of(line.begin() + static_cast<std::ptrdiff_t>(label), line.begin() + static_cast<std::ptrdiff_t>(at),
                                                  [](char c) { return c >= '0' && c <= '9'; });
    const bool short_label = number || (label == 1 && at > label);
    const bool closed = short_label && at + 1 < line.size() && (line[at] == ')' || (line[at] == '.' && label == 0)) && line[at + 1] == ' ';
    return closed ? at + 2 : 0;
}

// `[words](target)` is its words, `[^n]` nothing; `**`, `__`, backquotes and backslashes before marks go.
std::string without_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("**") || rest.starts_with("__")) at += 2;
        else if (rest.front() == '`') ++at;
        else if (rest.front() == '*' && rest.size() > 1 && (rest[1] != ' ' || (at > 0 && text[at - 1] != ' '))) ++at;
        else if (rest.front() == '\\' && rest.size() > 1 && std::ispunct(static_cast<unsigned char>(rest[1])) != 0) out += rest[1], at += 2;
        else if (rest.starts_with("[^") && rest.find(']') < 24) at += rest.find(']') + 1;
        else if (const std::size_t close = rest.find("]("); rest.front() == '[' && close != std::string_view::npos && close < rest.find('[', 1) &&
                 rest.find(')', close) != std::string_view::npos) {
            out += without_marks(rest.substr(1, close - 1));
            at += rest.find(')', close) + 1;
        } else out += rest.front(), ++at;
    }
    return out;
}

class Collector {
public:
    void underlined() { open_.heading = open_.heading || open_.text.find('\n') == std::string::npos; }
    void heading() { open_.heading = true; }
    void line(std::string_view text, std::size_t number, bool quoted, bool begins) {
        if (begins || quoted != open_.quoted) end();
        if (open_.text.empty()) open_ = {{}, number, quoted};
        else open_.text += '\n';
        open_.text += text;
    }
    void end() {
        open_.text = without_marks(open_.text);
        while (open_.text.starts_with('\n')) open_.text.erase(0, 1), ++open_.line;
        open_.text = trimmed(open_.text);
        for (std::size_t at = 0; at < open_.text.size(); ++at)
            if (open_.text[at] == '\n') open_.text[at] = ' ', open_.breaks.push_back(at + 1);
        if (!open_.text.empty()) all_.push_back(std::move(open_));
        open_ = {};
    }
    std::vector<Paragraph> all() && { return end(), std::move(all_); }

private:
    Paragraph open_;
    std::vector<Paragraph> all_;
};

}  // namespace

std::size_t Paragraph::line_at(std::size_t byte) const {
    if (line == 0) return 0;
    return line + static_cast<std::size_t>(std::ranges::upper_bound(breaks, byte) - breaks.begin());
}

std::vector<Paragraph> paragraphs(std::string_view draft) {
    if (draft.starts_with("\xEF\xBB\xBF")) draft.remove_prefix(3);
    Collector collector;
    std::size_t number = 0;
    bool front_matter = draft.starts_with("---\n") && draft.find("\n---\n", 3) != std::string_view::npos;
    bool code = false;
    for (std::size_t at = 0; at < draft.size();) {
        std::size_t end = std::min(draft.find_first_of("\r\n", at), draft.size());
        const std::string_view raw = draft.substr(at, end - at);
        if (end + 1 < draft.size() && draft[end] == '\r' && draft[end + 1] == '\n') ++end;
        at = end + 1;
        ++number;
        std::string_view line = trimmed(raw);
        if (front_matter) {
            front_matter = number == 1 || line != "---";
            continue;
        }
        if (line.starts_with("```") || line.starts_with("~~~")) {
            code = !code;
            collector.end();
            continue;
        }
        if (code || line.empty() || is_rule(line)) {
            if (!code && (line.starts_with('=') || line.starts_with('-'))) collector.underlined();
            collector.end();
            continue;
        }
        bool quoted = false;
        while (line.starts_with('>')) {
            quoted = true;
            line = trimmed(line.substr(1));
        }
        const std::size_t mark = mark_length(line);
        collector.line(trimmed(line.substr(mark)), number, quoted, mark > 0);
        if (line.starts_with('#') && mark > 0) {
            collector.heading();
            collector.end();
        }
    }
    return std::move(collector).all();
}

}  // namespace travaux::draft
