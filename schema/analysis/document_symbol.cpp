#include "schema/analysis/document_symbol.hpp"

#include <algorithm>
#include <array>

namespace travaux::analysis {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// ASCII letters and digits, and the lead bytes of U+00C0 to U+07FF: accented Latin, Greek, Cyrillic. What comes
// behind, curly quotes and ideographs, may follow a symbol directly.
bool continues_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_digit(c) || is_capital(c) || is_small(c) || (byte >= 0xC3 && byte <= 0xDF);
}

// Twice what the longest symbols have; a bound, so that "A/A/A/…" costs no more than its length.
constexpr int kMostParts = 16;

// Printed with one capital: addendum, revision, corrigendum, amendment, resolution, decision, conference.
constexpr std::array<std::string_view, 9> kSuffixes{"Add", "Amend", "Conf", "Corr", "Dec", "Inf", "Res", "Rev", "Summary"};

// Reads pieces and parts; `at` moves only past what belongs to the symbol.
class Reader {
public:
    Reader(std::string_view text, bool small) : text_(text), small_(small) {}

    // A run of letters and digits that ends where the word does; its end, or `at`.
    std::size_t piece(std::size_t at, bool first) const {
        std::size_t end = at;
        while (end < text_.size() && belongs(text_[end])) ++end;
        if (end > at && (end == text_.size() || !continues_word(text_[end]))) {
            const bool letters = std::any_of(text_.begin() + offset(at), text_.begin() + offset(end), is_small);
            return small_ && letters && end - at > kMostSmallLetters ? at : end;
        }
        if (first || small_) return at;
        for (const std::string_view suffix : kSuffixes) {
            const std::size_t after = at + suffix.size();
            if (text_.substr(at).starts_with(suffix) && (after == text_.size() || !continues_word(text_[after]))) return after;
        }
        return at;
    }

    // Pieces joined by dots, or by a hyphen behind letters ("S-27"); its end, or `at`.
    std::size_t part(std::size_t at, bool first) {
        std::size_t end = piece(at, first);
        std::size_t begin = at;
        while (end > begin) {
            note(begin, end);
            if (end + 1 >= text_.size()) return end;
            const bool joined = text_[end] == '.' || (text_[end] == '-' && !is_digit(text_[end - 1]));
            if (!joined) return end;
            const std::size_t next = piece(end + 1, false);
            if (next == end + 1) return end;
            begin = end + 1;
            end = next;
        }
        return end;
    }

    bool has_number() const { return has_number_; }

private:
    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
    bool belongs(char c) const { return is_digit(c) || (small_ ? is_small(c) : is_capital(c)); }
    void note(std::size_t begin, std::size_t end) {
        has_number_ = has_number_ || std::all_of(text_.begin() + offset(begin), text_.begin() + offset(end), is_digit);
    }

    std::string_view text_;
    bool small_;
    bool has_number_ = false;
};

// "(VI)", "(III)": the session, behind the number it belongs to.
std::size_t session(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '(' || !is_digit(text[at - 1])) return at;
    const std::size_t end = text.find_first_not_of("IVXL", at + 1);
    return end != std::string_view::npos && end > at + 1 && text[end] == ')' ? end + 1 : at;
}

bool stands_free(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view kPath = "/.:@-_?=#%&";
    if (begin > 0 && kPath.find(text[begin - 1]) != std::string_view::npos) return false;
    if (end >= text.size() || kPath.find(text[end]) == std::string_view::npos) return true;
    return text[end] != '/' && (end + 1 == text.size() || !continues_word(text[end + 1]));
}

}  // namespace

std::size_t document_symbol(std::string_view text, std::size_t begin) {
    if (begin >= text.size() || !(is_capital(text[begin]) || is_small(text[begin]))) return begin;
    const bool small = is_small(text[begin]);
    Reader reader(text, small);
    std::size_t end = reader.part(begin, true);
    if (end == begin) return begin;
    const std::size_t first_part = end;
    for (int parts = 1; parts < kMostParts && end < text.size() && text[end] == '/'; ++parts) {
        const std::size_t next = reader.part(end + 1, false);
        if (next == end + 1) break;
        end = next;
    }
    if (end == first_part || !reader.has_number()) return begin;
    if (small) return stands_free(text, begin, end) ? end : begin;
    return session(text, end);
}

}  // namespace travaux::analysis
