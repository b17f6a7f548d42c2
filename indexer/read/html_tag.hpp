// HTML tags that turn up in text and Markdown: which of them are markup, and which only look like it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace travaux::read {

struct HtmlTag {
    std::string name;      // lower case
    bool known = false;    // an HTML tag or comment; false: `<member State>`, somebody's words
    bool closing = false;
    bool breaks = false;   // it parts words: <br>, <p>, <td> …
};

/// Reads one tag with its angle brackets.
HtmlTag html_tag(std::string_view text);

struct HtmlLine {
    std::string text;
    int number = 0;
};

/// An HTML block without its comments and the tags that part words; inline tags stay. A line ends where one
/// does in the source, and where a tag (but a table cell's) parts words.
std::vector<HtmlLine> html_lines(std::string_view html, int first_line);

}  // namespace travaux::read
