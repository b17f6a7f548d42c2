#include "schema/analysis/word_breaks.hpp"

#include "schema/error.hpp"
#include "schema/word_bytes.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace travaux::analysis {
namespace {

// The classes of UAX #29 that decide where words end.
enum class Class : std::uint8_t { Other, Letter, Hebrew, Digit, MidLetter, MidDigit, MidBoth, SingleQuote, DoubleQuote, Extend };

// CLDR leaves the colons out of MidLetter: "Note:see" is two words.
constexpr bool is_colon(UChar32 c) { return c == ':' || c == 0xFE55 || c == 0xFF1A; }

Class class_by_property(UChar32 c) {
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
        case U_WB_ALETTER: return Class::Letter;
        case U_WB_HEBREW_LETTER: return Class::Hebrew;
        case U_WB_NUMERIC: return Class::Digit;
        case U_WB_MIDLETTER: return is_colon(c) ? Class::Other : Class::MidLetter;
        case U_WB_MIDNUM: return Class::MidDigit;
        case U_WB_MIDNUMLET: return Class::MidBoth;
        case U_WB_SINGLE_QUOTE: return Class::SingleQuote;
        case U_WB_DOUBLE_QUOTE: return Class::DoubleQuote;
        case U_WB_EXTEND:
        case U_WB_FORMAT:
        case U_WB_ZWJ: return Class::Extend;
        default: return Class::Other;
    }
}

// Nearly all that is not ASCII: accented Latin letters, dashes and quotation marks, of which ICU need not be asked. Its tables take pages.
Class class_of(UChar32 c) {
    if (c >= 0xC0 && c < 0x250) return c == 0xD7 || c == 0xF7 ? Class::Other : Class::Letter;
    if (c >= 0x2010 && c < 0x2024) return c == 0x2018 || c == 0x2019 ? Class::MidBoth : Class::Other;
    if (c == 0xA0) return Class::Other;
    return class_by_property(c);
}

constexpr std::array<Class, 128> ascii_classes() {
    std::array<Class, 128> classes{};
    for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = Class::Letter;
    for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = Class::Digit;
    classes['.'] = Class::MidBoth;
    classes[','] = classes[';'] = Class::MidDigit;
    classes['\''] = Class::SingleQuote;
    classes['"'] = Class::DoubleQuote;
    return classes;
}
constexpr std::array<Class, 128> kAscii = ascii_classes();

using Bytes = std::array<bool, 256>;
constexpr Bytes ascii_of(auto&& is) {
    Bytes bytes{};
    for (std::size_t c = 0; c < kAscii.size(); ++c) bytes[c] = is(kAscii[c]);
    return bytes;
}

// ASCII letters and digits; what in ASCII ends any word.
constexpr Bytes kPlain = ascii_of([](Class c) { return c == Class::Letter || c == Class::Digit; });
constexpr Bytes kParting = ascii_of([](Class c) { return c == Class::Other; });
bool is_plain(char c) { return kPlain[static_cast<unsigned char>(c)]; }
bool parts_words(char c) { return kParting[static_cast<unsigned char>(c)]; }

struct Character {
    Class kind = Class::Other;
    std::size_t end = 0;  // where the next character begins
};

// The code point at `at`, which moves behind it; -1 for a byte that begins no well-formed sequence.
UChar32 decode(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<UChar32>(static_cast<unsigned char>(text[i])); };
    const UChar32 lead = byte(at++);
    if (lead < 0x80) return lead;
    const std::size_t more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    if (more == 0 || at + more > text.size()) return -1;
    UChar32 c = lead & (0x3F >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return -1;
        c = (c << 6) | (byte(at + i) & 0x3F);
    }
    constexpr std::array<UChar32, 4> kLeast{0, 0x80, 0x800, 0x10000};
    if (c < kLeast[more] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return -1;
    at += more;
    return c;
}

Character character(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {Class::Other, at};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {kAscii[byte], at + 1};
    const UChar32 c = decode(text, at);
    return {c < 0 ? Class::Other : class_of(c), at};
}

bool is_letter(Class kind) { return kind == Class::Letter || kind == Class::Hebrew; }
bool joins_letters(Class kind) { return kind == Class::MidLetter || kind == Class::MidBoth || kind == Class::SingleQuote; }
bool joins_digits(Class kind) { return kind == Class::MidDigit || kind == Class::MidBoth || kind == Class::SingleQuote; }

// Rule WB4: marks and format characters belong to what they follow.
std::size_t past_marks(std::string_view text, std::size_t at) {
    for (Character c = character(text, at); c.kind == Class::Extend; c = character(text, at)) at = c.end;
    return at;
}

// The end of a word whose last character so far, of class `kind`, ends at `at`: rules WB5 to WB12.
std::size_t end_of_word(std::string_view text, std::size_t at, Class kind) {
    while (true) {
        for (; at < text.size() && is_plain(text[at]); ++at) kind = kAscii[static_cast<unsigned char>(text[at])];
        if (at == text.size() || parts_words(text[at])) return at;
        at = past_marks(text, at);
        const Character next = character(text, at);
        if (is_letter(next.kind) || next.kind == Class::Digit) {
            kind = next.kind;
            at = next.end;
            continue;
        }
        if (next.kind == Class::Other) return at;
        const std::size_t beyond = past_marks(text, next.end);
        const Character after = character(text, beyond);
        if ((is_letter(kind) && joins_letters(next.kind) && is_letter(after.kind)) ||
            (kind == Class::Digit && joins_digits(next.kind) && after.kind == Class::Digit) ||
            (kind == Class::Hebrew && next.kind == Class::DoubleQuote && after.kind == Class::Hebrew)) {
            kind = after.kind;
            at = after.end;
            continue;
        }
        return kind == Class::Hebrew && next.kind == Class::SingleQuote ? beyond : at;
    }
}

// Whether a word surely ends behind an ASCII letter or digit: nothing that joins follows, or a comma or full stop with no letter behind.
bool ends_there(std::string_view text, std::size_t at) {
    const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
    if (at == text.size() || parts_words(text[at])) return true;
    return is_ascii(at) && (at + 1 == text.size() || (is_ascii(at + 1) && !is_plain(text[at + 1])));
}

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

// The highest bit of each of eight bytes of ASCII that is `first` or one of those up to `last`.
constexpr std::uint64_t bytes_between(std::uint64_t bytes, unsigned char first, unsigned char last) {
    constexpr std::uint64_t kEach = 0x0101010101010101U;
    return (bytes + kEach * (0x80U - first)) & ~(bytes + kEach * (0x7FU - last));
}

// Behind the ASCII letters and digits from `at` on, eight bytes at once: a branch for each would be foreseen badly where words end.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at + schema::kBytesAtOnce <= text.size()) {
        const auto bytes = schema::load_bytes<std::uint64_t>(text.data() + at);
        const std::uint64_t ascii = bytes & ~kHighBits;
        const std::uint64_t plain = (bytes_between(ascii | 0x2020202020202020U, 'a', 'z') | bytes_between(ascii, '0', '9')) & ~bytes;
        if (const std::uint64_t other = ~plain & kHighBits; other != 0) return at + static_cast<std::size_t>(std::countr_zero(other)) / 8;
        at += schema::kBytesAtOnce;
    }
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
}

// Scripts that are written without blanks begin with Thai, at U+0E00. ICU's dictionaries also part Korean from
// the Latin acronyms to which it glues its particles.
bool is_in_dictionary(UChar32 c) {
    if (c < 0x0E00 || (c >= 0x2000 && c < 0x2E80)) return false;
    if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
    if (u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
}

}  // namespace

bool needs_dictionary(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (at + schema::kBytesAtOnce <= text.size() && (schema::load_bytes<std::uint64_t>(text.data() + at) & kHighBits) == 0) {
            at += schema::kBytesAtOnce;  // ASCII
        } else if (static_cast<unsigned char>(text[at]) < 0xE0) {  // below U+0800
            ++at;
        } else if (is_in_dictionary(decode(text, at))) {
            return true;
        }
    }
    return false;
}

std::span<const CutWord> WordsByRules::next() {
    const std::string_view text = text_;
    std::size_t count = 0;
    std::size_t at = at_;
    while (at < text.size() && count < words_.size()) {
        if (parts_words(text[at])) {
            ++at;
            continue;
        }
        const std::size_t plain = end_of_plain(text, at);
        std::size_t end = plain;
        if (plain == at) {
            const Character c = character(text, at);
            end = is_letter(c.kind) || c.kind == Class::Digit ? end_of_word(text, c.end, c.kind) : at;
            if (end == at) {
                at = c.end;
                continue;
            }
        } else if (!ends_there(text, plain)) {
            end = end_of_word(text, plain, kAscii[static_cast<unsigned char>(text[plain - 1])]);
        }
        words_[count++] = {{at, end}, end == plain};
        at = end;
    }
    at_ = at;
    return std::span(words_).first(count);
}

namespace {

// ICU's word; where the dictionaries had no part in it, cut by the same rules as any other text.
void append(std::string_view text, Word word, std::vector<Word>& words) {
    const std::string_view printed = text.substr(word.begin, word.end - word.begin);
    if (needs_dictionary(printed)) return words.push_back(word);
    each_word_by_rules(printed, [&](const CutWord& part) { words.push_back({word.begin + part.word.begin, word.begin + part.word.end}); });
}

}  // namespace

struct DictionaryWords::Iterator {
    UBreakIterator* breaks = nullptr;
    UText text = UTEXT_INITIALIZER;

    Iterator() = default;
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;
    ~Iterator() {
        if (breaks != nullptr) ubrk_close(breaks);
        utext_close(&text);
    }
};

DictionaryWords::DictionaryWords() : iterator_(std::make_unique<Iterator>()) {
    UErrorCode status = U_ZERO_ERROR;
    // A named locale: the default one's rules change with the environment (POSIX has its own).
    iterator_->breaks = ubrk_open(UBRK_WORD, "en", nullptr, 0, &status);
    if (U_FAILURE(status)) {
        throw schema::Error(schema::ErrorCode::Io, std::string("ICU cannot cut words: ") + u_errorName(status));
    }
}

DictionaryWords::~DictionaryWords() = default;
DictionaryWords::DictionaryWords(DictionaryWords&&) noexcept = default;
DictionaryWords& DictionaryWords::operator=(DictionaryWords&&) noexcept = default;

void DictionaryWords::words(std::string_view text, std::vector<Word>& words) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&iterator_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator_->breaks, &iterator_->text, &status);
    if (U_FAILURE(status)) {
        throw schema::Error(schema::ErrorCode::Io, std::string("ICU cannot cut words: ") + u_errorName(status));
    }
    std::int32_t begin = ubrk_first(iterator_->breaks);
    for (std::int32_t end = ubrk_next(iterator_->breaks); end != UBRK_DONE; end = ubrk_next(iterator_->breaks)) {
        if (ubrk_getRuleStatus(iterator_->breaks) >= UBRK_WORD_NONE_LIMIT) {
            append(text, {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}, words);
        }
        begin = end;
    }
}

}  // namespace travaux::analysis
