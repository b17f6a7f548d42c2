// Bits counted without a call: std::popcount() is one of the compiler's own library where a program must do for every processor of a kind.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace travaux::schema {

/// How many bits of each byte are set, byte by byte.
constexpr std::uint64_t count_by_byte(std::uint64_t bits) {
    bits -= bits >> 1U & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
    return (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
}

/// How many bits are set.
constexpr std::uint32_t count_bits(std::uint64_t bits) { return static_cast<std::uint32_t>(count_by_byte(bits) * 0x0101010101010101U >> 56U); }

/// So many words are counted together: no byte of their sum overflows.
inline constexpr std::size_t kBitWords = 8;

/// How many bits of so many words are set in `mask` too. Not inline: the compiler's vector instructions count two words at once, but only in a place of its own.
std::uint32_t count_bits(std::span<const std::uint64_t, kBitWords> words, std::span<const std::uint64_t, kBitWords> mask);

/// Where the bit stands before which `count` others are set; 64 where there is none. `count` up to 64.
constexpr unsigned place_of_bit(std::uint64_t bits, unsigned count) {
    const std::uint64_t sums = count_by_byte(bits) * 0x0101010101010101U;  // a byte's: of it and those below
    const std::uint64_t before = ((count * 0x0101010101010101U | 0x8080808080808080U) - sums) & 0x8080808080808080U;  // bytes that do not reach so far
    const auto at = static_cast<unsigned>((before >> 7U) * 0x0101010101010101U >> 56U) * 8;
    if (at == 64) return at;
    std::uint64_t rest = bits >> at;
    for (std::uint64_t left = count - (sums << 8U >> at & 0xFFU); left > 0; --left) rest &= rest - 1;
    return at + static_cast<unsigned>(std::countr_zero(rest));
}

}  // namespace travaux::schema
