#include "indexer/facets/annotations.hpp"
#include "schema/word_bytes.hpp"

#include <algorithm>
#include <optional>

namespace travaux::facets {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0xC3U && static_cast<unsigned char>(c) < 0xE0U); }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// The run without blanks around `at`; of a very long one the nearest part.
std::string_view token_around(std::string_view text, std::size_t at) {
    constexpr std::size_t kReach = 200;
    std::size_t begin = at, end = at;
    while (begin > 0 && at - begin < kReach && !is_blank(text[begin - 1])) --begin;
    while (end < text.size() && end - at < kReach && !is_blank(text[end])) ++end;
    return text.substr(begin, end - begin);
}

bool is_url(std::string_view token) {
    return token.find("://") != std::string_view::npos || token.find("www.") != std::string_view::npos ||
           token.find('@') != std::string_view::npos;
}

/// A/68/190, E/2013/55, CRP/43: parts between slashes, one of them capitals.
bool is_symbol(std::string_view token) {
    while (!token.empty() && !is_letter(token.front()) && !is_digit(token.front())) token.remove_prefix(1);
    const std::string_view head = token.substr(0, token.find('/'));
    const auto capital = [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || is_digit(c); };
    return head.size() < token.size() && !head.empty() && !is_digit(head.front()) && std::ranges::all_of(head, capital);
}

/// Length of a dash, a hyphen or a slash at `at`, or 0.
std::size_t range_mark(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '-' || text[at] == '/') return 1;
    const std::string_view dash = text.substr(at, 3);
    return dash == "\xE2\x80\x93" || dash == "\xE2\x80\x90" || dash == "\xE2\x80\x91" || dash == "\xE2\x80\x94" ? 3 : 0;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

int value_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
}

std::optional<int> year_at(std::string_view text, std::size_t at) {
    if (digits_at(text, at) != 4) return std::nullopt;
    const int year = value_at(text, at, 4);
    return year >= 1900 && year < 2100 ? std::optional(year) : std::nullopt;
}

/// "post-2015", "post 2015": an agenda, not a year.
bool follows_post(std::string_view text, std::size_t at) {
    std::string_view before = text.substr(0, at);
    while (!before.empty() && (is_blank(before.back()) || before.back() == '-')) before.remove_suffix(1);
    for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x90", "\xE2\x80\x91"}) {
        if (before.ends_with(dash)) before.remove_suffix(dash.size());
    }
    if (before.size() == at || before.size() < 4) return false;
    std::string word(before.substr(before.size() - 4));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return word == "post" && (before.size() == 4 || !is_letter(before[before.size() - 5]));
}

/// The next digit from `at` on, or the text's end. Most texts have none: eight bytes are looked at together.
std::size_t next_digit(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kEach = 0x0101010101010101U;
    while (at + schema::kBytesAtOnce <= text.size()) {
        const std::uint64_t bytes = schema::load_bytes<std::uint64_t>(text.data() + at) ^ kEach * '0';
        if (((bytes - kEach * 10) & ~bytes & kEach * 0x80) != 0) break;  // one of them is below ten
        at += schema::kBytesAtOnce;
    }
    while (at < text.size() && !is_digit(text[at])) ++at;
    return at;
}

struct Range {
    int last = 0;
    std::size_t end = 0;  // byte after it
};

/// What a year at `at` goes on to: "2008/9", "2012-13", "2013–2014".
Range range_at(std::string_view text, std::size_t at, int first) {
    constexpr int kLongest = 50;  // "1900–2099" is no period that a report speaks of year by year
    const std::size_t mark = range_mark(text, at + 4);
    Range range{first, at + 4};
    if (mark == 0) return range;
    const std::size_t tail = at + 4 + mark;
    const std::size_t count = digits_at(text, tail);
    int last = 0;
    if (count == 4) last = value_at(text, tail, 4);
    if (count == 2) last = first - first % 100 + value_at(text, tail, 2);
    if (count == 1) last = first - first % 10 + value_at(text, tail, 1);
    const bool iso_date = count == 2 && range_mark(text, tail + count) != 0 && digits_at(text, tail + count + 1) > 0;
    if (last <= first || last - first > kLongest || iso_date) return range;
    return {last, tail + count};
}

}  // namespace

std::vector<int> years_in(std::string_view text) {
    std::vector<int> years;
    for (std::size_t at = next_digit(text, 0); at < text.size(); at = next_digit(text, at)) {
        const std::size_t count = digits_at(text, at);
        const auto year = year_at(text, at);
        const bool apart = (at == 0 || !is_letter(text[at - 1])) && (at + count == text.size() || !is_letter(text[at + count]));
        const bool in_number = (at > 1 && (text[at - 1] == ',' || text[at - 1] == '.') && is_digit(text[at - 2])) ||
                               (at + count + 1 < text.size() && text[at + count] == ',' && is_digit(text[at + count + 1]));
        if (!year || !apart || in_number || follows_post(text, at)) {
            at += count;
            continue;
        }
        const std::string_view token = token_around(text, at);
        const bool slashes = token.find('/') != std::string_view::npos;
        if (is_url(token) || (slashes && is_symbol(token))) {
            at += count;
            continue;
        }
        const Range range = range_at(text, at, *year);
        for (int y = *year; y <= range.last; ++y) years.push_back(y);
        at = range.end;
    }
    std::ranges::sort(years);
    const auto repeated = std::ranges::unique(years);
    years.erase(repeated.begin(), repeated.end());
    return years;
}

}  // namespace travaux::facets
