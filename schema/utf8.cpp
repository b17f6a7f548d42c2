#include "schema/utf8.hpp"

#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace travaux::schema {

std::optional<char32_t> next_well_formed(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 code = 0;
    // ICU counts bytes in int32, texts may be longer: the macro sees one code point at most.
    const auto window = static_cast<std::int32_t>(text.size() - at < U8_MAX_LENGTH ? text.size() - at : U8_MAX_LENGTH);
    std::int32_t used = 0;
    U8_NEXT(bytes + at, used, window, code);
    at += static_cast<std::size_t>(used);
    return code < 0 ? std::nullopt : std::optional(static_cast<char32_t>(code));
}

char32_t next_beyond_ascii(std::string_view text, std::size_t& at) {
    return next_well_formed(text, at).value_or(U'\uFFFD');
}

void append_beyond_ascii(std::string& text, char32_t code) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, static_cast<std::uint32_t>(code));
    text.append(bytes.begin(), bytes.begin() + size);
}

}  // namespace travaux::schema
