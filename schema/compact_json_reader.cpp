#include "schema/compact_json_reader.hpp"

#include "schema/error.hpp"
#include "schema/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace travaux::schema {
namespace {

[[noreturn]] void damaged() {
    throw Error(ErrorCode::Database, "a record of the index is damaged", "`travaux status --check` says more; build it again with: travaux-index --force PATH...");
}

// By backslashes before it that do not escape each other.
bool is_escaped(std::string_view text, std::size_t at) {
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

}  // namespace

bool CompactJsonReader::pass(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
}

void CompactJsonReader::need(char c) {
    if (!pass(c)) damaged();
}

// Whether the next field has this name; then its value comes next.
bool CompactJsonReader::enter(std::string_view name) {
    constexpr std::size_t kSigns = 4;  // {"":
    const bool here = rest_.size() > name.size() + kSigns && rest_[0] == (begun_ ? ',' : '{') && rest_[1] == '"' && rest_.substr(2).starts_with(name) &&
                      rest_.substr(2 + name.size()).starts_with("\":");
    if (!here) return false;
    begun_ = true;
    rest_.remove_prefix(name.size() + kSigns);
    return true;
}

std::string_view CompactJsonReader::end() {
    if (!begun_) need('{');
    need('}');
    return rest_;
}

std::string CompactJsonReader::text() {
    need('"');
    std::size_t quote = rest_.find('"');
    if (quote == std::string_view::npos) damaged();
    std::string text;
    if (rest_.substr(0, quote).find('\\') == std::string_view::npos) {
        text = rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        return text;
    }
    while (quote != std::string_view::npos && is_escaped(rest_, quote)) quote = rest_.find('"', quote + 1);
    if (quote == std::string_view::npos) damaged();
    text.reserve(quote);
    unescape(text);
    return text;
}

void CompactJsonReader::unescape(std::string& into) {
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    constexpr std::size_t kDigits = 4;
    while (!pass('"')) {
        const std::size_t plain = std::min(rest_.find_first_of("\"\\"), rest_.size());
        into.append(rest_.substr(0, plain));
        rest_.remove_prefix(plain);
        if (rest_.starts_with('"')) continue;
        need('\\');
        if (rest_.empty()) damaged();
        const std::size_t known = kNames.find(rest_.front());
        if (known != std::string_view::npos) {
            into += kMeant[known];
            rest_.remove_prefix(1);
            continue;
        }
        need('u');
        std::uint32_t code = 0;
        if (rest_.size() < kDigits) damaged();
        const auto [stopped, failure] = std::from_chars(rest_.data(), rest_.data() + kDigits, code, 16);
        if (failure != std::errc{} || stopped != rest_.data() + kDigits || (code >= 0xD800 && code < 0xE000)) damaged();
        append_character(into, static_cast<char32_t>(code));
        rest_.remove_prefix(kDigits);
    }
}

int CompactJsonReader::number() {
    int number = 0;
    const auto [stopped, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (failure != std::errc{}) damaged();
    rest_.remove_prefix(static_cast<std::size_t>(stopped - rest_.data()));
    return number;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, std::string& into) {
    if (enter(name)) into = text();
    return *this;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, int& into) {
    if (enter(name)) into = number();
    return *this;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, std::optional<int>& into) {
    constexpr std::string_view kNull = "null";
    if (!enter(name)) return *this;
    if (rest_.starts_with(kNull)) rest_.remove_prefix(kNull.size());
    else into = number();
    return *this;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, std::vector<std::string>& into) {
    if (enter(name)) list([&] { into.push_back(text()); });
    return *this;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, std::vector<int>& into) {
    if (enter(name)) list([&] { into.push_back(number()); });
    return *this;
}

CompactJsonReader& CompactJsonReader::read(std::string_view name, std::vector<LineRange>& into) {
    if (!enter(name)) return *this;
    list([&] {
        LineRange& range = into.emplace_back();
        need('[');
        range.first = number();
        need(',');
        range.last = number();
        need(']');
    });
    return *this;
}

}  // namespace travaux::schema
