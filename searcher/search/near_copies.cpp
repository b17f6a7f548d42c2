#include "searcher/search/near_copies.hpp"

#include "schema/report.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace travaux::search {
namespace {

Shingles shingles_of(const Search& search, const Ranked& ranked, ParagraphWords& read) {
    search.index.read_words(ranked.docid, search.analyzer, read);
    std::vector<std::string_view> words;
    for (const WordAt& word : read.words)
        if (!word.further) words.push_back(word.word);
    return shingles(words);
}

std::vector<Ranked> page_of(const Search& search, Match match, bool fill, std::size_t offset, std::size_t limit) {
    Request request = search.request;
    request.offset = offset;
    request.limit = limit;
    return rank({request, search.plan, search.index, search.marker, search.analyzer, search.total}, match, fill);
}

std::vector<Folded> folded(const Search& search, std::vector<Ranked> ranked) {
    std::vector<Folded> kept;
    ParagraphWords read;
    std::vector<Shingles> known;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i >= kLookedAt) {
            kept.push_back({std::move(ranked[i]), {}});
            continue;
        }
        Shingles own = shingles_of(search, ranked[i], read);
        std::size_t like = 0;
        while (like < kept.size() && !(kept[like].best.all_words == ranked[i].all_words && nearly_same(known[like], own))) ++like;
        if (like < kept.size()) {
            load(search, ranked[i]);
            kept[like].near_copies.push_back(schema::unit_id(ranked[i].paragraph.doc, ranked[i].paragraph.unit.address));
            continue;
        }
        kept.push_back({std::move(ranked[i]), {}});
        known.push_back(std::move(own));
    }
    return kept;
}

}  // namespace

std::vector<Folded> rank_folded(const Search& search, Match match, bool fill) {
    const std::size_t offset = search.request.offset;
    const std::size_t end = offset + search.request.limit;
    std::vector<Ranked> ranked = page_of(search, match, false, 0, kLookedAt);
    const bool is_all = ranked.size() < kLookedAt;
    std::vector<Folded> all = folded(search, std::move(ranked));
    if (is_all && fill && all.size() < end) {
        // The others come behind; what they are does not hang on the page, but rank() gives only what it is asked for.
        all = folded(search, page_of(search, match, true, 0, 2 * kLookedAt));
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
