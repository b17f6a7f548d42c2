#include "indexer/read/pdf/bidi.hpp"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <memory>
#include <numeric>
#include <string>

namespace travaux::read::pdf {

// The Unicode Bidirectional Algorithm run backwards, as ICU has it.
std::vector<std::size_t> reading_order(std::u32string_view seen, bool right_to_left) {
    std::vector<std::size_t> order(seen.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // One unit a character: those beyond U+FFFF run as letters do.
    std::u16string units;
    for (const char32_t c : seen) units += c > 0xFFFF ? (u_charDirection(static_cast<UChar32>(c)) == U_RIGHT_TO_LEFT ? u'\u05D0' : u'a') : static_cast<char16_t>(c);
    const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    ubidi_setPara(bidi.get(), units.data(), static_cast<int32_t>(units.size()), right_to_left ? UBiDiLevel{1} : UBiDiLevel{0}, nullptr, &status);
    std::vector<int32_t> map(seen.size());
    if (U_SUCCESS(status)) ubidi_getVisualMap(bidi.get(), map.data(), &status);
    if (U_FAILURE(status)) return order;
    for (std::size_t i = 0; i < map.size(); ++i) order[i] = static_cast<std::size_t>(map[i]);
    return order;
}

char32_t mirrored(char32_t c) { return static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c))); }

}  // namespace travaux::read::pdf
