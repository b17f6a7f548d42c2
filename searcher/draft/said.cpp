#include "searcher/draft/quotations.hpp"

#include <algorithm>
#include <cctype>

namespace travaux::draft {
namespace {

constexpr std::size_t kMostBeside = 24;  // bytes in the brackets of a citation that are none of it: "(see also …)"

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "a", "iv", "12": what a list mark counts with.
bool counts(std::string_view mark) {
    const bool digits = mark.size() <= 3 && std::ranges::all_of(mark, is_digit);
    const bool roman = mark.size() <= 5 && mark.find_first_not_of("ivxl") == std::string_view::npos;
    return !mark.empty() && (digits || roman || (mark.size() == 1 && std::isalpha(static_cast<unsigned char>(mark.front())) != 0));
}

// Behind the bracket that closes the one at `open`; 0 where none does.
std::size_t behind_bracket(std::string_view text, std::size_t open) {
    int depth = 0;  // "12(a)" has brackets of its own
    for (std::size_t end = open; end < text.size(); ++end) {
        depth += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
        if (depth == 0) return end + 1;
    }
    return 0;
}

bool is_citation(std::string_view inside, const Places& places) {
    const auto place = places.find(inside);
    if (!place) return false;
    const bool titled = std::ranges::find(place->parts, Part::Role::Title, &Part::role) != place->parts.end();
    return titled || inside.size() <= place->words.size() + kMostBeside;
}

}  // namespace

std::size_t list_mark(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at > 0 && counts(text.substr(0, at)) && text.substr(at).starts_with(". ")) return at + 2;  // "12. "
    if (at > 0 && text.substr(at).starts_with(" (")) ++at;                                          // "12 (a) "
    std::size_t end = 0;
    while (at < text.size() && (at == end || end == 0)) {
        const std::size_t inner = text[at] == '(' ? at + 1 : at;
        const std::size_t close = text.find(')', inner);
        if (close == std::string_view::npos || !counts(text.substr(inner, close - inner))) break;
        at = end = close + 1;
        if (text.substr(at).starts_with(" (")) {  // "(c) (ii) "
            const std::size_t next = text.find(')', at + 2);
            if (next != std::string_view::npos && counts(text.substr(at + 2, next - at - 2))) at = end = at + 1;
        }
    }
    return end > 0 && text.substr(end).starts_with(' ') ? end + 1 : 0;
}

std::string said(std::string_view text, const Places& places) {
    text.remove_prefix(list_mark(text));
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '(' ? behind_bracket(text, at) : 0;
        if (end > at && is_citation(text.substr(at + 1, end - at - 2), places)) {
            while (out.ends_with(' ')) out.pop_back();
            at = end;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace travaux::draft
