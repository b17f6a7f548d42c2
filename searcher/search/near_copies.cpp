#include "searcher/search/near_copies.hpp"

#include "schema/report.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace travaux::search {
namespace {

std::vector<Ranked> page_of(const Search& search, Match match, bool fill, std::size_t offset, std::size_t limit) {
    Request request = search.request;
    request.offset = offset;
    request.limit = limit;
    return rank({request, search.plan, search.index, search.marker, search.analyzer, search.total, search.found}, match, fill);
}

// At most so many as are wanted: what is like none of these, or like one behind them, is not needed.
std::vector<Folded> folded(const Search& search, std::vector<Ranked> ranked, std::size_t wanted) {
    std::vector<Folded> kept;
    std::vector<Sketch> known;
    ShingleFilter filter;
    ShingleSet own;
    std::vector<std::uint64_t> words;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        Ranked& one = ranked[i];
        if (i < kLookedAt) {
            search.index.read_numbers(one.docid, search.analyzer, words);
            if (kept.size() == wanted && !filter.may_pass(words)) continue;
            own.fill(words);
            std::size_t like = 0;
            while (like < known.size() && !(kept[like].best.all_words == one.all_words && own.nearly_same(known[like]))) ++like;
            if (like < known.size()) {
                load(search, one);
                kept[like].near_copies.push_back(schema::unit_id(one.paragraph->doc, one.paragraph->unit.address));
                continue;
            }
        }
        if (kept.size() == wanted) continue;
        kept.push_back({std::move(one), {}});
        if (i >= kLookedAt) continue;
        known.push_back(own.sketch());
        filter.add(own.sketch());
    }
    return kept;
}

}  // namespace

std::vector<Folded> rank_folded(const Search& search, Match match, bool fill) {
    const std::size_t offset = search.request.offset;
    const std::size_t end = offset + search.request.limit;
    std::vector<Ranked> ranked = page_of(search, match, false, 0, kLookedAt);
    const bool is_all = ranked.size() < kLookedAt;
    std::vector<Folded> all = folded(search, std::move(ranked), end);
    if (is_all && fill && all.size() < end) {
        // The others come behind; what they are does not hang on the page, but rank() gives only what it is asked for.
        all = folded(search, page_of(search, match, true, 0, 2 * kLookedAt), end);
    }
    const std::size_t compared = all.size();
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size())));
    if (!is_all && compared < end) {
        const std::size_t passed = std::max(offset, compared);  // of the folded list, before the first one behind
        for (Ranked& one : page_of(search, match, fill, kLookedAt + passed - compared, end - passed)) all.push_back({std::move(one), {}});
    }
    return all;
}

}  // namespace travaux::search
