#include "searcher/query/characters.hpp"

#include "schema/utf8.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

namespace travaux::query {
namespace {

UChar32 as_icu(char32_t code) { return static_cast<UChar32>(code); }

constexpr bool is_ascii(char32_t code) { return code < 0x80; }
constexpr bool is_ascii_letter(char32_t code) { return (code | 0x20U) >= U'a' && (code | 0x20U) <= U'z'; }
constexpr bool is_ascii_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

// Combining marks belong to the letter before them: Thai vowels, a decomposed accent.
bool ends_word(char32_t code) {
    return is_letter_or_digit(code) || code == U')' || (!is_ascii(code) && (U_GET_GC_MASK(as_icu(code)) & U_GC_M_MASK) != 0);
}

template <class Begins, class Ends>
Place trimmed(std::string_view text, Place place, Begins begins, Ends ends) {
    Place kept{place.end, place.end};
    for (std::size_t at = place.begin; at < place.end;) {
        const Character c = character_at(text, at);
        if (kept.begin == place.end && begins(c.code)) kept.begin = at;
        if (kept.begin != place.end && ends(c.code)) kept.end = c.next;
        at = c.next;
    }
    return kept;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    const char32_t code = schema::next_character(text, at);
    return {code, at};
}

// Most are ASCII, and ICU's tables take pages.
bool is_blank(char32_t code) { return is_ascii(code) ? code == U' ' || (code >= U'\t' && code <= U'\r') : u_isUWhiteSpace(as_icu(code)) != 0; }

bool is_letter(char32_t code) { return is_ascii(code) ? is_ascii_letter(code) : u_isalpha(as_icu(code)) != 0; }

bool is_letter_or_digit(char32_t code) { return is_ascii(code) ? is_ascii_letter(code) || is_ascii_digit(code) : u_isalnum(as_icu(code)) != 0; }

bool is_quote(char32_t code) {
    return code == U'"' || code == U'“' || code == U'”' || code == U'„' || code == U'«' || code == U'»';
}

bool opens_quote(char32_t code) { return code == U'"' || code == U'“' || code == U'„' || code == U'«'; }

std::size_t count_letters(std::string_view text, std::size_t enough) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < enough;) {
        const Character c = character_at(text, at);
        if (is_letter_or_digit(c.code)) ++count;
        at = c.next;
    }
    return count;
}

std::size_t operands_in(std::string_view word) {
    constexpr std::size_t kBytes = 32;
    std::size_t count = 0;
    std::size_t run = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Character c = character_at(word, at);
        if (ends_word(c.code) && c.code != U')') {
            count += run / kBytes != (run + c.next - at) / kBytes || run == 0 ? 1 : 0;
            run += c.next - at;
        } else {
            run = 0;
        }
        at = c.next;
    }
    return count;
}

namespace {

constexpr std::string_view kDraft = "travaux precedent takes drafts and other long texts";

}  // namespace

Problem too_long() { return {{}, fmt::format("the query is longer than {} bytes", kLongestQuery), std::string(kDraft)}; }

Problem too_many(Place place) {
    return {place, fmt::format("the query has more than {} words, phrases and values", kMostOperands), std::string(kDraft)};
}

Problem nothing_sought(Place place) {
    return {place, "there is nothing to search for: the query has no letter and no digit", "'*' is every paragraph"};
}

Place without_punctuation(std::string_view text, Place place) {
    return trimmed(text, place, is_letter_or_digit, ends_word);
}

Place without_blanks(std::string_view text, Place place) {
    const auto is_ink = [](char32_t code) { return !is_blank(code); };
    return trimmed(text, place, is_ink, is_ink);
}

Place without_last_stop(std::string_view text, Place place) {
    while (place.end > place.begin) {
        const std::string_view rest = text.substr(place.begin, place.end - place.begin);
        if (std::string_view(".,;:?!").find(rest.back()) == std::string_view::npos || rest.ends_with("..")) break;
        --place.end;
    }
    return place;
}

}  // namespace travaux::query
