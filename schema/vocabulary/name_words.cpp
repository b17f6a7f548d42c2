#include "schema/vocabulary/name_words.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace travaux::vocabulary {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// What an ASCII letter or digit adds to the count of its word's; 0 for every other byte.
using Count = std::uint64_t;
constexpr Count kDigit = Count{1} << 42U, kLower = Count{1} << 21U, kUpper = 1;
constexpr std::array<Count, 256> kCounts = [] {
    std::array<Count, 256> counts{};
    for (std::size_t c = '0'; c <= '9'; ++c) counts[c] = kDigit;
    for (std::size_t c = 'a'; c <= 'z'; ++c) counts[c] = kLower;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) counts[c] = kUpper;
    return counts;
}();

Count count_of(char c) { return kCounts[static_cast<unsigned char>(c)]; }

struct CodePoint {
    UChar32 value;  // negative where the bytes are ill-formed
    std::size_t end;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto value = schema::next_well_formed(text, at);
    return {value ? static_cast<UChar32>(*value) : -1, at};
}

bool is_word_letter(UChar32 c) {
    constexpr UChar32 kSoftHyphen = 0x00AD;
    return c >= 0 && (u_isalnum(c) || c == kSoftHyphen || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

// What has been seen between two words.
class Gap {
public:
    void add_blank() { (mark_ == 0 ? blank_before_ : blank_after_) = true; }

    void add(UChar32 c) {
        switch (c) {
            case 0x2010: case 0x2011: case 0x2013: case '-': return add_mark('-');
            case 0x2019: case 0x02BC: case '\'': return add_mark('\'');
            case ',': case '/': case '+': case '.': return add_mark(static_cast<char>(c));
            default: break;
        }
        if (c >= 0x80 && u_isUWhiteSpace(c)) add_blank();
        else broken_ = true;
    }

    char kind() const {
        if (broken_) return 0;
        const bool blanks = blank_before_ || blank_after_;
        switch (mark_) {
            case 0: return blanks ? ' ' : char{0};
            case '-': return blank_before_ && blank_after_ ? '-' : ' ';  // "GMG - Principals" are two things
            case '\'': return blank_before_ ? char{0} : blank_after_ ? ' ' : mark_;  // a plural's possessive
            case ',': case '.': return blank_before_ ? char{0} : mark_;
            default: return blanks ? char{0} : mark_;
        }
    }

private:
    void add_mark(char mark) {
        if (mark_ != 0) broken_ = true;
        mark_ = mark;
    }

    char mark_ = 0;
    bool blank_before_ = false, blank_after_ = false, broken_ = false;
};

bool starts_url(std::string_view rest) {
    if (rest[0] != 'h' && rest[0] != 'f' && rest[0] != 'w') return false;
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("ftp://") ||
           rest.starts_with("www.");
}

// Whether what follows a word makes it the start of an address: `name@host`, or `host.org/path`.
bool continues_address(std::string_view rest) {
    if (rest.size() < 2) return false;
    if (rest[0] == '@') return !is_blank(rest[1]);
    if (rest[0] != '.' || !is_lower(rest[1])) return false;
    const std::size_t end = rest.find_first_of("/ \t\r\n,;()<>\"", 1);
    return end != std::string_view::npos && rest[end] == '/';
}

std::size_t end_of_address(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_blank(text[at]) && text[at] != '<' && text[at] != '>' && text[at] != '"') ++at;
    return at;
}

// The end of an acronym with points (`U.N.`) that starts here, or `at`.
std::size_t end_of_pointed(std::string_view text, std::size_t at) {
    std::size_t end = at;
    std::size_t letters = 0;
    while (end + 1 < text.size() && is_upper(text[end]) && text[end + 1] == '.') {
        end += 2;
        ++letters;
    }
    return letters >= 2 ? end : at;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (true) {
        while (at < text.size() && count_of(text[at]) != 0) ++at;
        if (at == text.size() || is_ascii(text[at])) return at;
        const CodePoint next = code_point_at(text, at);
        if (!is_word_letter(next.value)) return at;
        at = next.end;
    }
}

Capitals capitals_of(std::size_t upper, std::size_t lower, bool first_is_upper) {
    if (upper == 0) return Capitals::None;
    if (lower == 0) return Capitals::All;
    return first_is_upper && upper == 1 ? Capitals::First : Capitals::Inner;
}

Capitals capitals_of(std::string_view word) {
    std::size_t upper = 0, lower = 0;
    bool first = false;
    for (std::size_t at = 0; at < word.size();) {
        bool up = is_upper(word[at]), low = is_lower(word[at]);
        std::size_t next = at + 1;
        if (!is_ascii(word[at])) {
            const CodePoint c = code_point_at(word, at);
            up = c.value >= 0 && u_isupper(c.value);
            low = c.value >= 0 && u_islower(c.value);
            next = c.end;
        }
        if (at == 0) first = up;
        upper += up ? 1 : 0;
        lower += low ? 1 : 0;
        at = next;
    }
    return capitals_of(upper, lower, first);
}

// U+00C0 to U+00FF as analysis::fold has them, which is twenty times slower; a space is not that simple.
constexpr std::string_view kLatin = "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";

// The folded form of a word of letters with the commonest accents; false where it takes more than that.
bool append_latin(std::string& folded, std::string_view word) {
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (is_ascii(word[at])) {
            if (word[at] != '.') folded += lowered(word[at]);  // of ASCII a word holds letters and its points alone
            continue;
        }
        if (static_cast<unsigned char>(word[at]) != 0xC3 || ++at == word.size()) return false;
        const auto trail = static_cast<unsigned char>(word[at]);
        if (trail < 0x80 || trail > 0xBF || kLatin[trail - 0x80U] == ' ') return false;
        folded += kLatin[trail - 0x80U];
    }
    return true;
}

void append_folded(std::string& folded, std::string_view word) {
    const std::size_t before = folded.size();
    if (append_latin(folded, word)) return;
    folded.resize(before);
    folded += analysis::fold(word);
}

// A word's letters of ASCII, as far as they go.
struct PlainWord {
    std::size_t end = 0;
    Count count = 0;

    Capitals capitals(bool first_is_upper) const {
        constexpr Count kMost = kLower - 1;  // a text of two million capitals in a row is none
        return capitals_of(count & kMost, count / kLower & kMost, first_is_upper);
    }
};

PlainWord plain_word(std::string_view text, std::size_t at) {
    PlainWord word{at, 0};
    for (; word.end < text.size(); ++word.end) {
        const Count count = count_of(text[word.end]);
        if (count == 0) break;
        word.count += count;
    }
    return word;
}

}  // namespace

NameWords split_name_words(std::string_view text) {
    NameWords result;
    // words of ASCII, as nearly all are, have their folded form where they stand; the others' come behind the text
    result.folded.resize(text.size());
    std::ranges::transform(text, result.folded.begin(), lowered);
    result.words.reserve(text.size() / 5 + 1);
    Gap gap;
    const auto add = [&](std::size_t begin, std::size_t end, std::size_t folded_begin, std::size_t folded_end, Capitals capitals) {
        result.words.push_back({begin, end, folded_begin, folded_end, result.words.empty() ? char{0} : gap.kind(), capitals});
        gap = Gap{};
    };
    const auto add_folded = [&](std::size_t begin, std::size_t end, std::string_view printed) {
        const std::size_t before = result.folded.size();
        append_folded(result.folded, printed);
        add(begin, end, before, result.folded.size(), capitals_of(printed));
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (is_blank(c)) {
            gap.add_blank();
            ++at;
            continue;
        }
        if (c == '&') {
            gap.add_blank();  // "Trade&Development" too
            add_folded(at, at + 1, "and");
            gap.add_blank();
            ++at;
            continue;
        }
        if (const std::size_t end = end_of_pointed(text, at); end != at) {
            add_folded(at, end, text.substr(at, end - at));
            at = end;
            continue;
        }
        const PlainWord plain = plain_word(text, at);
        const std::size_t end = end_of_word(text, plain.end);
        if (end == at) {
            const CodePoint next = code_point_at(text, at);
            gap.add(next.value);
            at = next.end;
            continue;
        }
        if (starts_url(text.substr(at)) || continues_address(text.substr(end))) {
            gap.add(-1);
            at = end_of_address(text, end);
            continue;
        }
        if (end == plain.end) add(at, end, at, end, plain.capitals(is_upper(c)));
        else add_folded(at, end, text.substr(at, end - at));
        at = end;
    }
    return result;
}

std::string name_key(const NameWords& split) {
    std::string key;
    for (std::size_t i = 0; i < split.words.size(); ++i) {
        if (i > 0) key += ' ';
        key += split.word(i);
    }
    return key;
}

}  // namespace travaux::vocabulary
