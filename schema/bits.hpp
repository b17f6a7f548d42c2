// Bits counted without a call.
#pragma once

#include <cstdint>

namespace travaux::schema {

/// How many bits are set. std::popcount() is a call of the compiler's own library where a program must do for every processor of a kind.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
    bits -= bits >> 1U & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
    bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56U);
}

}  // namespace travaux::schema
