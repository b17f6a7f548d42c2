// Numbers as lists print them.
#pragma once

#include <string>
#include <string_view>

namespace travaux::read {

/// `number` in the style that OOXML calls by this name (ECMA-376, ST_NumberFormat) or HTML and OpenDocument by a sign of
/// it ("1", "a", "A", "i", "I"). A style without a row here counts in digits; "none" and "bullet" give nothing.
std::string numeral(std::string_view style, int number);

/// The bullet a reader sees: signs of symbol fonts, which are private characters, become a round one.
std::string bullet(std::string_view sign);

}  // namespace travaux::read
