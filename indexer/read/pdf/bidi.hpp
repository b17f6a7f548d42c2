// Text as it is seen, turned into text as it is read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace travaux::read::pdf {

/// For each character in the order of reading, its place in `seen`, which stands from left to right. Brackets in text that
/// runs to the left may be the wrong way round: some makers store what is seen, some what was typed.
std::vector<std::size_t> reading_order(std::u32string_view seen, bool right_to_left);

/// The closing form of an opening bracket and the other way round, or the character itself.
char32_t mirrored(char32_t c);

}  // namespace travaux::read::pdf
