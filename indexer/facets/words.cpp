#include "indexer/facets/words.hpp"

#include "schema/utf8.hpp"

#include <unicode/uchar.h>

#include <array>
#include <optional>
#include <utility>

namespace travaux::facets {
namespace {

struct Letter {
    UChar32 code = 0;  // negative where the bytes are ill-formed
    std::size_t begin = 0;
    std::size_t end = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {byte, at, at + 1};
    std::size_t end = at;
    const auto code = schema::next_well_formed(text, end);
    return {code ? static_cast<UChar32>(*code) : -1, at, end};
}

/// Nearly every character is ASCII, and ICU's tables are slow to ask.
bool is_ascii(UChar32 code) { return code >= 0 && code < 0x80; }

/// ASCII letters and digits in lower case; 0 for every other byte.
constexpr std::array<char, 256> kPlainLetters = [] {
    std::array<char, 256> letters{};
    for (std::size_t c = '0'; c <= '9'; ++c) letters[c] = static_cast<char>(c);
    for (std::size_t c = 'a'; c <= 'z'; ++c) letters[c] = letters[c - 'a' + 'A'] = static_cast<char>(c);
    return letters;
}();

char plain_letter(char c) { return kPlainLetters[static_cast<unsigned char>(c)]; }

bool is_word_letter(UChar32 code) {
    if (is_ascii(code)) return kPlainLetters[static_cast<std::size_t>(code)] != 0;
    return code > 0 && (u_isalnum(code) || u_charType(code) == U_NON_SPACING_MARK);
}

bool is_apostrophe(UChar32 code) { return code == '\'' || code == 0x2019; }
bool is_hyphen(UChar32 code) { return code == '-' || code == 0x2010 || code == 0x2011; }

/// The plain form of a mark that the rules look at; empty for the rest (bullets, symbols).
std::string_view plain_mark(UChar32 code) {
    switch (code) {
        case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: return "-";
        case '"': case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: return "\"";
        case '(': case '[': return "(";
        case ')': case ']': return ")";
        case ',': return ",";
        case ';': return ";";
        case ':': return ":";
        case '.': case 0x2026: return ".";
        case '/': return "/";
        case '?': return "?";
        case '!': return "!";
        case '&': return "&";
        case '%': return "%";
        default: return "";
    }
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<Word> cut() {
        constexpr std::size_t kBytesAWord = 4;  // with its blank or mark; running text has some five
        words_.reserve(text_.size() / kBytesAWord + 1);
        while (at_ < text_.size()) {
            const char next = text_[at_];
            if (next == ' ') {
                ++at_;
            } else if (plain_letter(next) != 0) {
                word(next >= 'A' && next <= 'Z');
            } else if (const Letter letter = letter_at(text_, at_); is_word_letter(letter.code)) {
                word(u_isupper(letter.code) != 0);
            } else {
                mark(letter);
            }
        }
        return std::move(words_);
    }

private:
    std::optional<Letter> peek(std::size_t at) const {
        if (at >= text_.size()) return std::nullopt;
        return letter_at(text_, at);
    }

    void word(bool capital) {
        Word& word = words_.emplace_back();
        word.begin = at_;
        word.capital = capital;
        word.joined = std::exchange(joined_, false);
        do {
            plain_letters(word);
        } while (foreign_letter(word));
        word.end = at_;
        possessive(word);
    }

    void plain_letters(Word& word) {
        const char* const begin = text_.data() + at_;
        const char* const stop = text_.data() + text_.size();
        const char* end = begin;
        unsigned changed = 0;
        for (; end != stop; ++end) {
            const char letter = plain_letter(*end);
            if (letter == 0) break;
            changed |= static_cast<unsigned char>(letter ^ *end);
        }
        const std::size_t before = word.lower.size();
        word.lower.append(begin, static_cast<std::size_t>(end - begin));
        for (std::size_t i = before; changed != 0 && i < word.lower.size(); ++i) word.lower[i] = plain_letter(word.lower[i]);
        at_ += static_cast<std::size_t>(end - begin);
    }

    bool foreign_letter(Word& word) {
        if (at_ == text_.size() || is_ascii(static_cast<unsigned char>(text_[at_]))) return false;
        const Letter letter = letter_at(text_, at_);
        if (!is_word_letter(letter.code)) return false;
        schema::append_character(word.lower, static_cast<char32_t>(u_tolower(letter.code)));
        at_ = letter.end;
        return true;
    }

    // "IOM's" and "Principals'" are one word; "l'Organisation" is two
    void possessive(Word& word) {
        if (at_ == text_.size() || (is_ascii(static_cast<unsigned char>(text_[at_])) && text_[at_] != '\'')) return;
        const auto apostrophe = peek(at_);
        if (!apostrophe || !is_apostrophe(apostrophe->code)) return;
        const auto next = peek(apostrophe->end);
        const bool letter_follows = next && is_word_letter(next->code);
        if (letter_follows && (next->code == 's' || next->code == 'S')) {
            const auto after = peek(next->end);
            if (after && is_word_letter(after->code)) {
                at_ = apostrophe->end;
                return;
            }
            word.possessive = true;
            at_ = word.end = next->end;
        } else if (letter_follows) {
            at_ = apostrophe->end;
        } else if (word.lower.ends_with('s')) {
            word.possessive = true;
            at_ = word.end = apostrophe->end;
        }
    }

    void mark(const Letter& letter) {
        at_ = letter.end;
        const std::string_view plain = letter.code < 0 ? "" : plain_mark(letter.code);
        if (plain.empty()) return;
        const bool touches = !words_.empty() && !words_.back().mark && words_.back().end == letter.begin;
        const auto next = peek(letter.end);
        if (is_hyphen(letter.code) && touches && next && is_word_letter(next->code)) {
            const bool digits = u_isdigit(letter_at(text_, letter.begin - 1).code) != 0 && u_isdigit(next->code) != 0;
            if (!digits) {
                joined_ = true;
                return;
            }
        }
        Word& word = words_.emplace_back();
        word.begin = letter.begin;
        word.end = letter.end;
        word.lower = plain;
        word.mark = true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool joined_ = false;
    std::vector<Word> words_;
};

/// A closing quotation mark or bracket belongs to the sentence that it closes.
bool is_closing(const Word& word) { return word.mark && (word.lower == "\"" || word.lower == ")"); }

bool ends_sentence(const std::vector<Word>& words, std::size_t i,
                   const std::function<bool(std::string_view)>& abbreviation) {
    const std::string& mark = words[i].lower;
    if (mark != "." && mark != "!" && mark != "?") return false;
    if (i + 1 == words.size()) return true;
    std::size_t after = i + 1;
    while (after < words.size() && words[after].begin == words[after - 1].end && is_closing(words[after])) ++after;
    if (after == words.size()) return true;
    const Word& next = words[after];
    if (next.begin == words[after - 1].end) return false;  // "www.iom.int", "2.1", "e.g."
    if (mark == "." && i > 0 && !words[i - 1].mark) {
        const std::string& before = words[i - 1].lower;
        if (before.size() == 1 || abbreviation(before)) return false;
        const bool number = before.find_first_not_of("0123456789") == std::string::npos && before.size() < 3;
        if (number && (i == 1 || words[i - 2].mark)) return false;  // "1. An inventory"
    }
    return next.capital || next.lower == "\"" || next.lower == "(" || u_isdigit(static_cast<UChar32>(
               static_cast<unsigned char>(next.lower.empty() ? ' ' : next.lower.front()))) != 0;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) { return Cutter(text).cut(); }

std::vector<WordRange> sentences_of(const std::vector<Word>& words,
                                    const std::function<bool(std::string_view)>& abbreviation) {
    std::vector<WordRange> out;
    std::size_t first = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].mark || !ends_sentence(words, i, abbreviation)) continue;
        std::size_t last = i + 1;
        while (last < words.size() && words[last].begin == words[last - 1].end && is_closing(words[last])) ++last;
        out.push_back({first, last});
        first = last;
        i = last - 1;
    }
    if (first < words.size()) out.push_back({first, words.size()});
    return out;
}

std::vector<bool> asides_in(const std::vector<Word>& words) {
    std::vector<bool> aside(words.size(), false);
    // an unclosed mark hides nothing: only pairs count, and a quotation is not longer than a title
    constexpr std::size_t kLongest = 60;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& open = words[i].lower;
        if (!words[i].mark || (open != "\"" && open != "(")) continue;
        const std::string_view close = open == "(" ? ")" : "\"";
        for (std::size_t k = i + 1; k < words.size() && k - i <= kLongest; ++k) {
            if (!words[k].mark || words[k].lower != close) continue;
            for (std::size_t m = i; m <= k; ++m) aside[m] = true;
            i = k;
            break;
        }
    }
    return aside;
}

}  // namespace travaux::facets
