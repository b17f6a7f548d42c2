#include "searcher/render/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace travaux::render {
namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool steers_direction(char32_t code) {
    return (code >= U'\u202A' && code <= U'\u202E') || (code >= U'\u2066' && code <= U'\u2069');
}

bool ends_line(char32_t code) {
    return (code >= U'\t' && code <= U'\r') || code == 0x85 || code == U'\u2028' || code == U'\u2029';
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 code = 0;
// The macro's own arithmetic narrows.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
    U8_NEXT_OR_FFFD(bytes, at, text.size(), code);
#pragma GCC diagnostic pop
    return static_cast<char32_t>(code);
}

void append_utf8(std::string& text, char32_t code) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
    U8_APPEND_UNSAFE(bytes, length, code);
#pragma GCC diagnostic pop
    text.append(reinterpret_cast<const char*>(bytes), length);
}

char32_t printable(char32_t code) {
    if (ends_line(code)) return U' ';
    if (u_charType(static_cast<UChar32>(code)) == U_CONTROL_CHAR) return kReplacement;
    return steers_direction(code) ? kReplacement : code;
}

std::size_t columns(char32_t code) {
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
