#include "indexer/read/pdf/glyphs.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace travaux::read::pdf {
namespace {

struct Replacement {
    char32_t from, to;    // the range
    char32_t text;        // of `from`
    bool counts_on;       // whether the next ones stand for the characters that follow `text`
};

// Private use: Adobe's corporate places (figures, small capitals), and Symbol and Wingdings, whose bytes Microsoft
// sets at U+F000. Of these only bullets, dashes and arrows turn up in texts.
constexpr std::array kReplacements{
    Replacement{0x2010, 0x2011, U'-', false}, Replacement{0xF643, 0xF64C, U'0', true}, Replacement{0xF6DC, 0xF6DC, U'1', false},
    Replacement{0xF730, 0xF739, U'0', true},  Replacement{0xF761, 0xF77A, U'A', true}, Replacement{0xF06C, 0xF06C, U'•', false},
    Replacement{0xF06E, 0xF06F, U'•', false}, Replacement{0xF071, 0xF071, U'•', false}, Replacement{0xF075, 0xF077, U'•', false},
    Replacement{0xF09F, 0xF09F, U'•', false}, Replacement{0xF0A7, 0xF0A8, U'•', false}, Replacement{0xF0B7, 0xF0B7, U'•', false},
    Replacement{0xF0BE, 0xF0BE, U'–', false}, Replacement{0xF0D8, 0xF0D8, U'•', false}, Replacement{0xF0E0, 0xF0E0, U'→', false},
    Replacement{0xF0FC, 0xF0FC, U'✓', false},
};

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool is_presentation_form(char32_t c) {
    return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x2E80 && c <= 0x2FDF);
}

constexpr char32_t kSoftHyphen = 0xAD;

bool has_place(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type != U_UNASSIGNED && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR && type != U_SURROGATE;
}

/// Single forms and ligatures of Latin, Hebrew and Arabic, and radicals set for Han characters.
void append_normal_form(std::u32string& text, char32_t code) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString normal;
    if (U_SUCCESS(status)) normal = normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(code)), status);
    if (U_FAILURE(status)) normal = static_cast<UChar32>(code);
    std::u32string characters;
    for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) characters += static_cast<char32_t>(normal.char32At(i));
    if (is_right_to_left(code)) std::ranges::reverse(characters);
    text += characters;
}

}  // namespace

void append_glyph(std::u32string& text, char32_t code) {
    for (const auto& row : kReplacements)
        if (code >= row.from && code <= row.to) {
            text += row.counts_on ? row.text + (code - row.from) : row.text;
            return;
        }
    // A symbol font that holds plain letters.
    if (code >= 0xF020 && code <= 0xF07E) text += static_cast<char32_t>(code - 0xF000);
    else if (is_private(code)) text += U'\uFFFD';
    else if (is_presentation_form(code)) append_normal_form(text, code);
    else if (u_isUWhiteSpace(static_cast<UChar32>(code))) text += U' ';
    else if (code == kSoftHyphen || has_place(code)) text += code;
}

bool is_right_to_left(char32_t c) {
    const auto direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

bool is_combining(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

}  // namespace travaux::read::pdf
