#include "searcher/search/snippet.hpp"

#include "schema/word_bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
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

// Mostly a word, of ASCII.
std::size_t length(std::string_view text) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    if (text.size() <= schema::kBytesAtOnce && (schema::first_bytes(text) & kHighBits) == 0) return text.size();
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

/// Where a text may be cut, in bytes and code points.
struct Cut {
    std::size_t byte = 0;
    std::size_t point = 0;
    bool within_word = false;
};

// Whether a text is not worth cutting. No code point has more than four bytes.
bool is_short(std::string_view text) {
    constexpr std::size_t kMost = kSnippetLength + kAllowance;
    return length(text.substr(0, 4 * (kMost + 1))) <= kMost && length(text) <= kMost;
}

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

// The cuts around one place after another, ascending: a long text is not looked at where nothing is marked.
//
// Words begin where the analyzer says, so a cut never parts a grapheme; inside of `inter-agency` there is none.
// A word beyond all measure is cut at a code point.
class Cuts {
public:
    Cuts(std::string_view text, const std::vector<analysis::Word>& words) : text_(text), words_(words) {}

    /// Until the next call. Code points are counted from the first cut on. There are those up to kBefore before `byte`, and those within a
    /// snippet's length behind it with one beyond.
    const std::vector<Cut>& around(std::size_t byte) {
        if (cuts_.empty() || byte > cuts_.back().byte) begin_before(byte);
        while (cuts_.back().byte <= byte && add_next()) {}
        const std::size_t limit = at(byte).point + kSnippetLength;
        while (cuts_.back().point <= limit && add_next()) {}
        return cuts_;
    }

    /// The last cut up to `byte`, of those around it.
    const Cut& at(std::size_t byte) const { return *std::prev(std::ranges::upper_bound(cuts_, byte, {}, &Cut::byte)); }

private:
    // Where the text may be cut before a word; 0 where it may not.
    std::size_t before(std::size_t word) const {
        const std::size_t at = before_opening(text_, words_[word].begin);
        if (at == 0) return 0;
        const auto previous = static_cast<unsigned char>(text_[at - 1]);
        return previous < 0x80U && previous != ' ' && previous != '\n' && previous != '\t' ? 0 : at;
    }

    // Begins at a cut that is too far away to be wanted, or with the text.
    void begin_before(std::size_t byte) {
        std::size_t points = 0;  // from there to the last cut before `byte`
        std::size_t from = 0;
        cuts_.clear();
        for (next_ = static_cast<std::size_t>(std::ranges::upper_bound(words_, byte, {}, &analysis::Word::begin) - words_.begin()); next_ > 0; --next_) {
            const std::size_t at = before(next_ - 1);
            if (at == 0) continue;
            if (from > 0) points += length(text_.substr(at, from - at));
            from = at;
            if (points > kBefore) return cuts_.push_back({at, 0});
        }
        cuts_.push_back({0, 0});
    }

    // False at the end of the text.
    bool add_next() {
        if (cuts_.back().byte == text_.size()) return false;
        std::size_t at = 0;
        while (at == 0 && next_ < words_.size()) at = before(next_++);
        if (at == 0) at = text_.size();
        while (at - cuts_.back().byte > 4 * kSnippetLength) {
            std::size_t next = cuts_.back().byte + kSnippetLength;
            while (continues(text_[next])) ++next;
            add(next, true);
        }
        add(at, false);
        return true;
    }

    void add(std::size_t at, bool within_word) {
        const Cut& last = cuts_.back();
        cuts_.push_back({at, last.point + length(text_.substr(last.byte, at - last.byte)), within_word});
    }

    std::string_view text_;
    const std::vector<analysis::Word>& words_;
    std::size_t next_ = 0;  // of the words, the first behind the cuts
    std::vector<Cut> cuts_;
};

bool parts_sentences(std::string_view text, const Cut& cut) {
    return cut.byte == 0 || cut.byte == text.size() || (!cut.within_word && ends_sentence(text.substr(0, cut.byte)));
}

// The last cut within the length; a sentence's end is worth a fifth of it.
const Cut& end_of(std::string_view text, const std::vector<Cut>& cuts, const Cut& first) {
    const std::size_t limit = first.point + kSnippetLength;
    const Cut* last = std::max(&first + 1, &*std::prev(std::ranges::upper_bound(cuts, limit, {}, &Cut::point)));
    for (const Cut* cut = last; cut > &first && cut->point + kSnippetLength / 5 >= limit; --cut)
        if (parts_sentences(text, *cut)) return *cut;
    return *last;
}

const Cut& start_for(std::string_view text, const std::vector<Cut>& cuts, const Cut& at) {
    const Cut* word = &at;
    for (const Cut* cut = &at;; --cut) {
        if (at.point - cut->point > kBefore) break;
        if (parts_sentences(text, *cut)) return *cut;
        if (at.point - cut->point <= kLead) word = cut;
        if (cut == cuts.data()) break;
    }
    return *word;
}

struct Window {
    std::size_t begin = 0;  // in bytes
    std::size_t end = 0;
};

// Of the windows that begin before a match, the first with the most different words in it, then the most matches.
Window best_window(std::string_view text, const Marked& marked) {
    constexpr std::size_t kTried = 200;  // matches looked at: a long paragraph may hold thousands
    Cuts cuts(text, marked.words);
    const std::vector<Cut>& first_cuts = cuts.around(0);
    Window best{0, end_of(text, first_cuts, first_cuts.front()).byte};
    std::pair<std::size_t, std::size_t> most{0, 0};
    const auto& all = marked.occurrences;
    std::vector<std::size_t> targets;
    for (std::size_t k = 0; k < std::min(kTried, all.size()); ++k) {
        const std::vector<Cut>& around = cuts.around(all[k].begin);
        const Cut& first = start_for(text, around, cuts.at(all[k].begin));
        const Cut& last = end_of(text, around, first);
        targets.clear();
        std::size_t count = 0;
        for (std::size_t i = k; i < all.size() && all[i].end <= last.byte; ++i) {
            if (std::ranges::find(targets, all[i].target) == targets.end()) targets.push_back(all[i].target);
            ++count;
        }
        if (const std::pair found{targets.size(), count}; found > most) {
            most = found;
            best = {first.byte, last.byte};
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
    if (is_short(text)) return whole(text, marked);
    const Window window = best_window(text, marked);
    const std::size_t begin = window.begin;
    std::size_t end = window.end;
    while (end > begin && text[end - 1] == ' ') --end;
    const std::string opening = begin > 0 ? std::string(kEllipsis) + " " : std::string();
    const std::string closing = end < text.size() ? " " + std::string(kEllipsis) : std::string();
    Snippet cut;
    cut.text = opening + std::string(text.substr(begin, end - begin)) + closing;
    cut.highlights = highlights(text, marked, begin, end, length(opening));
    return cut;
}

}  // namespace travaux::search
