// Words compared and hashed by eight bytes at once: tables of words are asked at every word of every text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace travaux::schema {

inline constexpr std::size_t kBytesAtOnce = sizeof(std::uint64_t);

/// Bytes at `from` as a number, the first byte lowest on every machine.
template <class Number>
Number load_bytes(const char* from) {
    Number value = 0;
    std::memcpy(&value, from, sizeof value);
    if constexpr (std::endian::native == std::endian::big) {
        Number turned = 0;
        for (std::size_t i = 0; i < sizeof value; ++i) turned |= static_cast<Number>(value >> (8 * i) & 0xFFU) << (8 * (sizeof value - 1 - i));
        return turned;
    }
    return value;
}

/// The first eight bytes of a word, the first byte lowest; of a shorter word what there is, at the low end.
inline std::uint64_t first_bytes(std::string_view word) {
    const std::size_t size = word.size();
    const char* const at = word.data();
    const auto byte = [](char c) { return std::uint64_t{static_cast<unsigned char>(c)}; };
    if (size >= kBytesAtOnce) return load_bytes<std::uint64_t>(at);
    // two loads that overlap reach every size between
    if (size >= 4) return std::uint64_t{load_bytes<std::uint32_t>(at)} | std::uint64_t{load_bytes<std::uint32_t>(at + size - 4)} << (8 * (size - 4));
    if (size == 0) return 0;
    return byte(at[0]) | byte(at[size / 2]) << (8 * (size / 2)) | byte(at[size - 1]) << (8 * (size - 1));
}

/// The last eight bytes, the last byte highest; of a shorter word what there is, at the high end.
inline std::uint64_t last_bytes(std::string_view word) {
    if (word.empty()) return 0;
    if (word.size() >= kBytesAtOnce) return load_bytes<std::uint64_t>(word.data() + word.size() - kBytesAtOnce);
    return first_bytes(word) << (8 * (kBytesAtOnce - word.size()));
}

/// One step of a hash that takes eight bytes; start with anything.
inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t bytes) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
    hash = (hash ^ bytes) * kOdd;
    return hash ^ hash >> 32U;
}

}  // namespace travaux::schema
