#include "indexer/read/rtf_tokens.hpp"

#include <algorithm>
#include <charconv>

namespace travaux::read {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

std::optional<RtfToken> RtfTokens::next() {
    constexpr std::string_view kSpecial = "{}\\\r\n";
    while (!rest_.empty() && (rest_.front() == '\r' || rest_.front() == '\n')) rest_.remove_prefix(1);
    if (rest_.empty()) return {};
    if (rest_.front() == '\\') return control();
    const auto kind = rest_.front() == '{' ? RtfToken::Kind::Open : rest_.front() == '}' ? RtfToken::Kind::Close : RtfToken::Kind::Text;
    const auto size = kind == RtfToken::Kind::Text ? std::min(rest_.find_first_of(kSpecial), rest_.size()) : 1;
    const RtfToken token{kind, rest_.substr(0, size), {}};
    rest_.remove_prefix(size);
    return token;
}

RtfToken RtfTokens::control() {
    rest_.remove_prefix(1);
    if (rest_.empty()) return {};
    if (rest_.front() == '\'' && rest_.size() > 2 && hex(rest_[1]) >= 0 && hex(rest_[2]) >= 0) {
        const RtfToken token{RtfToken::Kind::Byte, {}, hex(rest_[1]) * 16 + hex(rest_[2])};
        rest_.remove_prefix(3);
        return token;
    }
    if (!is_letter(rest_.front())) {
        const RtfToken token{RtfToken::Kind::Sign, rest_.substr(0, 1), {}};
        rest_.remove_prefix(1);
        return token;
    }
    RtfToken token{RtfToken::Kind::Word, {}, {}};
    const auto name = static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_letter) - rest_.begin());
    token.text = rest_.substr(0, name);
    rest_.remove_prefix(name);
    int number = 0;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (end != rest_.data()) {
        if (failure == std::errc{}) token.number = number;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    }
    if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    if (token.text == "bin" && token.number) rest_.remove_prefix(std::min(rest_.size(), static_cast<std::size_t>(std::max(0, *token.number))));
    return token;
}

}  // namespace travaux::read
