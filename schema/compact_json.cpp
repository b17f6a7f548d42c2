#include "schema/compact_json.hpp"

#include "schema/utf8.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace travaux::schema {
namespace {

// What stands in a string for itself: ASCII but quotes, backslashes and controls.
constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

void append_escaped(std::string& out, char c) {
    constexpr std::string_view kMeant = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt", kDigits = "0123456789abcdef";
    out += '\\';
    if (const std::size_t known = kMeant.find(c); known != std::string_view::npos) {
        out += kNames[known];
    } else {
        const auto code = static_cast<unsigned char>(c);
        out.append("u00").append({kDigits[code / 16U], kDigits[code % 16U]});
    }
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && kPlain[static_cast<unsigned char>(text[end])]) ++end;
        out.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80) append_escaped(out, text[at++]);
        else if (next_well_formed(text, at)) out.append(text, end, at - end);
        else out += "\xEF\xBF\xBD";
    }
    out += '"';
}

void CompactJson::begin(std::string_view name) {
    text_.append(text_.size() == 1 ? "\"" : ",\"").append(name).append("\":");
}

void CompactJson::append(int number) {
    std::array<char, std::numeric_limits<int>::digits10 + 2> digits{};
    text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

template <class Item, class Append>
CompactJson& CompactJson::add_list(std::string_view name, const std::vector<Item>& items, Append&& append_one) {
    if (items.empty()) return *this;
    begin(name);
    char before = '[';
    for (const Item& item : items) {
        text_ += before;
        append_one(item);
        before = ',';
    }
    text_ += ']';
    return *this;
}

CompactJson& CompactJson::add(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    begin(name);
    append_json(text_, text);
    return *this;
}

CompactJson& CompactJson::add(std::string_view name, int number) {
    return number == 0 ? *this : add(name, std::optional(number));
}

CompactJson& CompactJson::add(std::string_view name, std::optional<int> number) {
    if (!number) return *this;
    begin(name);
    append(*number);
    return *this;
}

CompactJson& CompactJson::add(std::string_view name, const std::vector<std::string>& texts) {
    return add_list(name, texts, [this](const std::string& text) { append_json(text_, text); });
}

CompactJson& CompactJson::add(std::string_view name, const std::vector<int>& numbers) {
    return add_list(name, numbers, [this](int number) { append(number); });
}

CompactJson& CompactJson::add(std::string_view name, const std::vector<LineRange>& lines) {
    return add_list(name, lines, [this](const LineRange& range) {
        text_ += '[';
        append(range.first);
        text_ += ',';
        append(range.last);
        text_ += ']';
    });
}

CompactJson& CompactJson::add(std::string_view name, const std::vector<Commitment>& all) {
    return add_list(name, all, [this](Commitment commitment) { append_json(text_, name_of(commitment)); });
}

CompactJson& CompactJson::add_json(std::string_view name, std::string_view json) {
    begin(name);
    text_ += json;
    return *this;
}

std::string CompactJson::take() && {
    text_ += '}';
    return std::move(text_);
}

}  // namespace travaux::schema
