// Steps through UTF-8 one code point at a time: the one place that knows what ill-formed bytes are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace travaux::schema {

/// The code point at `at`, which moves behind it; nothing for an ill-formed sequence, of which it passes the
/// longest part that could begin a code point (Unicode 3.9, U+FFFD substitution). Needs at < text.size().
std::optional<char32_t> next_well_formed(std::string_view text, std::size_t& at);

// Most characters are ASCII, and take no call.
char32_t next_beyond_ascii(std::string_view text, std::size_t& at);
void append_beyond_ascii(std::string& text, char32_t code);

/// The same, with U+FFFD for an ill-formed sequence.
inline char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? (++at, char32_t{byte}) : next_beyond_ascii(text, at);
}

/// Needs a code point that UTF-8 can hold: no surrogate, none above U+10FFFF.
inline void append_character(std::string& text, char32_t code) {
    if (code < 0x80) text.push_back(static_cast<char>(code));
    else append_beyond_ascii(text, code);
}

}  // namespace travaux::schema
