#include "indexer/read/pdf/furniture.hpp"

#include "indexer/read/pdf/bands.hpp"
#include "indexer/read/pdf/glyphs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace travaux::read::pdf {
namespace {

constexpr std::size_t kDeepest = 6;      // bands from a page's edge that may be heads or feet
constexpr double kSameHeight = 4;        // points between heights on different pages that count as one
constexpr double kMargin = 0.2;          // share of the page's height in which they stand
constexpr double kGap = 2;               // ems of white that part what stands left from what stands right
constexpr double kWhiteBelow = 1;        // heights of a band between a head of several parts and the text
constexpr std::size_t kFewestPages = 2;  // on which a line must stand

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A number in Roman figures, as front matter is counted.
bool is_roman(std::u32string_view text) {
    return text.size() <= 6 && (std::ranges::all_of(text, [](char32_t c) { return std::u32string_view(U"ivxl").find(c) != std::u32string_view::npos; }));
}

/// A text with its numbers made alike: heads count pages.
std::u32string masked(const std::vector<Word>& words) {
    std::u32string form;
    for (const auto& word : words) {
        if (is_roman(word.text)) {
            form += U"# ";
            continue;
        }
        for (std::size_t i = 0; i < word.text.size(); ++i)
            if (!is_digit(word.text[i])) form += word.text[i];
            else if (i == 0 || !is_digit(word.text[i - 1])) form += U'#';
        form += U' ';
    }
    return form;
}

/// The numbers printed in it.
std::vector<long> numbers_in(const std::vector<Word>& words) {
    std::vector<long> numbers;
    for (const auto& word : words) {
        long value = -1;
        for (const char32_t c : word.text) {
            if (is_digit(c)) value = std::min(std::max(value, 0L) * 10 + static_cast<long>(c - U'0'), 1'000'000L);
            else if (value >= 0) numbers.push_back(std::exchange(value, -1));
        }
        if (value >= 0) numbers.push_back(value);
    }
    return numbers;
}

/// A part of a band near a page's edge.
struct Segment {
    std::size_t page = 0;        // index
    std::size_t band = 0;        // index of its band
    double height = 0;           // from the edge at which it stands
    std::vector<Word> words;
    std::u32string form;
    bool repeated = false;
};

struct Edge {
    std::vector<std::vector<Band>> bands;  // of each page, from the edge inwards
    std::vector<std::optional<Band>> inner;  // of each page, the band behind them
    std::vector<Segment> segments;
};

std::vector<std::vector<Word>> segments_of(const Band& band) {
    std::vector<std::vector<Word>> segments;
    double edge = 0;
    for (const auto& word : band.words) {
        if (segments.empty() || word.box.left - edge > kGap * word.size) segments.emplace_back();
        edge = segments.back().empty() ? word.box.right : std::max(edge, word.box.right);
        segments.back().push_back(word);
    }
    return segments;
}

Edge edge_of(const std::vector<Page>& pages, bool top) {
    Edge edge;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        auto bands = bands_of(pages[p].words);
        if (!top) std::ranges::reverse(bands);
        std::size_t depth = 0;
        for (; depth < std::min(kDeepest, bands.size()); ++depth) {
            const auto& band = bands[depth];
            const double height = top ? band.top : pages[p].height - band.bottom;
            if (height > pages[p].height * kMargin) break;
            for (auto& words : segments_of(band)) {
                auto form = masked(words);
                edge.segments.push_back({p, depth, height, std::move(words), std::move(form), false});
            }
        }
        edge.inner.push_back(depth < bands.size() ? std::optional(bands[depth]) : std::nullopt);
        bands.resize(depth);
        edge.bands.push_back(std::move(bands));
    }
    return edge;
}

bool has_letters(const std::u32string& form) { return std::ranges::any_of(form, is_letter); }

/// Whether a number in these segments counts on with the pages.
bool counts_pages(const std::vector<const Segment*>& group) {
    std::map<long, std::size_t> shifts;
    for (const auto* segment : group) {
        std::set<long> own;
        for (const long number : numbers_in(segment->words)) own.insert(number - static_cast<long>(segment->page));
        for (const long shift : own) ++shifts[shift];
    }
    const bool roman = std::ranges::all_of(group, [](const Segment* s) { return numbers_in(s->words).empty(); });
    return roman || std::ranges::any_of(shifts, [&](const auto& entry) { return entry.second >= kFewestPages && entry.second * 2 >= group.size(); });
}

/// Marks what stands on several pages at one height with the same words.
void find_repeated(std::vector<Segment>& segments) {
    std::map<std::u32string, std::vector<Segment*>> by_form;
    for (auto& segment : segments) by_form[segment.form].push_back(&segment);
    for (auto& [form, alike] : by_form) {
        std::ranges::stable_sort(alike, {}, &Segment::height);
        for (std::size_t begin = 0; begin < alike.size();) {
            std::size_t end = begin + 1;
            while (end < alike.size() && alike[end]->height - alike[end - 1]->height <= kSameHeight) ++end;
            std::set<std::size_t> on;
            std::vector<const Segment*> group(alike.begin() + static_cast<std::ptrdiff_t>(begin), alike.begin() + static_cast<std::ptrdiff_t>(end));
            for (const auto* segment : group) on.insert(segment->page);
            if (on.size() >= kFewestPages && (has_letters(form) || counts_pages(group)))
                for (std::size_t i = begin; i < end; ++i) alike[i]->repeated = true;
            begin = end;
        }
    }
}

/// What is known of a band near the edge.
struct EdgeBand {
    std::size_t repeated = 0, words = 0;
    bool as_printed = false;  // a part without numbers is repeated
};

/// How many bands from the edge are heads or feet. Those behind the first stand close, or say the same on every page;
/// one line that changes may stand between two that do not.
std::size_t depth_of_edge(const std::vector<EdgeBand>& edge, const std::vector<Band>& bands) {
    constexpr std::size_t kChapter = 10;  // words of a chapter's name beside the page's number
    constexpr double kClose = 1.5;        // heights of a band
    std::size_t depth = 0, changing = 0;
    for (std::size_t i = 0; i < edge.size() && changing < 2; ++i) {
        const bool whole = edge[i].repeated == edge[i].words;
        const bool beside = i == 0 && edge[i].repeated > 0 && edge[i].words - edge[i].repeated <= kChapter;
        const double gap = i == 0 ? 0 : std::max(bands[i].top - bands[i - 1].bottom, bands[i - 1].top - bands[i].bottom);
        const bool close = i == 0 || edge[i].as_printed || gap <= kClose * (bands[i].bottom - bands[i].top);
        if ((whole || beside) && close) depth = i + 1, changing = 0;
        else ++changing;
    }
    return depth;
}

/// Takes the outermost bands of each page that hold what is repeated, and nothing much beside it: a list for each part.
std::vector<std::vector<std::vector<Word>>> take_edge(std::vector<Page>& pages, bool top) {
    auto edge = edge_of(pages, top);
    find_repeated(edge.segments);
    std::vector<std::vector<const Segment*>> of_page(pages.size());
    for (const auto& segment : edge.segments) of_page[segment.page].push_back(&segment);
    std::vector<std::vector<std::vector<Word>>> taken(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) {
        std::vector<EdgeBand> bands(edge.bands[p].size());
        for (const auto* segment : of_page[p]) {
            auto& band = bands[segment->band];
            band.words += segment->words.size();
            if (!segment->repeated) continue;
            band.repeated += segment->words.size();
            band.as_printed = band.as_printed || segment->form.find(U'#') == std::u32string::npos;
        }
        const std::size_t depth = depth_of_edge(bands, edge.bands[p]);
        if (depth == 0) continue;
        // A table's header stands on every page as well, close above its rows.
        const auto* behind = depth < edge.bands[p].size() ? &edge.bands[p][depth] : edge.inner[p] ? &*edge.inner[p] : nullptr;
        const bool cells = std::ranges::count_if(of_page[p], [&](const Segment* segment) { return segment->band + 1 == depth; }) > 1;
        if (top && cells && behind != nullptr && behind->top - edge.bands[p][depth - 1].bottom < kWhiteBelow * (behind->bottom - behind->top)) continue;
        for (const auto* segment : of_page[p])
            if (segment->band < depth) taken[p].push_back(segment->words);
        const double last = top ? edge.bands[p][depth - 1].bottom : edge.bands[p][depth - 1].top;
        std::erase_if(pages[p].words, [&](const Word& word) { return top ? word.box.middle() < last : word.box.middle() > last; });
        if (!top) std::ranges::reverse(taken[p]);
    }
    return taken;
}

/// Numbers down a margin, each beside a line: legal drafts and transcripts have them.
std::vector<Word> take_line_numbers(Page& page) {
    constexpr std::size_t kFewest = 5;
    constexpr double kAligned = 3;  // points
    std::vector<const Word*> numbers;
    double left = 0, right = 0;
    std::vector<double> lefts;
    for (const auto& word : page.words) lefts.push_back(word.box.left);
    if (lefts.size() < kFewest * 3) return {};
    std::ranges::sort(lefts);
    left = lefts.front();
    for (const auto& word : page.words)
        if (word.text.size() <= 4 && std::ranges::all_of(word.text, is_digit) && word.box.left < left + word.size * 3) numbers.push_back(&word);
    if (numbers.size() < kFewest) return {};
    std::ranges::stable_sort(numbers, {}, [](const Word* word) { return word->box.middle(); });
    right = numbers.front()->box.right;
    long last = -1, step = 0;
    for (const auto* word : numbers) {
        const long value = numbers_in({*word}).front();
        if (std::abs(word->box.right - right) > kAligned) return {};
        if (last >= 0 && step == 0) step = value - last;
        if (last >= 0 && (value - last != step || (step != 1 && step != 5))) return {};
        last = value;
    }
    // Nothing else stands in their column.
    const auto inside = std::ranges::count_if(page.words, [&](const Word& word) { return word.box.left < right; });
    if (static_cast<std::size_t>(inside) != numbers.size()) return {};
    std::vector<Word> taken;
    for (const auto* word : numbers) taken.push_back(*word);
    std::erase_if(page.words, [&](const Word& word) { return word.box.left < right; });
    return taken;
}

}  // namespace

std::vector<Parted> part_furniture(std::vector<Page>& pages) {
    std::vector<Parted> parted(pages.size());
    auto heads = take_edge(pages, true);
    auto feet = take_edge(pages, false);
    for (std::size_t p = 0; p < pages.size(); ++p) {
        parted[p].heads = std::move(heads[p]);
        parted[p].feet = std::move(feet[p]);
        parted[p].line_numbers = take_line_numbers(pages[p]);
        parted[p].text = std::move(pages[p].words);
    }
    return parted;
}

}  // namespace travaux::read::pdf
