#include "schema/bits.hpp"

namespace travaux::schema {

std::uint32_t count_bits(std::span<const std::uint64_t, kBitWords> words, std::span<const std::uint64_t, kBitWords> mask) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < kBitWords; ++i) bytes += count_by_byte(words[i] & mask[i]);
    bytes = (bytes & 0x00FF00FF00FF00FFU) + (bytes >> 8U & 0x00FF00FF00FF00FFU);
    return static_cast<std::uint32_t>(bytes * 0x0001000100010001U >> 48U);
}

}  // namespace travaux::schema
