#include "searcher/draft/place_reader.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/document_symbol.hpp"

#include <algorithm>
#include <cctype>

namespace travaux::draft {
namespace {

constexpr std::size_t kMostNounWords = 3;  // "priority area 1"
constexpr std::size_t kMostDigits = 3;     // of an item's number: "2013" is a year

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80U; }
bool is_name(char c) { return is_word(c) || c == '-' || c == '_' || c == '.' || c == '/'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text.substr(at).starts_with("\xC2\xA0"))) at += text[at] == '\xC2' ? 2U : 1U;
    return at;
}

// "(a)", "(iv)", "(12)": a letter, a Roman number or two digits; its end, or `at`. "(see below)" and "(2013)" are none.
std::size_t bracketed(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '(') return at;
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos || close == at + 1) return at;
    const std::string_view inside = text.substr(at + 1, close - at - 1);
    const bool letter = inside.size() == 1 && is_alnum(inside.front());
    const bool roman = inside.size() <= 5 && inside.find_first_not_of("ivxl") == std::string_view::npos;
    return letter || roman || (inside.size() <= 2 && all_digits(inside)) ? close + 1 : at;
}

// Parted by points: numbers, Roman ones, letters.
bool is_number(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (!text.empty() && is_digit(text.front())) return true;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        const std::string_view part = text.substr(begin, end - begin);
        const bool roman = part.find_first_not_of("IVXLC") == std::string_view::npos || part.find_first_not_of("ivxlc") == std::string_view::npos;
        if (part.empty() || !(part.size() == 1 || roman || all_digits(part))) return false;
        begin = end + 1;
    }
    return true;
}

// The end of a printed number: "12", "12 (a) (ii)", "II", "3.2", "III.b", "(b)".
std::size_t number_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const std::size_t open = end > at ? skip_blanks(text, end) : end;
        if (const std::size_t close = bracketed(text, open); close > open && (open == end || text[end] == ' ')) end = close;
        else if (is_alnum(text[end])) ++end;
        else if (end > at && text[end] == '.' && end + 1 < text.size() && is_alnum(text[end + 1])) ++end;
        else break;
    }
    const std::size_t marks = std::min(text.find('(', at), end);
    return marks == at || is_number(text.substr(at, marks - at)) ? end : at;
}

// An identifier of a report: small letters, digits and hyphens, at least one of the latter ("crp43-2013").
bool is_identifier(std::string_view word) { return word.find('-') != std::string_view::npos && word.find_first_of("0123456789") != std::string_view::npos; }

std::string without_blanks(std::string_view text) {
    std::string out(text);
    std::erase(out, ' ');
    return out;
}

}  // namespace

Place PlaceReader::read() {
    while (at_ < text_.size() && !ended_) {
        if (quoted(at_)) continue;
        if (!is_word(text_[at_])) {
            ++at_;
            continue;
        }
        if (address(at_) || symbol(at_) || cued(at_) || announced(at_) || identifier(at_)) continue;
        do ++at_;
        while (at_ < text_.size() && is_name(text_[at_]) && !text_.substr(at_).starts_with("“"));
    }
    if (first_ >= last_) return {};
    const std::string_view found = text_.substr(first_, last_ - first_);
    if (std::ranges::count(found, '(') > std::ranges::count(found, ')') && text_.substr(last_).starts_with(')')) ++last_;  // "CRP/43 (para. 6)"
    if (place_.words.empty()) place_.words = text_.substr(first_, last_ - first_);
    return std::move(place_);
}

bool PlaceReader::address(std::size_t at) {
    std::size_t name_end = at;
    while (name_end < text_.size() && is_name(text_[name_end])) ++name_end;
    if (name_end >= text_.size() || text_[name_end] != '#') return false;
    std::size_t end = name_end + 1;
    for (int open = 0; end < text_.size() && (is_name(text_[end]) || text_[end] == '(' || (text_[end] == ')' && open > 0)); ++end)
        open += text_[end] == '(' ? 1 : text_[end] == ')' ? -1 : 0;
    while (end > name_end && (text_[end - 1] == '.' || text_[end - 1] == '/')) --end;
    const auto part = [&](std::size_t from, std::size_t to) { return std::string(text_.substr(from, to - from)); };
    place_ = {part(at, end), part(at, name_end), part(name_end + 1, end), {}};
    note(at, end);
    ended_ = true;
    return true;
}

bool PlaceReader::symbol(std::size_t at) {
    std::size_t end = analysis::document_symbol(text_, at);
    if (end <= at && is_digit(text_[at]) && analysis::fold(text_.substr(0, at)).ends_with("resolution")) {  // "General Assembly resolution 65/170"
        end = at;
        while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '/')) ++end;
        if (text_.substr(at, end - at).find('/') == std::string_view::npos) return false;
    }
    if (end <= at) return false;
    const std::string named(text_.substr(at, end - at));
    ended_ = !place_.report.empty() && named != place_.report;
    if (ended_) return true;
    place_.report = named;
    note(at, end);
    return true;
}

bool PlaceReader::cued(std::size_t at) {
    const std::size_t end = word_end(at);
    const Places::Cue* cue = places_.cue(text_.substr(at, end - at));
    if (cue == nullptr) return false;
    const bool item = cue->role == Part::Role::Item || cue->role == Part::Role::Footnote;  // in running text also other things
    std::size_t behind = end;
    std::vector<Numbers> named;
    if (!item || attached(at)) named = numbers(skip_blanks(text_, end), cue->many, behind);
    const bool paged = cue->role != Part::Role::Page || std::ranges::all_of(named, [](const Numbers& one) { return all_digits(one.first) && all_digits(one.last); });
    at_ = behind;
    if (named.empty() || !paged) return true;
    add({cue->role, {}, std::move(named)});
    note(at, behind);
    return true;
}

bool PlaceReader::announced(std::size_t at) {
    std::string noun;
    std::string number;
    const bool begins = last_ == 0 && at == 0 && !alone_;  // "On day 3 …"
    const std::size_t end = attached(at) && !begins ? announced_end(at, noun, number) : at;
    if (end <= at) return false;
    add({Part::Role::Item, noun, {{number, number}}});
    note(at, end);
    return true;
}

// A noun of a few words and its number, behind which the part ends; else `at`.
std::size_t PlaceReader::announced_end(std::size_t at, std::string& noun, std::string& number) const {
    noun.clear();
    std::size_t end = at;
    for (std::size_t words = 0; words <= kMostNounWords && end < text_.size(); ++words) {
        const std::size_t next = word_end(end);
        if (next == end) return at;
        const std::string_view word = text_.substr(end, next - end);
        if (words > 0 && word.size() <= kMostDigits && all_digits(word)) {
            number = word;
            const bool ends = next == text_.size() || std::string_view(",;:)].").find(text_[next]) != std::string_view::npos ||
                              text_.substr(next).starts_with(" of ");
            return ends ? next : at;
        }
        const bool other = places_.cue(word) != nullptr || (words == 0 && std::ranges::find(places_.and_, word) != places_.and_.end());
        if (other || std::ranges::any_of(word, is_digit) || next >= text_.size() || text_[next] != ' ') return at;
        noun += (words > 0 ? " " : "") + analysis::fold(word);
        end = next + 1;
    }
    return at;
}

bool PlaceReader::quoted(std::size_t at) {
    constexpr std::string_view kOpen = "“";
    constexpr std::string_view kClose = "”";
    if (!text_.substr(at).starts_with(kOpen)) return false;
    std::size_t end = at;
    for (int depth = 0; end < text_.size();) {  // titles quote, too
        const bool opens = text_.substr(end).starts_with(kOpen);
        const bool closes = text_.substr(end).starts_with(kClose);
        depth += opens ? 1 : closes ? -1 : 0;
        end += opens || closes ? kOpen.size() : 1;
        if (depth == 0) break;
    }
    if (!text_.substr(0, end).ends_with(kClose)) return false;
    const std::string_view behind = text_.substr(end);
    const std::size_t close = behind.starts_with(" (") ? behind.find(')') : std::string_view::npos;
    const bool dated = close != std::string_view::npos && close >= 6 && all_digits(behind.substr(close - 4, 4));
    const bool symbol = behind.starts_with(", ") && analysis::document_symbol(text_, end + 2) > end + 2;
    const bool title = place_.report.empty() && place_.parts.empty() && (dated || symbol);
    if (!title && !attached(at)) return false;
    const std::string_view words = text_.substr(at + kOpen.size(), end - at - kOpen.size() - kClose.size());
    add({title ? Part::Role::Title : Part::Role::Heading, std::string(words), {}});
    note(at, end);
    if (dated) last_ = at_ = end + close + 1;
    return true;
}

// An identifier is one only beside a part: "mid-2013" is none.
bool PlaceReader::identifier(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && is_name(text_[end])) ++end;
    while (end > at && !is_word(text_[end - 1])) --end;
    if (!is_identifier(text_.substr(at, end - at)) || !place_.report.empty()) return false;
    const std::size_t next = skip_blanks(text_, text_.substr(end).starts_with(",") ? end + 1 : end);
    std::string noun;
    std::string number;
    const bool beside = places_.cue(text_.substr(next, word_end(next) - next)) != nullptr || text_.substr(next).starts_with("“") ||
                        (next > end + 1 && announced_end(next, noun, number) > next);
    if (!beside) return false;
    place_.report = text_.substr(at, end - at);
    note(at, end);
    return true;
}

// At the beginning, or behind what was read and a comma, a bracket or a date in brackets.
bool PlaceReader::attached(std::size_t at) const {
    const std::size_t from = last_ > 0 ? last_ : 0;
    std::string_view between = text_.substr(from, at - std::min(at, from));
    if (last_ > 0 && between.starts_with(" (")) {
        const std::size_t close = between.find(')');
        if (close != std::string_view::npos) between.remove_prefix(close + 1);
    }
    return between.find_first_not_of(last_ > 0 ? " ,;:(" : " ([") == std::string_view::npos && (last_ == 0 || between.find_first_of(",;:(") != std::string_view::npos);
}

std::size_t PlaceReader::word_end(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && is_word(text_[end]) && !text_.substr(end).starts_with("–") && !text_.substr(end).starts_with("—") &&
           !text_.substr(end).starts_with("\xC2\xA0") && !text_.substr(end).starts_with("“") && !text_.substr(end).starts_with("”"))
        ++end;
    return end;
}

// Behind a joint and the blanks around it; else `at`.
std::size_t PlaceReader::joint(std::size_t at, const std::vector<std::string>& joints) const {
    const std::size_t begin = skip_blanks(text_, at);
    for (const std::string& one : joints) {
        if (!text_.substr(begin).starts_with(one)) continue;
        const std::size_t end = begin + one.size();
        if (!is_alnum(one.front()) || (begin > 0 && text_[begin - 1] == ' ' && text_.substr(end).starts_with(' '))) return skip_blanks(text_, end);
    }
    return at;
}

std::vector<Numbers> PlaceReader::numbers(std::size_t at, bool many, std::size_t& end) const {
    std::vector<Numbers> all;
    // Behind a joint only what is surely a number: "sections I and a note" has one.
    const auto next_end = [this](std::size_t from) { return from < text_.size() && (is_digit(text_[from]) || text_[from] == '(') ? number_end(text_, from) : from; };
    // "12 (a)–(c)": the last is of the same paragraph.
    const auto whole = [this](std::size_t from, std::size_t to, const std::string& before) {
        const std::string number = without_blanks(text_.substr(from, to - from));
        return number.starts_with('(') ? before.substr(0, before.rfind('(')) + number : number;
    };
    for (std::size_t from = at, to = number_end(text_, at); to > from;) {
        const std::string first = whole(from, to, all.empty() ? std::string() : all.back().last);
        all.push_back({first, first});
        end = to;
        if (const std::size_t more = joint(end, places_.to_); more > end) {
            const bool roman = !is_digit(text_[from]) && text_.substr(end, 1) != " ";
            const std::size_t range_end = roman ? number_end(text_, more) : next_end(more);
            if (range_end > more) {
                all.back().last = whole(more, range_end, first);
                end = range_end;
            }
        }
        if (!many) break;
        from = joint(end, places_.and_);
        if (const std::size_t twice = joint(from, places_.and_); twice > from && from > end) from = twice;  // ", and"
        to = from > end ? next_end(from) : from;
    }
    return all;
}

void PlaceReader::note(std::size_t begin, std::size_t end) {
    first_ = std::min(first_, begin);
    last_ = std::max(last_, end);
    at_ = std::max(at_, end);
}

void PlaceReader::add(Part part) {
    const auto same = std::ranges::find_if(place_.parts, [&](const Part& one) { return one.role == part.role && one.words == part.words; });
    if (same == place_.parts.end()) place_.parts.push_back(std::move(part));
    else same->numbers.insert(same->numbers.end(), part.numbers.begin(), part.numbers.end());
}

}  // namespace travaux::draft
