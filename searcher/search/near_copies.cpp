#include "searcher/search/near_copies.hpp"

#include "schema/report.hpp"

#include <algorithm>
#include <utility>

namespace travaux::search {
namespace {

// FNV-1a, the words parted by a byte that no word has.
std::uint64_t hash_of(const std::string* first, const std::string* last) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3ULL; };
    for (; first != last; ++first) {
        for (char c : *first) add(static_cast<unsigned char>(c));
        add(0);
    }
    return hash;
}

std::size_t shared(const Shingles& a, const Shingles& b) {
    std::size_t count = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) ++count, ++x, ++y;
        else if (*x < *y) ++x;
        else ++y;
    }
    return count;
}

Shingles shingles_of(const Ranked& ranked, analysis::Analyzer& analyzer) {
    std::vector<std::string> words;
    for (analysis::Token& token : analyzer.tokens(ranked.paragraph.unit.text, language_of(ranked.paragraph.unit, nullptr)))
        if (token.form == analysis::Form::Plain) words.push_back(std::move(token.word));
    return shingles(words);
}

std::vector<Ranked> page_of(const Search& search, Match match, bool fill, std::size_t offset, std::size_t limit) {
    Request request = search.request;
    request.offset = offset;
    request.limit = limit;
    return rank({request, search.plan, search.index, search.marker}, match, fill);
}

std::vector<Folded> folded(std::vector<Ranked> ranked, analysis::Analyzer& analyzer) {
    std::vector<Folded> kept;
    std::vector<Shingles> known;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i >= kLookedAt) {
            kept.push_back({std::move(ranked[i]), {}});
            continue;
        }
        Shingles own = shingles_of(ranked[i], analyzer);
        std::size_t like = 0;
        while (like < kept.size() && !(kept[like].best.all_words == ranked[i].all_words && nearly_same(known[like], own))) ++like;
        if (like < kept.size()) {
            kept[like].near_copies.push_back(schema::unit_id(ranked[i].paragraph.doc, ranked[i].paragraph.unit.address));
            continue;
        }
        kept.push_back({std::move(ranked[i]), {}});
        known.push_back(std::move(own));
    }
    return kept;
}

}  // namespace

Shingles shingles(const std::vector<std::string>& words) {
    Shingles all;
    const std::size_t run = std::min(kShingle, words.size());
    for (std::size_t i = 0; run > 0 && i + run <= words.size(); ++i) all.push_back(hash_of(words.data() + i, words.data() + i + run));
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

bool nearly_same(const Shingles& a, const Shingles& b) {
    const auto fewer = static_cast<double>(std::min(a.size(), b.size()));
    const auto more = static_cast<double>(std::max(a.size(), b.size()));
    if (fewer == 0 || fewer < kNearlyTheSame * more) return false;
    return static_cast<double>(shared(a, b)) >= kNearlyTheSame * fewer;
}

std::vector<Folded> rank_folded(const Search& search, analysis::Analyzer& analyzer, Match match, bool fill) {
    const std::size_t offset = search.request.offset;
    const std::size_t end = offset + search.request.limit;
    std::vector<Ranked> ranked = page_of(search, match, false, 0, kLookedAt);
    const bool is_all = ranked.size() < kLookedAt;
    std::vector<Folded> all = folded(std::move(ranked), analyzer);
    if (is_all && fill && all.size() < end) {
        // The others come behind; what they are does not hang on the page, but rank() gives only what it is asked for.
        all = folded(page_of(search, match, true, 0, 2 * kLookedAt), analyzer);
    }
    const std::size_t compared = all.size();
    all.resize(std::min(compared, end));
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size())));
    if (!is_all && compared < end) {
        const std::size_t passed = std::max(offset, compared);  // of the folded list, before the first one behind
        for (Ranked& one : page_of(search, match, fill, kLookedAt + passed - compared, end - passed)) all.push_back({std::move(one), {}});
    }
    return all;
}

}  // namespace travaux::search
