#include "searcher/render/layout.hpp"

#include "searcher/render/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace travaux::render {
namespace {

constexpr std::size_t kNarrowest = 20;

std::string_view escape(Look look) {
    switch (look) {
        case Look::Plain: return "";
        case Look::Strong: return "\x1b[1m";
        case Look::Quiet: return "\x1b[2m";
        case Look::Match: return "\x1b[1;33m";
    }
    return "";
}

// Printable text, and where in it another look begins.
struct Printed {
    struct Change {
        std::size_t at = 0;
        Look look = Look::Plain;
    };
    std::string text;
    std::vector<Change> looks;
};

Printed joined(const std::vector<Run>& runs) {
    Printed line;
    for (const Run& run : runs) {
        line.looks.push_back({line.text.size(), run.look});
        append_printable(line.text, run.text);
    }
    return line;
}

// Where the line that starts at `begin` ends: after the last blank that fits, or before the wide character or the
// letter that no longer does.
std::size_t end_of_line(std::string_view text, std::size_t begin, std::size_t width) {
    std::size_t used = 0;
    std::size_t breakable = begin;
    std::size_t before = 0;  // columns of the character before
    for (std::size_t next = begin; next < text.size();) {
        const std::size_t at = next;
        const char32_t code = next_character(text, next);
        const std::size_t own = columns(code);
        if (code == U' ') {
            breakable = next;
        } else {
            if (own == 2 && before == 2) breakable = at;
            if (used + own > width) return breakable > begin ? breakable : at > begin ? at : next;
        }
        used += own;
        before = own;
    }
    return text.size();
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_right_to_left(next_character(text, at))) return true;
    return false;
}

void print_coloured(std::string& out, const Printed& line, std::size_t begin, std::size_t end) {
    Look look = Look::Plain;
    for (auto change = line.looks.begin(); change != line.looks.end(); ++change) {
        const std::size_t from = std::max(begin, change->at);
        const std::size_t to = std::min(end, std::next(change) == line.looks.end() ? line.text.size() : std::next(change)->at);
        if (from >= to) continue;
        if (change->look != look) {
            if (look != Look::Plain) out += "\x1b[0m";
            out += escape(change->look);
            look = change->look;
        }
        out.append(line.text, from, to - from);
    }
    if (look != Look::Plain) out += "\x1b[0m";
}

void print_line(std::string& out, const Printed& line, std::size_t begin, std::size_t end, bool colour) {
    while (end > begin && line.text[end - 1] == ' ') --end;
    const bool isolate = has_right_to_left(std::string_view(line.text).substr(begin, end - begin));
    if (isolate) out += kIsolate;
    if (colour) print_coloured(out, line, begin, end);
    else out.append(line.text, begin, end - begin);
    if (isolate) out += kEndIsolate;
    out += '\n';
}

std::string isolated(std::string text) {
    return has_right_to_left(text) ? std::string(kIsolate).append(text).append(kEndIsolate) : text;
}

}  // namespace

std::vector<Run> highlighted(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& highlights, Look look) {
    std::vector<Run> runs;
    std::size_t at = 0;
    std::size_t index = 0;  // in code points
    const auto add_until = [&](std::size_t end, Look wanted) {
        const std::size_t begin = at;
        for (; index < end && at < text.size(); ++index) next_character(text, at);
        if (begin < at) runs.push_back({std::string(text.substr(begin, at - begin)), wanted});
    };
    for (const auto& [begin, end] : highlights) {
        add_until(begin, look);
        add_until(end, Look::Match);
    }
    add_until(std::string_view::npos, look);
    return runs;
}

std::string laid_out(const std::vector<Run>& runs, const Style& style, std::size_t indent, std::string_view first) {
    const Printed line = joined(runs);
    const std::size_t width = std::max(style.width, indent + kNarrowest) - indent;
    std::string out;
    out.reserve(line.text.size() + line.text.size() / 4 + indent + first.size());
    for (std::size_t begin = 0; begin < line.text.size();) {
        const std::size_t end = end_of_line(line.text, begin, width);
        if (begin == 0 && !first.empty()) out += first;
        else out.append(indent, ' ');
        print_line(out, line, begin, end, style.colour);
        begin = std::min(line.text.find_first_not_of(' ', end), line.text.size());
    }
    return out;
}

std::string styled(std::string_view text, Look look, const Style& style) {
    const std::string shown = isolated(printable(text));
    if (!style.colour || look == Look::Plain || text.empty()) return shown;
    return fmt::format("{}{}\x1b[0m", escape(look), shown);
}

}  // namespace travaux::render
