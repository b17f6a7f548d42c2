#include "searcher/search/caret.hpp"

#include "schema/utf8.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cstddef>
#include <vector>

namespace travaux::search {
namespace {

struct Character {
    std::string bytes;
    std::size_t begin = 0;  // in the query
    std::size_t columns = 1;
};

std::size_t columns_of(UChar32 code) {
    const int type = u_charType(code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// An ill-formed byte is shown as U+FFFD.
std::vector<Character> characters(std::string_view text) {
    std::vector<Character> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto well_formed = schema::next_well_formed(text, at);
        const auto code = static_cast<UChar32>(well_formed.value_or(0));
        if (!well_formed) all.push_back({"\uFFFD", begin, 1});
        else if (u_iscntrl(code) != 0 || u_isspace(code) != 0) all.push_back({" ", begin, 1});
        else all.push_back({std::string(text.substr(begin, at - begin)), begin, columns_of(code)});
    }
    return all;
}

std::size_t columns(const std::vector<Character>& all, std::size_t from, std::size_t to) {
    std::size_t sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += all[i].columns;
    return sum;
}

}  // namespace

std::string with_caret(const query::Problem& problem, std::string_view text) {
    const std::vector<Character> all = characters(text.substr(0, problem.place.begin + 8 * kCaretLine));  // the rest is cut off in any case
    std::size_t place = 0;
    while (place < all.size() && all[place].begin < problem.place.begin) ++place;

    // Half of the line before the place; more where little comes after it.
    constexpr std::size_t kRoom = kCaretLine - 2;  // for an ellipsis on either side
    std::size_t from = 0;
    std::size_t to = all.size();
    if (columns(all, 0, all.size()) > kCaretLine) {
        std::size_t used = 0;
        from = to = place;
        while (to < all.size() && used + all[to].columns <= kRoom / 2) used += all[to++].columns;
        while (from > 0 && used + all[from - 1].columns <= kRoom) used += all[--from].columns;
        while (to < all.size() && used + all[to].columns <= kRoom) used += all[to++].columns;
    }
    std::string line = from > 0 ? "…" : "";
    for (std::size_t i = from; i < to; ++i) line += all[i].bytes;
    if (to < all.size()) line += "…";
    const std::size_t column = columns(all, from, place) + (from > 0 ? 1 : 0);
    return fmt::format("{}\n  {}\n  {:>{}}", problem.message, line, "^", column + 1);
}

}  // namespace travaux::search
