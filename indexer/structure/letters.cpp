#include "indexer/structure/letters.hpp"

#include "indexer/read/characters.hpp"
#include "schema/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace travaux::structure {
namespace {

// U_SENTINEL, which is neither letter nor digit, for broken bytes.
UChar32 character_at(std::string_view text, std::size_t& at) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
        ++at;
        return byte;
    }
    const auto c = schema::next_well_formed(text, at);
    return c ? static_cast<UChar32>(*c) : U_SENTINEL;
}

UChar32 character_before(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto i = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_PREV(bytes, 0, i, c);
    at = static_cast<std::size_t>(i);
    return c;
}

void append(std::string& text, UChar32 c) { schema::append_character(text, static_cast<char32_t>(c)); }

bool is_blank(UChar32 c) { return c >= 0 && (u_isUWhiteSpace(c) != 0); }
bool is_letter(UChar32 c) { return c >= 0 && (u_isalpha(c) != 0 || u_charType(c) == U_NON_SPACING_MARK); }
bool is_word(UChar32 c) { return is_letter(c) || (c >= 0 && u_isdigit(c) != 0); }
bool is_dash(UChar32 c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
constexpr UChar32 kFirstUnspaced = 0x0E00;  // Thai; no script before it is written without blanks

bool is_wide(UChar32 c) {
    const auto width = c < 0x1100 ? U_EA_NEUTRAL : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

std::size_t columns_of(UChar32 c) {
    if (c < 0x300) return 1;
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    return is_wide(c) ? 2 : 1;
}

/// The sign that a full-width one is a form of.
UChar32 plain_form(UChar32 c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    return c == 0x3001 ? ',' : c;
}

bool is_closing(UChar32 c) {
    if (c == 0x300B || c == 0x300D || c == 0x300F || c == 0x3011) return true;
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0x00BB || c == '*';
}

UChar32 first_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = character_at(text, at);
        if (is_word(c)) return c;
    }
    return U_SENTINEL;
}

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = character_at(text, at);
        if (is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank && !folded.empty()) folded += ' ';
        blank = false;
        if (c < 0) c = 0xFFFD;
        if (c == 0x2019) c = '\'';
        if (is_dash(c)) c = '-';
        append(folded, u_tolower(c));
    }
    return folded;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = character_at(text, at);
        if (is_word(c)) {
            append(word, u_tolower(c));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        if (!is_blank(character_at(text, next))) break;
        begin = next;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t previous = end;
        if (!is_blank(character_before(text, previous))) break;
        end = previous;
    }
    return text.substr(begin, end - begin);
}

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    double within = 0;  // words of a run that has no blanks
    bool inside = false;
    const auto end_run = [&] {
        if (inside) count += std::max<std::size_t>(1, static_cast<std::size_t>(within));
        within = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = character_at(text, at);
        const bool blank = is_blank(c);
        if (blank) end_run();
        inside = !blank;
        if (c >= kFirstUnspaced && is_letter(c) && read::needs_no_blank(static_cast<char32_t>(c))) within += is_wide(c) ? 0.5 : 0.2;
    }
    end_run();
    return count;
}

std::size_t count_columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) columns += columns_of(character_at(text, at));
    return columns;
}

std::size_t unbroken_columns(std::string_view text) {
    constexpr std::size_t kThaiWord = 8;  // letters of a longer one
    const std::string_view word = first_word(text);
    std::size_t at = 0;
    const UChar32 first = word.empty() ? U_SENTINEL : character_at(word, at);
    if (first < kFirstUnspaced || !read::needs_no_blank(static_cast<char32_t>(first))) return count_columns(word);
    return is_wide(first) ? columns_of(first) : std::min(kThaiWord, count_columns(word));
}

std::string_view first_word(std::string_view text) {
    text = trim(text);
    return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

std::string_view last_word(std::string_view text) {
    text = trim(text);
    const std::size_t blank = text.find_last_of(" \t");
    return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_words(std::string_view text) { return first_letter(text) != U_SENTINEL; }

bool starts_lower(std::string_view text) {
    const UChar32 c = first_letter(text);
    return c >= 0 && u_islower(c) != 0;
}

bool starts_upper_or_digit(std::string_view text) {
    const UChar32 c = first_letter(text);
    return c >= 0 && u_islower(c) == 0;
}

bool is_all_capitals(std::string_view text) {
    std::size_t capitals = 0;
    UChar32 previous = U_SENTINEL;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = character_at(text, at);
        if (c >= 0 && u_isupper(c) != 0) ++capitals;
        if (c >= 0 && u_islower(c) != 0) {
            std::size_t next = at;
            const bool word_end = at == text.size() || !is_word(character_at(text, next));
            const bool genitive = c == 's' && word_end && (previous == '\'' || previous == 0x2019 || (previous >= 0 && u_isupper(previous) != 0));
            // 65th is a number, not a word in small letters.
            const bool ordinal = previous >= 0 && u_isdigit(previous) != 0;
            if (!genitive && !ordinal) {
                std::size_t before = at;
                character_before(text, before);
                std::size_t start = before;
                const UChar32 letter_before = start > 0 ? character_before(text, start) : U_SENTINEL;
                const bool ordinal_end = letter_before >= 0 && u_islower(letter_before) != 0 && start > 0 &&
                                         text[start - 1] >= '0' && text[start - 1] <= '9';
                if (!ordinal_end) return false;
            }
        }
        previous = c;
    }
    return capitals >= 2;
}

char ending(std::string_view text) {
    text = trim(text);
    for (std::size_t at = text.size(); at > 0;) {
        const UChar32 c = plain_form(character_before(text, at));
        if (is_closing(c)) continue;
        if (is_dash(c)) return '-';
        if (c == 0x2026 || c == 0x3002 || c == 0x06D4) return '.';
        if (c == 0x061F) return '?';
        if (c == 0x060C) return ',';
        if (c == 0x061B) return ';';
        if (is_blank(c)) continue;
        for (const char sign : {'.', '!', '?', ';', ':', ','})
            if (c == sign) return sign;
        return 0;
    }
    return 0;
}

bool is_closed(std::string_view text) {
    const char end = ending(text);
    return end == '.' || end == '!' || end == '?' || end == ';' || end == ':';
}

bool has_leader(std::string_view text) {
    constexpr std::size_t kFewestDots = 3;
    std::size_t end = text.size();
    while (end > 0 && std::string_view("0123456789 ivx\t").find(text[end - 1]) != std::string_view::npos) --end;
    if (end == text.size()) return false;
    std::size_t dots = 0;
    while (end > 0) {
        if (text[end - 1] == '.' || text[end - 1] == '_') ++dots, --end;
        else if (text[end - 1] == ' ') --end;
        else if (text.substr(0, end).ends_with("…")) dots += 3, end -= 3;
        else break;
    }
    return dots >= kFewestDots;
}

bool has_open_bracket(std::string_view text) {
    int round = 0, quotes = 0, plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = plain_form(character_at(text, at));
        if (c == '(') ++round;
        else if (c == ')') round = std::max(0, round - 1);
        else if (c == 0x201C || c == 0x00AB) ++quotes;
        else if (c == 0x201D || c == 0x00BB) quotes = std::max(0, quotes - 1);
        else if (c == '"') plain ^= 1;
    }
    return round > 0 || quotes > 0 || plain > 0;
}

bool ends_in_address(std::string_view text) {
    std::string word = fold(last_word(text));
    while (!word.empty() && (word.front() == '<' || word.front() == '(')) word.erase(0, 1);
    const auto starts = [&](std::string_view with) { return word.rfind(with, 0) == 0; };
    return starts("http://") || starts("https://") || starts("www.") || starts("ftp://");
}

bool is_address_only(std::string_view text) { return count_words(text) == 1 && ends_in_address(text); }

}  // namespace travaux::structure
