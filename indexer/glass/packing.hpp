// How Xapian's glass tables pack numbers, texts and keys: common/pack.h of Xapian 1.4. Inside of the glass room.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace travaux::glass {

/// Seven bits a byte, the lowest first, a bit set where more follow.
inline void put_number(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7U) out.push_back(static_cast<char>(number | 0x80U));
    out.push_back(static_cast<char>(number));
}

/// The number at `at`, which moves behind it.
inline std::uint64_t take_number(std::string_view bytes, std::size_t& at) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) break;
    }
    return number;
}

/// The length, then the bytes.
inline void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out.append(text);
}

inline std::string_view take_text(std::string_view bytes, std::size_t& at) {
    const std::size_t length = take_number(bytes, at);
    const std::string_view text = bytes.substr(at < bytes.size() ? at : bytes.size(), length);
    at += text.size();
    return text;
}

/// Little-endian without leading zero bytes: the last thing of a key.
inline void put_last_number(std::string& out, std::uint32_t number) {
    for (; number != 0; number >>= 8U) out.push_back(static_cast<char>(number));
}

/// Document ids in keys: bytes sort as the numbers do, and the first is never 0xFF.
inline void put_sortable(std::string& out, std::uint32_t number) {
    const unsigned length = number < 0x8000 ? 2 : (32 + 5 - static_cast<unsigned>(std::countl_zero(number))) / 7;
    const std::uint64_t mark = number < 0x8000 ? 0 : (std::uint64_t{0xFF} << (10 - length) & 0xFFU) << (8 * (length - 1));
    for (unsigned i = length; i-- > 0;) out.push_back(static_cast<char>((number | mark) >> (8 * i)));
}

/// A term in a key: a zero byte is followed by 0xFF.
inline void put_term(std::string& out, std::string_view term) {
    for (char c : term) {
        out.push_back(c);
        if (c == '\0') out.push_back('\xFF');
    }
}

// What a key of the table of posting lists begins with where it is none of a term.
inline constexpr std::string_view kMetadataKey{"\0\xC0", 2};       // + key
inline constexpr std::string_view kValueStatisticsKey{"\0\xD0", 2};  // + slot, as put_last_number has it
inline constexpr std::string_view kValuesKey{"\0\xD8", 2};         // + slot, as put_number has it + first document
inline constexpr std::string_view kLengthsKey{"\0\xE0", 2};        // of documents; + first document but for the first chunk

}  // namespace travaux::glass
