#include "searcher/draft/quotations.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace travaux::draft {
namespace {

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
    std::array<bool, kMarks.size()> unclosed{};  // none that closes it follows: not looked for again
    for (std::size_t at = 0; at < text.size();) {
        const auto marks = std::ranges::find_if(kMarks, [&](const Marks& one) { return text.substr(at).starts_with(one.open); });
        const bool inside_word = marks != kMarks.end() && marks->open == "\"" && at > 0 && is_letter(text, at - 1) && is_letter(text, at + 1);
        const std::size_t inner = marks == kMarks.end() ? 0 : at + marks->open.size();
        const auto kind = static_cast<std::size_t>(marks - kMarks.begin());
        const bool opens = marks != kMarks.end() && !inside_word && !unclosed[kind];
        const std::size_t close = opens ? closing(text, inner, *marks) : std::string_view::npos;
        if (close == std::string_view::npos) {
            if (opens) unclosed[kind] = true;
            ++at;
            continue;
        }
        if (close > inner) found.push_back({at, inner, close, close + marks->close.size()});
        at = close + marks->close.size();
    }
    return found;
}

// What stands in brackets right behind a quotation: the range of "(CRP/43, para. 12)"; empty where there is none.
std::string_view brackets_behind(std::string_view text) {
    std::size_t at = text.find_first_not_of(" ,.;");
    if (at == std::string_view::npos || (text[at] != '(' && text[at] != '[')) return {};
    const char close = text[at] == '(' ? ')' : ']';
    int depth = 0;  // "12(a)" has brackets of its own
    for (std::size_t end = at; end < text.size(); ++end) {
        depth += text[end] == text[at] ? 1 : text[end] == close ? -1 : 0;
        if (depth == 0) return text.substr(at, end + 1 - at);
    }
    return {};
}

/// Quotations of a paragraph and the places that belong to them: what stands in brackets behind one; else what its sentence
/// names before it, behind the quotation before; else what it names behind it, up to the next.
class Placing {
public:
    Placing(std::string_view text, const std::vector<Range>& ranges, const Places& places, const Sentences& sentences)
        : text_(text), ranges_(ranges), places_(places), sentences_(sentences.cut(text)) {}

    /// Whether the next quotation is a title or a heading in the place of the one before.
    bool passed() {
        const bool inside = ranges_[i_].begin < taken_;
        i_ += inside ? 1 : 0;
        return inside;
    }

    std::optional<Place> next() {
        const Range& range = ranges_[i_];
        const std::size_t next = i_ + 1 < ranges_.size() ? ranges_[i_ + 1].begin : text_.size();
        ++i_;
        const std::string_view brackets = brackets_behind(text_.substr(range.end));
        auto place = brackets.empty() ? std::nullopt : places_.find(brackets);
        const std::size_t from = taken_;
        taken_ = place ? static_cast<std::size_t>(brackets.data() + brackets.size() - text_.data()) : range.end;
        if (place) return place;
        const std::size_t begin = std::max(from, sentence_of(range.begin).begin);
        place = places_.find(text_.substr(begin, range.begin - std::min(begin, range.begin)));
        if (place) return place;
        const std::size_t end = std::min(next, sentence_of(range.end - 1).end);
        place = places_.find(text_.substr(range.end, std::max(end, range.end) - range.end));
        if (place) taken_ = end;
        return place;
    }

private:
    Sentence sentence_of(std::size_t byte) const {
        const auto found = std::ranges::find_if(sentences_, [&](const Sentence& one) { return byte < one.end; });
        return found == sentences_.end() ? Sentence{0, text_.size()} : *found;
    }

    std::string_view text_;
    const std::vector<Range>& ranges_;
    const Places& places_;
    std::vector<Sentence> sentences_;
    std::size_t i_ = 0;
    std::size_t taken_ = 0;  // up to here the text belongs to quotations before
};

}  // namespace

std::vector<std::string> quoted_parts(std::string_view text) {
    std::vector<std::string> parts{""};
    const auto next_part = [&parts] {
        if (parts.back().find_first_not_of(" ,;.") != std::string::npos) parts.emplace_back();
        else parts.back().clear();
    };
    const std::size_t last = text.rfind(']') == std::string_view::npos ? 0 : text.rfind(']');
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const std::size_t close = rest.front() == '[' && at < last ? rest.find(']') : std::string_view::npos;
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
    const Sentences sentences;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.quoted) {
            const std::size_t dash = std::max(paragraph.text.rfind("— ") + 1, paragraph.text.rfind("– ") + 1);  // "— CRP/43, para. 12"
            auto place = places.find(std::string_view(paragraph.text).substr(dash > 0 ? dash - 1 : paragraph.text.size()));
            std::string text = place ? paragraph.text.substr(0, dash - 1) : paragraph.text;
            all.push_back({text, quoted_parts(std::string_view(text).substr(list_mark(text))), paragraph.line, std::move(place)});
            continue;
        }
        const std::vector<Range> ranges = quoted_ranges(paragraph.text);
        Placing placing(paragraph.text, ranges, places, sentences);
        for (const Range& range : ranges) {
            if (placing.passed()) continue;
            std::string text = paragraph.text.substr(range.inner_begin, range.inner_end - range.inner_begin);
            std::vector<std::string> parts = quoted_parts(std::string_view(text).substr(list_mark(text)));
            all.push_back({std::move(text), std::move(parts), paragraph.line_at(range.begin), placing.next()});
        }
    }
    return all;
}

}  // namespace travaux::draft
