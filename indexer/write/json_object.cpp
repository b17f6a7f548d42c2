#include "indexer/write/json_object.hpp"

#include "schema/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace travaux::write {
namespace {

constexpr int kDeepest = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What stands in a string for itself: ASCII but quotes, backslashes and controls.
constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

// Each reader passes what it reads and says whether it was JSON.
class Reader {
public:
    explicit Reader(std::string_view line) : line_(line) {}

    bool read(std::vector<Field>& fields) { return blanks_and('{') && members(&fields) && (blanks(), at_ == line_.size()); }

private:
    bool is(char c) const { return at_ < line_.size() && line_[at_] == c; }

    bool pass(char c) {
        if (!is(c)) return false;
        ++at_;
        return true;
    }

    void blanks() {
        while (is(' ') || is('\t') || is('\n') || is('\r')) ++at_;
    }

    bool blanks_and(char c) {
        blanks();
        return pass(c);
    }

    // After the bracket. Of an object within a record no more is asked than that it is one.
    bool members(std::vector<Field>* fields) {
        if (blanks_and('}')) return true;
        do {
            std::string name;
            Value value;
            if (!blanks_and('"') || !string(name) || !blanks_and(':') || !any(value)) return false;
            if (fields == nullptr) continue;
            const auto same = std::ranges::find(*fields, name, &Field::name);
            if (same == fields->end()) fields->push_back({std::move(name), std::move(value)});
            else same->value = std::move(value);
        } while (blanks_and(','));
        return pass('}');
    }

    bool items(Value& list) {
        if (blanks_and(']')) return true;
        do {
            if (!any(list.items.emplace_back())) return false;
        } while (blanks_and(','));
        return pass(']');
    }

    bool any(Value& value) {
        blanks();
        if (at_ == line_.size()) return false;
        switch (line_[at_]) {
            case '"': ++at_; return value.is = Value::Is::Text, string(value.text);
            case '[': return value.is = Value::Is::List, deeper([&] { return items(value); });
            case '{': return value.is = Value::Is::Other, deeper([&] { return members(nullptr); });
            case 'n': return value.is = Value::Is::Null, word("null");
            case 't': return value.is = Value::Is::Other, word("true");
            case 'f': return value.is = Value::Is::Other, word("false");
            default: return number(value);
        }
    }

    template <class Inner>
    bool deeper(Inner&& inner) {
        ++at_;
        if (++depth_ > kDeepest || !inner()) return false;
        --depth_;
        return true;
    }

    bool word(std::string_view expected) {
        if (!line_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }

    bool digits() {
        const std::size_t begin = at_;
        while (at_ < line_.size() && is_digit(line_[at_])) ++at_;
        return at_ > begin;
    }

    bool number(Value& value) {
        const std::size_t begin = at_;
        const bool negative = pass('-');
        if (!pass('0') && !digits()) return false;
        const std::size_t end = at_;
        if (pass('.') && !digits()) return false;
        if (is('e') || is('E')) {
            ++at_;
            if (is('+') || is('-')) ++at_;
            if (!digits()) return false;
        }
        const std::string_view printed = line_.substr(begin, end - begin);
        value.is = at_ == end && is_in_64_bits(printed, negative) ? Value::Is::Integer : Value::Is::Other;
        if (value.is == Value::Is::Integer) value.text = printed == "-0" ? "0" : printed;
        return true;
    }

    static bool is_in_64_bits(std::string_view printed, bool negative) {
        const char* const end = printed.data() + printed.size();
        std::int64_t below_zero = 0;
        std::uint64_t above = 0;
        return (negative ? std::from_chars(printed.data(), end, below_zero) : std::from_chars(printed.data(), end, above)).ec == std::errc{};
    }

    // After the quotation mark.
    bool string(std::string& into) {
        while (true) {
            const std::size_t begin = at_;
            std::size_t end = begin;
            while (end < line_.size() && kPlain[static_cast<unsigned char>(line_[end])]) ++end;
            into.append(line_, begin, end - begin);
            at_ = end;
            if (pass('"')) return true;
            if (at_ == line_.size()) return false;
            const std::size_t foreign = at_;
            if (pass('\\')) {
                if (!escape(into)) return false;
            } else if (static_cast<unsigned char>(line_[at_]) < 0x80 || !schema::next_well_formed(line_, at_)) {
                return false;
            } else {
                into.append(line_, foreign, at_ - foreign);
            }
        }
    }

    bool escape(std::string& into) {
        constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
        if (at_ == line_.size()) return false;
        const char name = line_[at_++];
        if (name == 'u') return escaped_code(into);
        const std::size_t known = kNames.find(name);
        if (known == std::string_view::npos) return false;
        into += kMeant[known];
        return true;
    }

    static bool is_low_surrogate(std::uint32_t code) { return code >= 0xDC00 && code < 0xE000; }

    // After "\u". A code point beyond sixteen bits is two of them.
    bool escaped_code(std::string& into) {
        auto code = four_digits();
        if (!code || is_low_surrogate(*code)) return false;
        if (*code >= 0xD800 && *code < 0xDC00) {
            if (!word("\\u")) return false;
            const auto low = four_digits();
            if (!low || !is_low_surrogate(*low)) return false;
            code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
        }
        schema::append_character(into, static_cast<char32_t>(*code));
        return true;
    }

    std::optional<std::uint32_t> four_digits() {
        constexpr std::size_t kCount = 4;
        if (line_.size() - at_ < kCount) return std::nullopt;
        const char* const begin = line_.data() + at_;
        std::uint32_t code = 0;
        const auto [end, failure] = std::from_chars(begin, begin + kCount, code, 16);
        if (failure != std::errc{} || end != begin + kCount) return std::nullopt;
        at_ += kCount;
        return code;
    }

    std::string_view line_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

std::optional<std::vector<Field>> read_object(std::string_view line) {
    std::vector<Field> fields;
    if (!Reader(line).read(fields)) return std::nullopt;
    return fields;
}

}  // namespace travaux::write
