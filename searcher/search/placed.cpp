#include "searcher/search/placed.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/doc_set.hpp"
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

// What is known of paragraphs already: a query asks of the same ones when it counts, when it ranks, and for each word that a
// phrase stands for.
class Known {
public:
    explicit Known(const match::Collection& collection) {
        for (const match::Shard& shard : collection.shards) shards_.emplace_back(std::size_t{shard.database.get_lastdocid()} + 1);
    }

    template <class Test>
    bool passes(std::size_t shard, Xapian::docid id, Test&& test) {
        auto& [asked, passed] = shards_[shard];
        if (!asked.contains(id)) {
            asked.insert(id);
            if (test(shard, id)) passed.insert(id);
        }
        return passed.contains(id);
    }

private:
    struct Answers {
        explicit Answers(std::size_t docids) : asked(docids), passed(docids) {}
        match::DocSet asked;
        match::DocSet passed;
    };
    std::vector<Answers> shards_;
};

// Whether one of the ways stands in a paragraph: for frequent words by their lists, for others as runs of bytes where the order of
// words is on file.
class StandsSomewhere {
public:
    // `listed`: those that lists of places may tell of.
    StandsSomewhere(const Index& index, analysis::Analyzer& analyzer, const Ways& ways, const Ways& listed, std::shared_ptr<Known> known)
        : index_(index), ways_(ways), listed_(listed), places_(index, analyzer, words_of(ways)), runs_(index.shards().size()), frequent_(index.shards().size()), known_(std::move(known)) {}

    bool operator()(std::size_t shard, Xapian::docid id) {
        return known_->passes(shard, id, [this](std::size_t number, Xapian::docid one) { return stands(number, one); });
    }

    static std::vector<std::string> words_of(const Ways& ways) {
        std::set<std::string> each;
        for (const Phrase& way : ways) each.insert(way.begin(), way.end());
        return {each.begin(), each.end()};
    }

private:
    bool stands(std::size_t shard, Xapian::docid id) {
        const match::Shard& own = index_.shards()[shard];
        auto& frequent = frequent_[shard];
        if (!frequent) frequent = std::make_unique<FrequentRuns>(own.places, listed_);
        const auto answer = frequent->ask(id);
        if (answer == FrequentRuns::Answer::Yes || (answer == FrequentRuns::Answer::No && listed_.size() == ways_.size())) return answer == FrequentRuns::Answer::Yes;
        const auto& order = own.words;
        if (const std::string_view row = order ? order->row(id) : std::string_view(); !row.empty())
            return std::ranges::any_of(runs_of(shard, *order), [row](const database::WordOrder::Run& run) { return database::WordOrder::stands(run, row); });
        places_.look_at(shard, id);
        return std::ranges::any_of(ways_, [&](const Phrase& way) { return !starts_of(way, places_).empty(); });
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

    const Index& index_;
    Ways ways_;
    Ways listed_;
    Places places_;
    std::vector<std::optional<std::vector<database::WordOrder::Run>>> runs_;  // by shard
    std::vector<std::unique_ptr<FrequentRuns>> frequent_;                   // by shard
    std::shared_ptr<Known> known_;
};

// A word that stands in few paragraphs has no list, and reading these costs less than to read the lists of the others.
bool has_rare_word(const Phrase& way, Expander& expander) {
    return std::ranges::any_of(way, [&](const std::string& word) {
        const std::vector<std::string> stems = expander.stems(word);
        std::size_t paragraphs = 0;
        for (const std::string& stem : stems) paragraphs += expander.index().frequency(stem_term(stem));
        return !stems.empty() && paragraphs < database::PlaceListLimits{}.word_paragraphs;
    });
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
        return test(shard, local);
    });
}

MakeTest by_places(const Ways& words, std::function<bool(const Places&)> test, Expander& expander) {
    return [&index = expander.index(), &analyzer = expander.analyzer(), words = StandsSomewhere::words_of(words), test = std::move(test)] {
        return [places = Places(index, analyzer, words), test](std::size_t shard, Xapian::docid id) mutable {
            places.look_at(shard, id);
            return test(places);
        };
    };
}

MakeTest stands_somewhere(const Ways& ways, Expander& expander) {
    Ways listed = ways;
    std::erase_if(listed, [&](const Phrase& way) { return has_rare_word(way, expander); });
    return [&index = expander.index(), &analyzer = expander.analyzer(), ways, listed = std::move(listed), known = std::make_shared<Known>(expander.index().collection())] {
        return [test = std::make_shared<StandsSomewhere>(index, analyzer, ways, listed, known)](std::size_t shard, Xapian::docid id) { return (*test)(shard, id); };
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
