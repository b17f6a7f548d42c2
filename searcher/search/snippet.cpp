#include "searcher/search/snippet.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace travaux::search {
namespace {

constexpr std::size_t kAllowance = 40;      // a text longer by this is not worth cutting
constexpr std::size_t kBefore = 100;        // how far before the first match a sentence may begin, in code points
constexpr std::size_t kLead = 40;           // else so many code points lead up to it
constexpr std::string_view kEllipsis = "…";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t length(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

/// Where a text may be cut, in bytes and code points, and whether a sentence begins there.
struct Cut {
    std::size_t byte = 0;
    std::size_t point = 0;
    bool sentence = false;
};

bool ends_with_any(std::string_view text, std::span<const std::string_view> marks) {
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.ends_with(mark); });
}

constexpr std::string_view kClosing[] = {" ", "\n", "\"", "'", ")", "]", "”", "’", "»", "」"};
constexpr std::string_view kOpening[] = {"(", "[", "\"", "'", "“", "‘", "«", "「"};
constexpr std::string_view kSentenceMarks[] = {".", "!", "?", ";", ":", "。", "！", "？", "；", "؟", "।"};

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_sentence(std::string_view before) {
    if (before.ends_with(' ')) before.remove_suffix(1);
    if (!before.empty() && is_ascii_letter(before.back())) return false;  // as nearly all do
    while (ends_with_any(before, kClosing)) {
        while (continues(before.back())) before.remove_suffix(1);
        before.remove_suffix(1);
    }
    return ends_with_any(before, kSentenceMarks);
}

// Opening brackets and quotes go with the word that follows.
std::size_t before_opening(std::string_view text, std::size_t at) {
    if (at > 0 && text[at - 1] == ' ') return at;
    while (ends_with_any(text.substr(0, at), kOpening))
        for (--at; continues(text[at]);) --at;
    return at;
}

// Words begin where the analyzer says, so a cut never parts a grapheme; inside of `inter-agency` there is none.
// A word beyond all measure is cut at a code point.
std::vector<Cut> cuts_of(std::string_view text, const std::vector<std::size_t>& words) {
    std::vector<Cut> cuts{{0, 0, true}};
    std::size_t byte = 0;
    std::size_t point = 0;
    const auto add = [&](std::size_t at, bool sentence) {
        point += length(text.substr(byte, at - byte));
        byte = at;
        cuts.push_back({byte, point, sentence});
    };
    const auto fill_to = [&](std::size_t at) {
        while (at - byte > 4 * kSnippetLength) {
            std::size_t next = byte + kSnippetLength;
            while (continues(text[next])) ++next;
            add(next, false);
        }
    };
    for (std::size_t word : words) {
        const std::size_t at = before_opening(text, word);
        if (at <= byte) continue;
        const auto previous = static_cast<unsigned char>(text[at - 1]);
        if (previous < 0x80U && previous != ' ' && previous != '\n' && previous != '\t') continue;
        fill_to(at);
        add(at, ends_sentence(text.substr(0, at)));
    }
    fill_to(text.size());
    if (byte < text.size()) add(text.size(), true);
    return cuts;
}

struct Window {
    std::size_t first = 0;  // indices into the cuts
    std::size_t last = 0;
};

// The last cut within the length; a sentence's end is worth a fifth of it.
std::size_t end_of(const std::vector<Cut>& cuts, std::size_t first) {
    const std::size_t limit = cuts[first].point + kSnippetLength;
    const auto beyond = std::ranges::upper_bound(cuts, limit, {}, &Cut::point);
    const auto last = std::max<std::ptrdiff_t>(beyond - cuts.begin() - 1, static_cast<std::ptrdiff_t>(first) + 1);
    for (auto i = static_cast<std::size_t>(last); i > first && cuts[i].point + kSnippetLength / 5 >= limit; --i)
        if (cuts[i].sentence) return i;
    return static_cast<std::size_t>(last);
}

std::size_t start_for(const std::vector<Cut>& cuts, std::size_t byte) {
    const auto after = std::ranges::upper_bound(cuts, byte, {}, &Cut::byte);
    const auto at = static_cast<std::size_t>(after - cuts.begin()) - 1;
    std::size_t word = at;
    for (std::size_t i = at;; --i) {
        if (cuts[at].point - cuts[i].point > kBefore) break;
        if (cuts[i].sentence) return i;
        if (cuts[at].point - cuts[i].point <= kLead) word = i;
        if (i == 0) break;
    }
    return word;
}

// Of the windows that begin before a match, the first with the most different words in it, then the most matches.
Window best_window(const std::vector<Cut>& cuts, const Marked& marked) {
    constexpr std::size_t kTried = 200;  // matches looked at: a long paragraph may hold thousands
    Window best{0, end_of(cuts, 0)};
    std::pair<std::size_t, std::size_t> most{0, 0};
    const auto& all = marked.occurrences;
    for (std::size_t k = 0; k < std::min(kTried, all.size()); ++k) {
        const std::size_t first = start_for(cuts, all[k].begin);
        const std::size_t last = end_of(cuts, first);
        std::set<std::size_t> targets;
        std::size_t count = 0;
        for (std::size_t i = k; i < all.size() && all[i].end <= cuts[last].byte; ++i) {
            targets.insert(all[i].target);
            ++count;
        }
        if (const std::pair found{targets.size(), count}; found > most) {
            most = found;
            best = {first, last};
        }
    }
    return best;
}

// The highlights that lie in [begin, end), merged, as code points from `shift` on.
std::vector<std::pair<std::size_t, std::size_t>> highlights(std::string_view text, const Marked& marked, std::size_t begin,
                                                            std::size_t end, std::size_t shift) {
    std::vector<std::pair<std::size_t, std::size_t>> bytes;
    for (const Occurrence& occurrence : marked.occurrences)
        if (occurrence.begin >= begin && occurrence.end <= end && occurrence.begin < occurrence.end)
            bytes.emplace_back(occurrence.begin, occurrence.end);
    std::ranges::sort(bytes);
    std::vector<std::pair<std::size_t, std::size_t>> merged;
    for (const auto& range : bytes) {
        if (!merged.empty() && range.first <= merged.back().second) merged.back().second = std::max(merged.back().second, range.second);
        else merged.push_back(range);
    }
    std::size_t byte = begin;
    std::size_t point = shift;
    for (auto& [from, to] : merged) {
        point += length(text.substr(byte, from - byte));
        const std::size_t marks = length(text.substr(from, to - from));
        byte = to;
        from = point;
        to = point += marks;
    }
    return merged;
}

}  // namespace

Snippet whole(std::string_view text, const Marked& marked) {
    return {std::string(text), highlights(text, marked, 0, text.size(), 0)};
}

Snippet snippet(std::string_view text, const Marked& marked) {
    if (length(text) <= kSnippetLength + kAllowance) return whole(text, marked);
    const std::vector<Cut> cuts = cuts_of(text, marked.words);
    const Window window = best_window(cuts, marked);
    const std::size_t begin = cuts[window.first].byte;
    std::size_t end = cuts[window.last].byte;
    while (end > begin && text[end - 1] == ' ') --end;
    const std::string opening = begin > 0 ? std::string(kEllipsis) + " " : std::string();
    const std::string closing = end < text.size() ? " " + std::string(kEllipsis) : std::string();
    Snippet cut;
    cut.text = opening + std::string(text.substr(begin, end - begin)) + closing;
    cut.highlights = highlights(text, marked, begin, end, length(opening));
    return cut;
}

}  // namespace travaux::search
