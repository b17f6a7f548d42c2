#include "indexer/structure/note_marks.hpp"

#include "indexer/structure/letters.hpp"

#include <algorithm>
#include <utility>

namespace travaux::structure {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// "article 3", "in 2", "3 May", "2 per cent": a number of the sentence.
bool asks_for_number(std::string_view before, std::string_view behind, const Words& words) {
    const std::string last = fold(before);
    std::string next = fold(behind);
    if (!next.empty() && is_digit(next.front())) return true;
    std::erase_if(next, [](char c) { return c == ',' || c == '.' || c == ';' || c == ')'; });
    for (const Role role : {Role::Open, Role::ItemLabel, Role::HeadingLabel, Role::CaptionLabel, Role::Month, Role::Counted})
        if (words.is(role, last)) return true;
    return words.is(Role::Month, next) || words.is(Role::Measure, next) || next.starts_with('%');
}

}  // namespace

std::vector<Carried> bracketed_numbers(std::string_view text) {
    std::vector<Carried> found;
    for (std::size_t at = text.find('[', 1); at != std::string_view::npos; at = text.find('[', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && end < at + 5 && is_digit(text[end])) ++end;
        if (end > at + 1 && end < text.size() && text[end] == ']') found.push_back({at, end + 1 - at, std::string(text.substr(at + 1, end - at - 1))});
    }
    return found;
}

std::vector<Carried> glued_numbers(std::string_view text) {
    std::vector<Carried> found;
    std::size_t word = 0;  // where the current word begins
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at - 1] == ' ') word = at;
        if (!is_digit(text[at]) || is_digit(text[at - 1])) continue;
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string_view head = text.substr(word, at - word);
        const char before = text[at - 1];
        const bool letter = before >= 'a' && before <= 'z' && head.size() > 2;
        const bool sign = std::string_view(".,;:)\"").find(before) != std::string_view::npos && head.size() > 4 && !is_digit(head[head.size() - 2]);
        const bool quote = head.ends_with("”") || head.ends_with("’") || head.ends_with("»");
        const bool over = end == text.size() || std::string_view(" ,.;:)").find(text[end]) != std::string_view::npos;
        // Symbols and addresses have numbers of their own.
        const bool plain = head.find_first_of("/@_=#") == std::string_view::npos && !std::ranges::any_of(head, is_digit);
        if ((letter || sign || quote) && over && plain && end - at <= 2) found.push_back({at, end - at, std::string(text.substr(at, end - at))});
        at = end - 1;
    }
    return found;
}

std::vector<Carried> spaced_numbers(std::string_view text, const Words& words) {
    constexpr std::size_t kLongest = 3;
    std::vector<Carried> found;
    std::string_view before;  // the word before the one at hand
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        std::string_view number = text.substr(begin, end - begin);
        while (!number.empty() && std::string_view(".,;:)").find(number.back()) != std::string_view::npos) number.remove_suffix(1);
        if (!before.empty() && is_digits(number) && number.size() <= kLongest && number.front() != '0') {
            const bool word = !is_digit(before.back()) && (has_words(before) || before.ends_with(")"));
            const std::string_view rest = trim(text.substr(begin + number.size()));
            if (word && !asks_for_number(before, first_word(rest), words)) found.push_back({begin - 1, number.size() + 1, std::string(number)});
        }
        before = text.substr(begin, end - begin);
        at = end;
    }
    return found;
}

void take_mark_out(Piece& piece, const Carried& mark) {
    piece.text.erase(mark.at, mark.length);
    for (read::NoteMark& other : piece.marks)
        if (other.at > mark.at) other.at -= std::min(mark.length, other.at - mark.at);
    const auto place = std::ranges::find_if(piece.marks, [&](const read::NoteMark& other) { return other.at > mark.at; });
    piece.marks.insert(place, {mark.at, mark.label});
}

}  // namespace travaux::structure
