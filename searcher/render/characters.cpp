#include "searcher/render/characters.hpp"

#include <unicode/uchar.h>

namespace travaux::render {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool steers_direction(char32_t code) {
    return (code >= U'\u202A' && code <= U'\u202E') || (code >= U'\u2066' && code <= U'\u2069');
}

bool is_within(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

bool ends_line(char32_t code) {
    return (code >= U'\t' && code <= U'\r') || code == 0x85 || code == U'\u2028' || code == U'\u2029';
}

}  // namespace

char32_t printable_beyond_ascii(char32_t code) {
    if (ends_line(code)) return U' ';
    const bool is_control = code < U' ' || is_within(code, 0x7F, 0x9F);
    return is_control || steers_direction(code) ? kReplacement : code;
}

void append_printable(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t plain = at;
        while (plain < text.size() && is_printable_ascii(static_cast<unsigned char>(text[plain]))) ++plain;
        out.append(text, at, plain - at);
        at = plain;
        if (at < text.size()) append_character(out, printable(next_character(text, at)));
    }
}

bool is_right_to_left_beyond_ascii(char32_t code) {
    if (code < 0x590 || is_within(code, 0x2010, 0xFB1C)) return false;  // most of what is printed: ICU's tables take pages
    const auto direction = u_charDirection(static_cast<UChar32>(code));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::size_t columns_beyond_ascii(char32_t code) {
    if (is_within(code, 0xA0, 0x2FF) || is_within(code, 0x2010, 0x2027) || is_within(code, 0x2030, 0x205E)) return 1;  // as above
    const auto point = static_cast<UChar32>(code);
    constexpr std::uint32_t kWithoutWidth = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    if ((U_GET_GC_MASK(point) & kWithoutWidth) != 0) return code == U'\u00AD' ? 1 : 0;  // the soft hyphen is drawn
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += columns(next_character(text, at));
    return count;
}

}  // namespace travaux::render
