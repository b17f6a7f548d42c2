#include "indexer/read/pdf/bands.hpp"

#include <algorithm>
#include <limits>

namespace travaux::read::pdf {
namespace {

constexpr double kEndless = std::numeric_limits<double>::infinity();
// Boxes hold ascenders and descenders that touch the next line's where lines are set close.
constexpr double kTrim = 0.2;

std::vector<Strip> strips_of(const std::vector<Word>& words) {
    std::vector<Strip> strips;
    double edge = -kEndless;
    for (const auto& word : words) {
        if (word.box.left > edge) strips.push_back({edge, word.box.left});
        edge = std::max(edge, word.box.right);
    }
    strips.push_back({edge, kEndless});
    return strips;
}

}  // namespace

bool Strip::between_words() const { return left != -kEndless && right != kEndless; }

std::vector<Band> bands_of(std::vector<Word> words) {
    std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.top + word.box.height() * kTrim; });
    std::vector<Band> bands;
    for (auto& word : words) {
        const double top = word.box.top + word.box.height() * kTrim, bottom = word.box.bottom - word.box.height() * kTrim;
        if (bands.empty() || top > bands.back().bottom) bands.push_back({top, bottom, {}, {}});
        bands.back().bottom = std::max(bands.back().bottom, bottom);
        bands.back().words.push_back(std::move(word));
    }
    for (auto& band : bands) {
        std::ranges::stable_sort(band.words, {}, [](const Word& word) { return word.box.left; });
        band.strips = strips_of(band.words);
    }
    return bands;
}

std::vector<Strip> common(const std::vector<Strip>& a, const std::vector<Strip>& b, double width) {
    std::vector<Strip> strips;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const Strip strip{std::max(a[i].left, b[j].left), std::min(a[i].right, b[j].right)};
        if (strip.width() >= width) strips.push_back(strip);
        if (a[i].right < b[j].right) ++i;
        else ++j;
    }
    return strips;
}

std::vector<std::vector<Word>> columns_of(std::span<const Band> bands, const std::vector<Strip>& strips) {
    std::vector<std::vector<Word>> columns(strips.size() + 1);
    for (const auto& band : bands)
        for (const auto& word : band.words) {
            const double middle = (word.box.left + word.box.right) / 2;
            const auto column = std::ranges::count_if(strips, [middle](const Strip& strip) { return strip.left < middle; });
            columns[static_cast<std::size_t>(column)].push_back(word);
        }
    return columns;
}

double usual_size(std::span<const Band> bands) {
    std::vector<double> sizes;
    for (const auto& band : bands)
        for (const auto& word : band.words) sizes.push_back(word.size);
    if (sizes.empty()) return 0;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::ranges::nth_element(sizes, middle);
    return *middle;
}

}  // namespace travaux::read::pdf
