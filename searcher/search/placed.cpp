#include "searcher/search/placed.hpp"

#include "schema/database/database.hpp"
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

using Xapian::Query;
using MakeTest = std::function<PlaceTest()>;

// No index has this term: it adds nothing where it stands, but says what it stands beside.
constexpr const char* kMark = "\x01placed";

// Passes the paragraphs of one shard that pass the test. It knows none beforehand, so it must be asked last.
class PlacedSource : public Xapian::PostingSource {
public:
    PlacedSource(const Index& index, MakeTest make) : index_(index), make_(std::move(make)), test_(make_()) {}

    PostingSource* clone() const override { return new PlacedSource(index_, make_); }

    void init(const Xapian::Database& database) override {
        const auto shards = index_.shards();
        const std::string uuid = database.get_uuid();
        const auto same = [&](const Shard& shard) {
            return shard.database.get_uuid() == uuid && shard.database.get_lastdocid() == database.get_lastdocid();
        };
        shard_ = static_cast<std::size_t>(std::ranges::find_if(shards, same) - shards.begin());
        documents_ = database.get_doccount();
        last_ = shard_ < shards.size() ? database.get_lastdocid() : 0;
        at_ = 0;
        failed_ = 0;
    }

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    Xapian::docid get_docid() const override { return at_; }
    bool at_end() const override { return at_ > last_; }
    void next(double) override { go_to(std::max(at_, failed_) + 1); }
    void skip_to(Xapian::docid id, double) override {
        if (id > at_) go_to(std::max(id, failed_ + 1));
    }
    // After a check that failed the place stays behind: the next match is looked for when it is asked for.
    bool check(Xapian::docid id, double) override {
        if (id <= at_) return true;
        if (id <= failed_) return false;
        if (id <= last_ && !passes(id)) {
            failed_ = id;
            return false;
        }
        at_ = id;
        return true;
    }
    std::string get_description() const override { return "PlacedSource"; }

private:
    void go_to(Xapian::docid id) {
        for (at_ = id; at_ <= last_ && !passes(at_);) ++at_;
    }

    bool passes(Xapian::docid id) const { return index_.is_paragraph(shard_, id) && test_(shard_, id); }

    const Index& index_;
    MakeTest make_;
    PlaceTest test_;
    std::size_t shard_ = 0;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
    Xapian::docid failed_ = 0;  // checked last, and no match
};

// What is known of paragraphs already: a query asks of the same ones when it counts, when it ranks, and for each word that a
// phrase stands for.
struct Known {
    enum : std::uint8_t { Nothing, No, Yes };
    std::vector<std::vector<std::uint8_t>> answers;  // by shard, by document id
};

// Whether one of the ways stands in a paragraph, as runs of bytes where the order of words is on file.
class StandsSomewhere {
public:
    StandsSomewhere(const Index& index, analysis::Analyzer& analyzer, const Ways& ways, std::shared_ptr<Known> known)
        : index_(index), ways_(ways), places_(index, analyzer, words_of(ways)), runs_(index.shards().size()), known_(std::move(known)) {
        known_->answers.resize(index.shards().size());
    }

    bool operator()(std::size_t shard, Xapian::docid id) {
        auto& answers = known_->answers[shard];
        if (answers.size() <= id) answers.resize(std::max<std::size_t>(id, index_.shards()[shard].database.get_lastdocid()) + 1);
        if (answers[id] == Known::Nothing) answers[id] = stands(shard, id) ? Known::Yes : Known::No;
        return answers[id] == Known::Yes;
    }

    static std::vector<std::string> words_of(const Ways& ways) {
        std::set<std::string> each;
        for (const Phrase& way : ways) each.insert(way.begin(), way.end());
        return {each.begin(), each.end()};
    }

private:
    bool stands(std::size_t shard, Xapian::docid id) {
        const auto& order = index_.shards()[shard].words;
        if (order && order->has(id)) {
            bool unknown = false;
            for (const database::WordOrder::Run& run : runs_of(shard, *order)) {
                const auto stands = order->stands(run, id);
                if (stands == database::WordOrder::Stands::Yes) return true;
                unknown = unknown || stands == database::WordOrder::Stands::Unknown;
            }
            if (!unknown) return false;
        }
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
    Places places_;
    std::vector<std::optional<std::vector<database::WordOrder::Run>>> runs_;  // by shard
    std::shared_ptr<Known> known_;
};

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

}  // namespace

Query stems_of(const Ways& ways, Expander& expander) {
    std::vector<Query> any;
    std::set<std::string> single;  // stems that are enough by themselves
    for (const Phrase& way : ways) {
        std::vector<Query> all;
        for (const std::string& word : way) {
            std::vector<Query> stems;
            for (const std::string& stem : expander.stems(word)) {
                stems.emplace_back(stem_term(stem));
                if (way.size() == 1) single.insert(stem_term(stem));
            }
            if (!stems.empty()) all.push_back(any_of(stems));
        }
        if (all.empty()) return Query(std::string(database::kParagraphTerm));  // a word without a stem may be anywhere
        if (way.size() > 1) any.emplace_back(Query::OP_AND, all.begin(), all.end());
    }
    for (const std::string& term : single) any.emplace_back(term);
    return any_of(any);
}

Query placed(const Query& candidates, MakeTest make, Expander& expander) {
    const Index& index = expander.index();
    if (index.is_local()) {
        const Query asked((new PlacedSource(index, std::move(make)))->release());
        return {Query::OP_AND, candidates, Query(Query::OP_AND_MAYBE, asked, Query(kMark))};
    }
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
    return [&index = expander.index(), &analyzer = expander.analyzer(), ways, known = std::make_shared<Known>()] {
        return StandsSomewhere(index, analyzer, ways, known);
    };
}

bool asks_places(const Query& query) {
    if (query.get_type() != Query::OP_AND_MAYBE) return false;
    const Query mark = query.get_subquery(1);
    return mark.get_type() == Query::LEAF_TERM && *mark.get_terms_begin() == kMark;
}

std::vector<std::uint32_t> starts_of(const Phrase& phrase, const Places& places) {
    std::vector<std::uint32_t> starts = places.of(phrase.front());
    for (std::size_t k = 1; k < phrase.size() && !starts.empty(); ++k) {
        const std::vector<std::uint32_t>& next = places.of(phrase[k]);
        std::erase_if(starts, [&](std::uint32_t start) { return !std::ranges::binary_search(next, start + k); });
    }
    return starts;
}

Query exact(const Ways& ways, Expander& expander) {
    if (ways.empty()) return match_nothing();
    return placed(Query(0, stems_of(ways, expander)), stands_somewhere(ways, expander), expander);
}

}  // namespace travaux::search
