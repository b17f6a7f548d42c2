#include "indexer/read/html_tag.hpp"

#include <algorithm>
#include <array>

namespace travaux::read {
namespace {

constexpr std::array<std::string_view, 29> kInline{
    "a",   "abbr", "acronym", "b",    "bdi", "bdo",    "big", "cite", "code", "del", "dfn", "em",  "font", "i",  "ins",
    "kbd", "mark", "q",       "s",    "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"};

constexpr std::array<std::string_view, 46> kBreaking{
    "address", "article", "aside",  "blockquote", "body",  "br",   "caption", "center", "col",    "colgroup", "dd",   "details",
    "div",     "dl",      "dt",     "figcaption", "figure", "footer", "h1",   "h2",     "h3",     "h4",       "h5",   "h6",
    "head",    "header",  "hr",     "html",       "img",   "li",   "link",    "main",   "meta",   "nav",      "ol",   "p",
    "pre",     "section", "summary", "table",     "tbody", "td",   "tfoot",   "th",     "thead",  "tr"};

}  // namespace

HtmlTag html_tag(std::string_view text) {
    HtmlTag tag;
    if (text.starts_with("<!--")) {
        tag.known = true;
        return tag;
    }
    std::size_t at = 1;
    if (at < text.size() && text[at] == '/') {
        tag.closing = true;
        ++at;
    }
    const auto is_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    for (; at < text.size() && is_name(text[at]); ++at)
        tag.name += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    tag.breaks = tag.name == "ul" || std::ranges::find(kBreaking, tag.name) != kBreaking.end();
    tag.known = tag.breaks || std::ranges::find(kInline, tag.name) != kInline.end();
    return tag;
}

std::vector<HtmlLine> html_lines(std::string_view html, int first_line) {
    constexpr std::size_t kMaxTag = 2000;  // bytes; a longer one is text
    const auto last_comment_end = html.rfind("-->");
    std::vector<HtmlLine> lines{{{}, first_line}};
    for (std::size_t at = 0; at < html.size();) {
        const auto rest = html.substr(at);
        std::size_t size = 0;
        bool ends_line = false;
        if (rest.starts_with("<!--") && last_comment_end != std::string_view::npos && at < last_comment_end) {
            size = rest.find("-->") + 3;
        } else if (rest.starts_with('<')) {
            const auto tag = html_tag(rest.substr(0, kMaxTag));
            if (tag.breaks) size = rest.substr(0, kMaxTag).find('>') + 1;
            ends_line = tag.name != "td" && tag.name != "th";
        }
        const auto passed = rest.substr(0, std::max<std::size_t>(size, 1));
        if (size == 0 && passed != "\n") lines.back().text += passed;
        else lines.back().text += ' ';
        const auto newlines = static_cast<int>(std::ranges::count(passed, '\n'));
        if (newlines > 0 || (size > 0 && ends_line)) {
            const int number = lines.back().number + newlines;
            lines.emplace_back().number = number;
        }
        at += passed.size();
    }
    return lines;
}

}  // namespace travaux::read
