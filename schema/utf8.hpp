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

/// The same, with U+FFFD for an ill-formed sequence.
char32_t next_character(std::string_view text, std::size_t& at);

/// Needs a code point that UTF-8 can hold: no surrogate, none above U+10FFFF.
void append_character(std::string& text, char32_t code);

}  // namespace travaux::schema
