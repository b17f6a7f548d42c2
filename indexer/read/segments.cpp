#include "indexer/read/segments.hpp"

#include "indexer/read/characters.hpp"
#include "indexer/read/html_tag.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace travaux::read {
namespace {

// No tag, target or label of a line is longer: a sign that is not closed so soon is text.
constexpr std::size_t kLongestMarkup = 2000;

// HTML's names of U+00C0 to U+00FF.
constexpr std::array<std::string_view, 64> kLetters{
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml",
    "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig",
    "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml",
    "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml"};
constexpr std::array<std::string_view, 12> kSigns{"amp", "lt", "gt", "quot", "apos", "nbsp", "ndash", "mdash", "hellip", "rsquo", "lsquo", "copy"};

// What an entity's name stands for, U+FFFD for a sign that is no word; none where it is no entity.
std::optional<char32_t> named(std::string_view name) {
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const auto digits = name.substr(hex ? 2 : 1);
        unsigned value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        if (error != std::errc{} || end != digits.data() + digits.size()) return {};
        return value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? U'\uFFFD' : static_cast<char32_t>(value);
    }
    if (std::ranges::find(kSigns, name) != kSigns.end()) return U'\uFFFD';
    const auto letter = std::ranges::find(kLetters, name);
    if (letter == kLetters.end()) return {};
    return static_cast<char32_t>(0xC0 + (letter - kLetters.begin()));
}

class Scanner {
public:
    std::vector<Segment> scan(std::string_view text) {
        for (line_ = 1; !text.empty(); ++line_) {
            const auto end = std::min(text.find('\n'), text.size());
            scan_line(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return std::move(segments_);
    }

private:
    void scan_line(std::string_view line) {
        const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
        const auto rest = line.substr(begin);
        if (rest.starts_with("```") || rest.starts_with("~~~") || is_definition(rest)) return put(rest, true);
        while (!line.empty()) {
            if (!closing_.empty()) {
                const auto end = line.find(closing_);
                const auto length = end == std::string_view::npos ? line.size() : end + closing_.size();
                if (end != std::string_view::npos) closing_ = {};
                put(line.substr(0, length), true);
                line.remove_prefix(length);
                continue;
            }
            const auto sign = std::min(line.find_first_of("<&]["), line.size());
            put(line.substr(0, sign), false);
            line.remove_prefix(sign);
            if (!line.empty()) line.remove_prefix(take_markup(line));
        }
        end_segment();
    }

    // "[quay]: http://..."
    static bool is_definition(std::string_view line) {
        const auto end = line.find("]:");
        return line.starts_with('[') && !line.starts_with("[^") && end != std::string_view::npos && line.find(']') == end;
    }

    // "<https://...>", "<clerk@example.org>": words between brackets.
    static bool is_address(std::string_view line) {
        const auto word = line.substr(0, line.find_first_of("> \""));
        return word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos || word.starts_with("<mailto:");
    }

    // Bytes of the markup that a sign at the head of the line opens, or of the sign alone.
    std::size_t take_markup(std::string_view line) {
        if (line.starts_with("<!--")) {
            closing_ = "-->";
            return 0;
        }
        if (line.front() == '&') return take_entity(line);
        const char close = line.front() == '<' ? '>' : line.starts_with("](") ? ')' : ']';
        const bool opens = line.front() == '<' ? line.size() > 1 && !is_address(line) && (line[1] == '/' || line[1] == '!' || is_letter(static_cast<unsigned char>(line[1])))
                                               : line.starts_with("](") || line.starts_with("][") || line.starts_with("[^");
        const auto end = line.substr(0, kLongestMarkup).find(close, line.front() == ']' ? 1 : 0);
        // A tag may go on in the next line.
        if (opens && end == std::string_view::npos && line.front() == '<' && html_tag(line).known) {
            closing_ = ">";
            return 0;
        }
        if (!opens || end == std::string_view::npos) return put(line.substr(0, 1), false), 1;
        const auto inside = line.substr(0, end + 1);
        put(inside, true);
        // What is raised may be a mark.
        if (inside != "<sup>") return end + 1;
        const auto label = line.substr(end + 1, line.substr(0, kLongestMarkup).find("</sup>") - end - 1);
        put(label, true);
        return end + 1 + label.size();
    }

    std::size_t take_entity(std::string_view line) {
        constexpr std::size_t kLongestName = 10;
        const auto end = line.substr(0, kLongestName + 2).find(';');
        const auto c = end == std::string_view::npos ? std::nullopt : named(line.substr(1, end - 1));
        if (!c) return put(line.substr(0, 1), false), 1;
        std::string decoded;
        append_character(decoded, *c);
        put(decoded, false);
        return end + 1;
    }

    void put(std::string_view text, bool markup) {
        if (text.empty()) return;
        if (open_ && segments_.back().markup == markup) segments_.back().text += text;
        else segments_.push_back({std::string(text), line_, markup});
        open_ = true;
    }

    void end_segment() { open_ = false; }

    std::vector<Segment> segments_;
    int line_ = 0;
    bool open_ = false;  // the last segment is of this line
    std::string_view closing_;  // of a comment or tag that goes on
};

}  // namespace

std::vector<Segment> segments_of(std::string_view text) { return Scanner().scan(text); }

}  // namespace travaux::read
