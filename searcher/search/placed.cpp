#include "searcher/search/placed.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/window_bits.hpp"
#include "searcher/search/frequent_runs.hpp"
#include "searcher/search/sieve.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace travaux::search {
namespace {

using match::Formula;
using match::MakeTest;
using match::PlaceTest;
using match::WindowBits;

// What is known of paragraphs already: a query asks of the same ones when it counts, when it ranks, and for each word that a
// phrase stands for.
class Known {
public:
    explicit Known(const match::Collection& collection) : collection_(collection), shards_(collection.shards.size()) {}

    template <class Test>
    void keep(std::size_t shard, std::size_t first, WindowBits& bits, Test&& test) {
        auto& windows = shards_[shard];
        if (windows.empty()) windows.resize(collection_.shards[shard].database.get_lastdocid() / match::kWindow + 1);
        auto& known = windows[first / match::kWindow];
        if (!known) known = std::make_unique<Answers>();  // of most windows nobody may ask
        WindowBits left = bits;
        left -= known->asked;
        known->asked |= left;
        if (!left.empty()) test(left);
        known->passed |= left;
        bits &= known->passed;
    }

private:
    struct Answers {
        WindowBits asked;
        WindowBits passed;
    };
    const match::Collection& collection_;
    std::vector<std::vector<std::unique_ptr<Answers>>> shards_;  // by window
};

// Whether one of the ways stands in a paragraph: for frequent words by their lists, for others as runs of bytes where the order of
// words is on file.
class StandsSomewhere {
public:
    // `listable`: words of which it is known that they are in few paragraphs where they have no list.
    StandsSomewhere(const Index& index, analysis::Analyzer& analyzer, const Ways& ways, const std::set<std::string>& listable, std::shared_ptr<Known> known)
        : index_(index), ways_(ways), listable_(listable), places_(index, analyzer, words_of(ways)), runs_(index.shards().size()), frequent_(index.shards().size()), known_(std::move(known)) {}

    void operator()(std::size_t shard, std::size_t first, WindowBits& bits) {
        known_->keep(shard, first, bits, [&](WindowBits& unknown) { keep(shard, first, unknown); });
    }

    static std::vector<std::string> words_of(const Ways& ways) {
        std::set<std::string> each;
        for (const Phrase& way : ways) each.insert(way.begin(), way.end());
        return {each.begin(), each.end()};
    }

private:
    void keep(std::size_t shard, std::size_t first, WindowBits& bits) {
        auto& frequent = frequent_[shard];
        if (!frequent) frequent = std::make_unique<Frequent>(index_.shards()[shard].places, listed(index_.shards()[shard].places));
        auto [stand, perhaps] = frequent->runs.ask(first, bits);
        if (frequent->ways != ways_.size()) perhaps = bits;
        perhaps -= stand;
        perhaps.each([&](std::size_t at) {
            if (stands(shard, static_cast<Xapian::docid>(first + at))) stand.insert(at);
        });
        bits &= stand;
    }

    bool stands(std::size_t shard, Xapian::docid id) {
        const auto& order = index_.shards()[shard].words;
        if (const std::string_view row = order ? order->row(id) : std::string_view(); !row.empty())
            return std::ranges::any_of(runs_of(shard, *order), [row](const database::WordOrder::Run& run) { return database::WordOrder::stands(run, row); });
        places_.look_at(shard, id);
        return std::ranges::any_of(ways_, [&](const Phrase& way) { return !starts_of(way, places_).empty(); });
    }

    // To read the few paragraphs that have a rare word costs less than to read the lists of the others.
    Ways listed(const database::PlaceLists& lists) const {
        Ways all = ways_;
        const auto is_rare = [&](const std::string& word) { return listable_.contains(word) && !lists.number(database::term({}, word)); };
        std::erase_if(all, [&](const Phrase& way) { return std::ranges::any_of(way, is_rare); });
        return all;
    }

    // Ways with a word that the shard does not have stand nowhere in it.
    const std::vector<database::WordOrder::Run>& runs_of(std::size_t shard, const database::WordOrder& order) {
        auto& runs = runs_[shard];
        if (runs) return *runs;
        runs.emplace();
        for (const Phrase& way : ways_) {
            std::vector<std::uint32_t> codes;
            for (const std::string& word : way)
                if (const auto code = order.code(database::term({}, word))) codes.push_back(*code);
            if (codes.size() == way.size()) runs->push_back(order.run(std::move(codes)));
        }
        return *runs;
    }

    struct Frequent {
        Frequent(const database::PlaceLists& lists, const Ways& listed) : runs(lists, listed), ways(listed.size()) {}
        FrequentRuns runs;
        std::size_t ways;
    };

    const Index& index_;
    Ways ways_;
    std::set<std::string> listable_;
    Places places_;
    std::vector<std::optional<std::vector<database::WordOrder::Run>>> runs_;  // by shard
    std::vector<std::unique_ptr<Frequent>> frequent_;                       // by shard
    std::shared_ptr<Known> known_;
};

// Words that stand seldom enough to have lists of places, were they in paragraphs enough.
std::set<std::string> listable_words(const Ways& ways, Expander& expander) {
    std::set<std::string> listable;
    for (const std::string& word : StandsSomewhere::words_of(ways)) {
        std::size_t occurrences = 0;
        for (const std::string& stem : expander.stems(word)) occurrences += expander.index().occurrences(stem_term(stem));
        if (occurrences <= expander.index().paragraphs()) listable.insert(word);
    }
    return listable;
}

}  // namespace

Formula stems_of(const Ways& ways, Expander& expander) {
    std::vector<Formula> any;
    std::set<std::string> single;  // stems that are enough by themselves
    for (const Phrase& way : ways) {
        std::vector<Formula> all;
        for (const std::string& word : way) {
            std::vector<Formula> stems;
            for (const std::string& stem : expander.stems(word)) {
                stems.emplace_back(stem_term(stem));
                if (way.size() == 1) single.insert(stem_term(stem));
            }
            if (!stems.empty()) all.push_back(match::any_of(std::move(stems)));
        }
        if (all.empty()) return match::paragraphs();  // a word without a stem may be anywhere
        if (way.size() > 1) any.push_back(match::all_of(std::move(all)));
    }
    for (const std::string& term : single) any.emplace_back(term);
    return match::any_of(std::move(any));
}

Formula placed(const Formula& candidates, MakeTest make, Expander& expander) {
    const Index& index = expander.index();
    if (index.is_local()) return match::placed(candidates, std::move(make));
    const PlaceTest test = make();
    return sifted(candidates, index, [&](Xapian::docid id) {
        const auto [shard, local] = index.in_shard(id);
        return match::passes(test, shard, local);
    });
}

MakeTest by_places(const Ways& words, std::function<bool(const Places&)> test, Expander& expander) {
    return [&index = expander.index(), &analyzer = expander.analyzer(), words = StandsSomewhere::words_of(words), test = std::move(test)] {
        return [places = Places(index, analyzer, words), test](std::size_t shard, std::size_t first, WindowBits& bits) mutable {
            WindowBits(bits).each([&](std::size_t at) {
                places.look_at(shard, static_cast<Xapian::docid>(first + at));
                if (!test(places)) bits.erase(at);
            });
        };
    };
}

MakeTest stands_somewhere(const Ways& ways, Expander& expander) {
    return [&index = expander.index(), &analyzer = expander.analyzer(), ways, listable = listable_words(ways, expander), known = std::make_shared<Known>(expander.index().collection())] {
        return [test = std::make_shared<StandsSomewhere>(index, analyzer, ways, listable, known)](std::size_t shard, std::size_t first, WindowBits& bits) { (*test)(shard, first, bits); };
    };
}

std::vector<std::uint32_t> starts_of(const Phrase& phrase, const Places& places) {
    std::vector<std::uint32_t> starts = places.of(phrase.front());
    for (std::size_t k = 1; k < phrase.size() && !starts.empty(); ++k) {
        const std::vector<std::uint32_t>& next = places.of(phrase[k]);
        std::erase_if(starts, [&](std::uint32_t start) { return !std::ranges::binary_search(next, start + k); });
    }
    return starts;
}

Formula exact(const Ways& ways, Expander& expander) {
    if (ways.empty()) return {};
    return placed(stems_of(ways, expander), stands_somewhere(ways, expander), expander);
}

}  // namespace travaux::search
