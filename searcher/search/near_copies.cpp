#include "searcher/search/near_copies.hpp"

#include "schema/report.hpp"
#include "searcher/search/near_copy_filter.hpp"
#include "searcher/search/shingles.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace travaux::search {
namespace {

std::vector<Ranked> page_of(const Search& search, Match match, bool fill, std::size_t offset, std::size_t limit) {
    Request request = search.request;
    request.offset = offset;
    request.limit = limit;
    return rank({request, search.plan, search.index, search.marker, search.analyzer, search.total, search.found}, match, fill);
}

// The texts that others are held against, by numbers from 0. Their shingles are made where the filter does not tell another from all of them.
class KnownTexts {
public:
    explicit KnownTexts(const Search& search) : search_(search) {}

    /// The first that this paragraph is nearly the same as, of those that `may` be it.
    template <class May>
    std::optional<std::size_t> like(Xapian::docid paragraph, May&& may) {
        asked_ = paragraph;
        bytes_ = search_.index.read_bytes(paragraph, search_.analyzer, bytes_room_);
        if (!filter_.may_pass(bytes_)) return std::nullopt;
        bytes_ = copy_.assign(bytes_);  // since others are read now
        for (Known& one : known_)
            if (!one.sketch) one.sketch = fill(one.paragraph).sketch();
        fill(paragraph);
        for (std::size_t i = 0; i < known_.size(); ++i)
            if (may(i) && own_.nearly_same(*known_[i].sketch)) return i;
        return std::nullopt;
    }

    /// The one that like() was last asked for.
    void add() {
        filter_.add(bytes_);
        known_.push_back({asked_, {}});
    }

private:
    struct Known {
        Xapian::docid paragraph = 0;
        std::optional<Sketch> sketch;
    };

    const ShingleSet& fill(Xapian::docid paragraph) {
        search_.index.read_numbers(paragraph, search_.analyzer, numbers_);
        own_.fill(numbers_);
        return own_;
    }

    const Search& search_;
    std::vector<Known> known_;
    NearCopyFilter filter_;
    ShingleSet own_;
    Xapian::docid asked_ = 0;
    std::string_view bytes_;  // of that one
    std::string copy_;
    std::vector<std::uint64_t> bytes_room_;
    std::vector<std::uint64_t> numbers_;
};

// At most so many as are wanted: what is like none of these, or like one behind them, is not needed.
std::vector<Folded> folded(const Search& search, std::vector<Ranked> ranked, std::size_t wanted) {
    std::vector<Folded> kept;
    KnownTexts known(search);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        Ranked& one = ranked[i];
        const bool is_compared = i < kLookedAt;
        const auto like = is_compared ? known.like(one.docid, [&](std::size_t k) { return kept[k].best.all_words == one.all_words; }) : std::nullopt;
        if (like) {
            load(search, one);
            kept[*like].near_copies.push_back(schema::unit_id(one.paragraph->doc, one.paragraph->unit.address));
        } else if (kept.size() < wanted) {
            if (is_compared) known.add();
            kept.push_back({std::move(one), {}});
        }
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
