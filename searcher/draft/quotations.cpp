#include "searcher/draft/quotations.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace travaux::draft {
namespace {

// Places stand close by: so many bytes are looked at.
constexpr std::size_t kNear = 160;

struct Marks {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Marks, 6> kMarks{{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"\"", "\""}, {"‘", "’"}, {"「", "」"}}};

bool is_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || static_cast<unsigned char>(text[at]) >= 0xC3U) &&
           !text.substr(at).starts_with("…");
}

// An apostrophe closes no quotation: a letter follows.
std::size_t closing(std::string_view text, std::size_t from, const Marks& marks) {
    for (std::size_t at = text.find(marks.close, from); at != std::string_view::npos; at = text.find(marks.close, at + 1))
        if (marks.close != "’" || !is_letter(text, at + marks.close.size())) return at;
    return std::string_view::npos;
}

/// Byte ranges of a quotation with its marks, and of what they enclose.
struct Range {
    std::size_t begin, inner_begin, inner_end, end;
};

std::vector<Range> quoted_ranges(std::string_view text) {
    std::vector<Range> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto marks = std::ranges::find_if(kMarks, [&](const Marks& one) { return text.substr(at).starts_with(one.open); });
        const bool inside_word = marks != kMarks.end() && marks->open == "\"" && at > 0 && is_letter(text, at - 1) && is_letter(text, at + 1);
        const std::size_t inner = marks == kMarks.end() ? 0 : at + marks->open.size();
        const std::size_t close = marks == kMarks.end() || inside_word ? std::string_view::npos : closing(text, inner, *marks);
        if (close == std::string_view::npos) {
            ++at;
            continue;
        }
        if (close > inner) found.push_back({at, inner, close, close + marks->close.size()});
        at = close + marks->close.size();
    }
    return found;
}

// A place belongs to the quotation before it; one that stands before belongs to it where nothing else claims it.
std::optional<Place> place_of(std::string_view text, const std::vector<Range>& ranges, std::size_t i, const Places& places) {
    const std::size_t next = i + 1 < ranges.size() ? ranges[i + 1].begin : text.size();
    if (auto behind = places.find(text.substr(ranges[i].end, std::min(kNear, next - ranges[i].end)))) return behind;
    const std::size_t before = i > 0 ? ranges[i - 1].end : 0;
    const std::size_t from = std::max(before, ranges[i].begin - std::min(ranges[i].begin, kNear));
    if (i > 0 && places.find(text.substr(before, std::min(kNear, ranges[i].begin - before)))) return std::nullopt;
    return places.find(text.substr(from, ranges[i].begin - from));
}

}  // namespace

std::vector<std::string> quoted_parts(std::string_view text) {
    std::vector<std::string> parts{""};
    const auto next_part = [&parts] {
        if (parts.back().find_first_not_of(" ,;.") != std::string::npos) parts.emplace_back();
        else parts.back().clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const std::size_t close = rest.front() == '[' ? rest.find(']') : std::string_view::npos;
        if (rest.starts_with("…") || rest.starts_with("...")) {
            next_part();
            at += 3;
        } else if (close != std::string_view::npos) {
            const bool one_letter = close == 2 && is_letter(text, at + close + 1);
            if (one_letter) parts.back() += rest[1];
            else next_part();
            at += close + 1;
        } else {
            parts.back() += rest.front();
            ++at;
        }
    }
    if (parts.size() > 1 && parts.back().find_first_not_of(" ,;.") == std::string::npos) parts.pop_back();
    return parts;
}

std::vector<Quotation> quotations(const std::vector<Paragraph>& paragraphs, const Places& places) {
    std::vector<Quotation> all;
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        const Paragraph& paragraph = paragraphs[p];
        if (paragraph.quoted) {
            const std::size_t dash = std::max(paragraph.text.rfind("— ") + 1, paragraph.text.rfind("– ") + 1);  // "— CRP/43, para. 12"
            auto place = places.find(std::string_view(paragraph.text).substr(dash > 0 ? dash - 1 : paragraph.text.size()));
            std::string text = place ? paragraph.text.substr(0, dash - 1) : paragraph.text;
            all.push_back({text, quoted_parts(text), paragraph.line, std::move(place)});
            continue;
        }
        const std::vector<Range> ranges = quoted_ranges(paragraph.text);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            std::string text = paragraph.text.substr(ranges[i].inner_begin, ranges[i].inner_end - ranges[i].inner_begin);
            std::vector<std::string> parts = quoted_parts(text);
            all.push_back({std::move(text), std::move(parts), paragraph.line, place_of(paragraph.text, ranges, i, places)});
        }
    }
    return all;
}

}  // namespace travaux::draft
