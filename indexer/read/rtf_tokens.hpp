// RTF cut into its tokens (Rich Text Format Specification 1.9.1, "Basic Entities").
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace travaux::read {

struct RtfToken {
    enum class Kind { Open, Close, Word, Sign, Byte, Text };
    Kind kind = Kind::Text;
    std::string_view text;           // Word: its name; Sign: one character behind a backslash; Text: plain bytes
    std::optional<int> number;       // Word: its parameter; Byte: the value of \'hh
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view bytes) : rest_(bytes) {}

    /// The next token, none at the end. Line ends are no tokens, the data behind \bin is passed over.
    std::optional<RtfToken> next();

private:
    RtfToken control();

    std::string_view rest_;
};

}  // namespace travaux::read
