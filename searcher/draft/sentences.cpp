#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "searcher/draft/draft.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace travaux::draft {
namespace {

constexpr std::array<std::string_view, 10> kEnds{".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔"};
constexpr std::array<std::string_view, 10> kClosing{"\"", "'", ")", "]", "”", "’", "»", "」", "*", "›"};

template <std::size_t N>
std::size_t length_of_any(std::string_view text, const std::array<std::string_view, N>& marks) {
    for (const std::string_view mark : marks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

// The letters, digits and inner dots just before a place: "e.g" before its last dot.
std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    const auto inside = [&](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80U || c == '.'; };
    while (begin > 0 && inside(text[begin - 1])) --begin;
    return text.substr(begin, at - begin);
}

}  // namespace

Sentences::Sentences() {
    for (const auto& row : schema::read_table(schema::data_file("grammar.tsv"), {"class", "words"}))
        if (row[0] == "abbreviation")
            for (std::string& word : schema::split_cell(row[1])) abbreviations_.push_back(std::move(word));
    std::ranges::sort(abbreviations_);
}

std::vector<Sentence> Sentences::cut(std::string_view text) const {
    std::vector<Sentence> all;
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        std::size_t from = begin;
        std::size_t to = end;
        while (from < to && blank(text[from])) ++from;
        while (to > from && blank(text[to - 1])) --to;
        if (from < to) all.push_back({from, to});
        begin = end;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = length_of_any(text.substr(at), kEnds);
        if (mark == 0) {
            ++at;
            continue;
        }
        std::string word(word_before(text, at));
        const std::size_t start = at - word.size();
        const bool dot = text[at] == '.';
        at += mark;
        while (const std::size_t more = std::max(length_of_any(text.substr(at), kEnds), length_of_any(text.substr(at), kClosing))) at += more;
        const bool wide = mark == 3 && !text.substr(at - mark, mark).starts_with("…");
        if (at < text.size() && !blank(text[at]) && !wide) continue;
        std::size_t next = at;
        while (next < text.size() && blank(text[next])) ++next;
        if (next < text.size() && is_small_letter(text[next])) continue;
        std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const bool initial = word.size() == 1 && std::isalpha(static_cast<unsigned char>(word.front())) != 0;
        const bool number = start == begin && !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
        if (dot && next < text.size() && (initial || number || std::ranges::binary_search(abbreviations_, word))) continue;
        add(at);
    }
    add(text.size());
    return all;
}

}  // namespace travaux::draft
