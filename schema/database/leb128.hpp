// Numbers of seven bits a byte, the lowest first, a bit set where more follow (LEB128). Inside of the database room.
#pragma once

#include "schema/word_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace travaux::database {

inline void put_number(std::uint32_t number, std::string& bytes) {
    for (; number >= 0x80; number >>= 7U) bytes.push_back(static_cast<char>(number | 0x80U));
    bytes.push_back(static_cast<char>(number));
}

/// The number at `at`, which moves behind it; bytes that break off end there.
inline std::uint32_t take_number(std::string_view bytes, std::size_t& at) {
    if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) return static_cast<unsigned char>(bytes[at++]);  // mostly
    std::uint32_t number = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 32; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        number |= (byte & 0x7FU) << shift;
        if (byte < 0x80) break;
    }
    return number;
}

/// The same where numbers of one byte and of two follow one another as words do: no branch tells these apart, since none is foreseen.
inline std::uint32_t take_word_number(std::string_view bytes, std::size_t& at) {
    if (at + sizeof(std::uint32_t) > bytes.size()) return take_number(bytes, at);
    constexpr std::uint32_t kMore = 0x80;
    constexpr std::uint32_t kThree = kMore | kMore << 8U;
    const auto four = schema::load_bytes<std::uint32_t>(bytes.data() + at);
    if ((four & kThree) == kThree) return take_number(bytes, at);
    const std::uint32_t second = four / kMore % 2;
    at += 1 + second;
    return (four & 0x7FU) | (four >> 1U & 0x3F80U & -second);
}

}  // namespace travaux::database
