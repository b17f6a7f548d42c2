#include "schema/analysis/fold.hpp"

#include "schema/analysis/analyzer.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>

namespace travaux::analysis {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters that Unicode does not take apart, and what they are written as where the key is missing.
struct Spelling {
    UChar32 letter;
    const char16_t* written;
};
constexpr std::array<Spelling, 14> kSpellings{{
    {0x00E6, u"ae"}, {0x00F0, u"d"}, {0x00F8, u"o"}, {0x00FE, u"th"}, {0x0111, u"d"}, {0x0127, u"h"}, {0x0131, u"i"},
    {0x0142, u"l"}, {0x0153, u"oe"}, {0x0167, u"t"}, {0x02BC, u"'"}, {0x2018, u"'"}, {0x2019, u"'"}, {0x201B, u"'"},
}};

bool is_superscript_digit(UChar32 c) {
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

bool within(UChar32 c, UChar32 first, UChar32 last) { return c >= first && c <= last; }

// Accents, Hebrew points, and the vowel signs and tatweel of Arabic: what writers leave out at will.
bool is_optional_mark(UChar32 c, UChar32 base) {
    if (within(c, 0x0300, 0x036F)) {
        const bool short_i = c == 0x0306 && (base == 0x0438 || base == 0x0443);   // й, ў
        const bool yi = c == 0x0308 && base == 0x0456;                            // ї
        return !short_i && !yi;
    }
    if (c == 0x0640) return true;
    const bool optional = within(c, 0x0591, 0x05C7) || within(c, 0x0610, 0x061A) || within(c, 0x064B, 0x065F) || c == 0x0670 ||
                          within(c, 0x06D6, 0x06ED) || within(c, 0x1AB0, 0x1AFF) || within(c, 0x1DC0, 0x1DFF) ||
                          within(c, 0x20D0, 0x20FF) || within(c, 0xFE20, 0xFE2F);
    return optional && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

void append_letter(icu::UnicodeString& out, UChar32 c) {
    for (const Spelling& spelling : kSpellings) {
        if (spelling.letter == c) {
            out.append(icu::UnicodeString(spelling.written));
            return;
        }
    }
    const std::int32_t digit = u_charDigitValue(c);
    out.append(digit >= 0 ? static_cast<UChar32>(u'0' + digit) : c);
}

icu::UnicodeString without_superscripts(const icu::UnicodeString& text) {
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        if (!is_superscript_digit(text.char32At(i))) out.append(text.char32At(i));
    }
    return out;
}

icu::UnicodeString without_marks(const icu::UnicodeString& decomposed) {
    icu::UnicodeString out;
    UChar32 base = 0;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (u_getCombiningClass(c) == 0) base = c;
        if (!is_optional_mark(c, base)) append_letter(out, c);
    }
    return out;
}

std::string fold_unicode(std::string_view word) {
    // ICU counts in 32 bits; a word of that size is no word.
    constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max() / 8;
    UErrorCode status = U_ZERO_ERROR;
    const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* decompose = icu::Normalizer2::getNFDInstance(status);
    const auto* compose = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    if (U_FAILURE(status)) return std::string(word);
    const auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(std::min(word.size(), kMost))});
    const auto folded = casefold->normalize(without_superscripts(text), status);
    const auto bare = without_marks(decompose->normalize(folded, status));
    compose->normalize(bare, status).toUTF8String(out);
    return out;
}

// A word that is ASCII but for its curly apostrophes; by far the commonest word that is not ASCII.
bool fold_curly(std::string_view word, std::string& out) {
    constexpr std::string_view kCurly = "\u2019";
    for (std::size_t i = 0; i < word.size();) {
        if (static_cast<unsigned char>(word[i]) < 0x80) {
            out += lower(word[i++]);
        } else if (word.substr(i, kCurly.size()) == kCurly) {
            out += '\'';
            i += kCurly.size();
        } else {
            return false;
        }
    }
    return true;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string fold_word(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    if (fold_curly(word, out)) return out;
    return fold_unicode(word);
}

std::string fold(std::string_view text) {
    std::string folded = is_ascii(text) ? std::string(text) : fold_unicode(text);
    std::size_t kept = 0;
    for (const char c : folded) {
        if (!is_blank(c)) {
            folded[kept++] = lower(c);
        } else if (kept > 0 && folded[kept - 1] != ' ') {
            folded[kept++] = ' ';
        }
    }
    if (kept > 0 && folded[kept - 1] == ' ') --kept;
    folded.resize(kept);
    return folded;
}

}  // namespace travaux::analysis
