#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "indexer/read/source.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace travaux::read {
namespace {

struct DetectorDeleter {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct ConverterDeleter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};

/// UTF-32 before UTF-16, whose little-endian mark it begins with.
constexpr std::array<ByteOrderMark, 5> kMarks{{{{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                               {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                               {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                               {{"\xFF\xFE", 2}, "UTF-16LE"},
                                               {{"\xFE\xFF", 2}, "UTF-16BE"}}};

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!next_well_formed(text, at)) return false;
    return true;
}

// UTF-8 that was damaged on its way: other encodings hardly ever form a well-formed sequence by chance.
bool is_damaged_utf8(std::string_view text) {
    std::size_t sound = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool well_formed = next_well_formed(text, at).has_value();
        if (!well_formed)
            ++broken;
        else if (at - begin > 1)
            ++sound;
    }
    return sound > broken;
}

/// ICU's best guess, or Windows-1252, in which every byte is something.
std::string guess_encoding(std::string_view bytes) {
    constexpr std::size_t kSample = 64U << 10U;  // enough to tell, and quick
    constexpr std::string_view kFallback = "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorDeleter> detector(ucsdet_open(&status));
    const auto sample = bytes.substr(0, kSample);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr) return std::string(kFallback);
    const char* name = ucsdet_getName(match, &status);
    // Where a few bytes are broken, the rest of the text is still UTF-8. ISO-8859-1 is never meant: its C1
    // controls are the quotes and dashes of Windows-1252.
    const std::string found = U_FAILURE(status) != 0 || name == nullptr ? std::string(kFallback) : std::string(name);
    return found == "ISO-8859-1" ? std::string(kFallback) : found;
}

/// What a character of the source becomes in a text whose lines end in `\n`.
class Cleaner {
public:
    std::string clean(std::string_view text) {
        std::string result;
        result.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const auto well_formed = next_well_formed(text, at);
            const auto c = well_formed.value_or(U'\uFFFD');
            const bool after_return = after_return_;
            after_return_ = c == U'\r';
            if (!well_formed) {
                ++broken_;
                append_character(result, c);
            } else if (c == U'\n' && after_return) {
                continue;
            } else if (c == U'\r' || c == U'\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
                result += '\n';
            } else if (c == 0) {
                ++nuls_;
            } else if (c == U'\n' || c == U'\f' || !is_invisible(c) || c == 0xAD) {
                result.append(text.substr(begin, at - begin));
            }
        }
        return result;
    }

    void report(std::vector<std::string>& warnings) const {
        if (nuls_ > 0) warnings.push_back(fmt::format("left out {} NUL bytes", nuls_));
        if (broken_ > 0) warnings.push_back(fmt::format("{} broken byte sequences stand as U+FFFD", broken_));
    }

private:
    std::size_t nuls_ = 0;
    std::size_t broken_ = 0;
    bool after_return_ = false;
};

}  // namespace

std::string from_encoding(std::string_view bytes, const std::string& encoding) {
    if (encoding == "UTF-8") return std::string(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterDeleter> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status) != 0) return std::string(bytes);
    std::string text;
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    std::array<UChar, 4096> buffer{};
    do {
        UChar* target = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr, 1, &status);
        icu::UnicodeString(buffer.data(), static_cast<std::int32_t>(target - buffer.data())).toUTF8String(text);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return text;
}

std::string to_utf8(std::string_view bytes, std::vector<std::string>& warnings) {
    std::string encoding;
    const auto* mark = std::ranges::find_if(kMarks, [bytes](const auto& m) { return bytes.starts_with(m.bytes); });
    if (mark != kMarks.end()) {
        encoding = mark->encoding;
        bytes.remove_prefix(mark->bytes.size());
        if (encoding != "UTF-8") warnings.push_back(fmt::format("read as {}, as its byte order mark says", encoding));
    } else if (is_utf8(bytes) || is_damaged_utf8(bytes)) {
        encoding = "UTF-8";
    } else {
        encoding = guess_encoding(bytes);
        warnings.push_back(fmt::format("not UTF-8: read as {}, a guess", encoding));
    }
    Cleaner cleaner;
    auto text = cleaner.clean(from_encoding(bytes, encoding));
    cleaner.report(warnings);
    return text;
}

}  // namespace travaux::read
