#include "indexer/read/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace travaux::read {
namespace {

constexpr std::u32string_view kRaisedForms = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
constexpr std::u32string_view kLoweredForms = U"0123456789()abcdefghijklmnoprstuvwxyz";
static_assert(kRaisedForms.size() == kLoweredForms.size());

/// Words that take an exponent.
constexpr std::array<std::string_view, 12> kUnits{"m", "km", "cm", "mm", "dm", "hm", "ft", "mi", "yd", "in", "CO", "sq"};

/// Symbols that notes are marked with, alone or doubled.
constexpr std::u32string_view kSymbols = U"*†‡";

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_opening(char32_t c) {
    const auto type = u_charType(as_icu(c));
    return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

/// The run of characters at the end of `text` that `belongs` takes.
template <class Predicate>
std::string_view tail(std::string_view text, Predicate belongs) {
    std::size_t begin = text.size();
    while (begin > 0) {
        std::size_t at = begin;
        do --at;
        while (at > 0 && U8_IS_TRAIL(text[at]));
        std::size_t end = at;
        if (!belongs(next_character(text, end)) || end != begin) break;
        begin = at;
    }
    return text.substr(begin);
}

bool is_exponent(std::string_view before, std::string_view label) {
    const auto digits = tail(before, [](char32_t c) { return u_isdigit(as_icu(c)) != 0; });
    if (!digits.empty()) return digits == "10";
    if (label != "2" && label != "3") return false;
    const auto word = tail(before, is_letter);
    return word.size() == 1 || std::ranges::find(kUnits, word) != kUnits.end();
}

/// A raised letter is a note only behind a whole word in small letters (not XVIᵉ, nᵒ, 1ᵃ) or punctuation.
bool is_note_letter(std::string_view before) {
    const auto last = last_character(before);
    if (!is_word(last)) return true;
    return u_islower(as_icu(last)) != 0 && tail(before, is_letter).size() >= 3;
}

}  // namespace

char32_t last_character(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && U8_IS_TRAIL(text[at])) --at;
    return next_character(text, at);
}

bool is_blank(char32_t c) { return c == U'\t' || u_charType(as_icu(c)) == U_SPACE_SEPARATOR; }

bool is_invisible(char32_t c) {
    return (c != U'\t' && u_charType(as_icu(c)) == U_CONTROL_CHAR) || c == U'\u00AD' || c == U'\uFEFF' ||
           U_IS_UNICODE_NONCHAR(as_icu(c));
}

bool is_letter(char32_t c) { return u_isalpha(as_icu(c)) != 0; }

bool is_word(char32_t c) {
    return u_isalnum(as_icu(c)) != 0 || (U_MASK(static_cast<std::uint32_t>(u_charType(as_icu(c)))) & U_GC_M_MASK) != 0;
}

char32_t lowered(char32_t c) {
    const auto at = kRaisedForms.find(c);
    return at == std::u32string_view::npos ? 0 : kLoweredForms[at];
}

char32_t raised(char32_t c) {
    const auto at = kLoweredForms.find(c);
    return at == std::u32string_view::npos ? c : kRaisedForms[at];
}

bool needs_no_blank(char32_t c) {
    constexpr std::array kScripts{USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI, USCRIPT_LAO, USCRIPT_KHMER, USCRIPT_MYANMAR};
    const bool fullwidth = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
    UErrorCode status = U_ZERO_ERROR;
    return fullwidth || std::ranges::find(kScripts, uscript_getScript(as_icu(c), &status)) != kScripts.end();
}

bool joins_without_blank(std::string_view before, std::string_view after) {
    std::size_t at = 0;
    return !before.empty() && !after.empty() && needs_no_blank(last_character(before)) && needs_no_blank(next_character(after, at));
}

bool is_note_mark(std::string_view before, std::string_view label) {
    constexpr std::size_t kMaxDigits = 3;  // notes are numbered to 999
    const auto last = last_character(before);
    if (last == 0 || is_blank(last) || is_opening(last) || label.empty()) return false;
    if (std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; }))
        return label.size() <= kMaxDigits && !is_exponent(before, label);
    if (label.size() == 1 && label[0] >= 'a' && label[0] <= 'z') return is_note_letter(before);
    for (std::size_t at = 0; at < label.size();)
        if (kSymbols.find(next_character(label, at)) == std::u32string_view::npos) return false;
    return label.size() <= 9;
}

}  // namespace travaux::read
