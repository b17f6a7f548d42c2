#include "indexer/write/bulk_build.hpp"

#include "indexer/write/shard.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <utility>
#include <vector>

namespace travaux::write {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

// Databases merged at once. Each has four files open, and 1,024 is the usual limit of a process.
constexpr std::size_t kMergedAtOnce = 160;

constexpr int kThrowAway = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

void merge(const Paths& pieces, const fs::path& into) {
    Xapian::Database all;
    for (const fs::path& piece : pieces) all.add_database(Xapian::Database(piece.string()));
    all.compact(into.string(), Xapian::Compactor::FULL);
}

void remove(const Paths& pieces) {
    std::error_code found_by_the_next_run;
    for (const fs::path& piece : pieces) fs::remove_all(piece, found_by_the_next_run);
}

// Compaction gives the documents of each piece the next ids, in order.
database::WordOrderWriter merged_words(const Paths& pieces, const fs::path& into) {
    database::WordOrderWriter words(into);
    Xapian::docid before = 0;
    for (const fs::path& path : pieces) {
        const Xapian::Database piece(path.string());
        const auto order = database::WordOrder::open(path, piece);
        const Xapian::docid last = piece.get_lastdocid();
        if (order) {
            database::WordOrderWriter::Copy copy(words, *order);
            for (Xapian::docid id = 1; id <= last; ++id)
                if (order->has(id)) copy.add(before + id, id);
        }
        before += last;
    }
    return words;
}

// Analyzers keep the stems they have seen: threads come and go, analyzers stay.
class Analyzers {
public:
    std::unique_ptr<analysis::Analyzer> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty()) return std::make_unique<analysis::Analyzer>();
        auto one = std::move(free_.back());
        free_.pop_back();
        return one;
    }
    void give_back(std::unique_ptr<analysis::Analyzer> one) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(one));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<analysis::Analyzer>> free_;
};

// Runs `work(0)` … `work(count - 1)` on some threads; throws what one of them threw.
void side_by_side(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> threads;
    for (std::size_t i = 0; i < std::min<std::size_t>(jobs, count); ++i)
        threads.push_back(std::async(std::launch::async, [&] {
            for (std::size_t mine = next++; mine < count; mine = next++) work(mine);
        }));
    for (auto& thread : threads) thread.wait();
    for (auto& thread : threads) thread.get();
}

}  // namespace

struct BulkBuild::State {
    State(IndexFolder& target, unsigned number, unsigned threads)
        : folder(target), shards(number), jobs(threads), generation(folder.begin()) {}

    fs::path piece(std::size_t number, unsigned shard) const { return generation / fmt::format("piece-{}-{}", number, shard); }

    // Few enough to be merged in one go; the groups of a first round are merged side by side.
    Paths narrowed(Paths sources, unsigned shard) const {
        for (std::size_t round = 1; sources.size() > kMergedAtOnce; ++round) {
            const std::size_t width = std::max<std::size_t>(2, kMergedAtOnce / jobs);
            Paths merged((sources.size() + width - 1) / width);
            side_by_side(merged.size(), jobs, [&](std::size_t i) {
                const auto first = sources.begin() + static_cast<std::ptrdiff_t>(i * width);
                const auto last = sources.begin() + static_cast<std::ptrdiff_t>(std::min(sources.size(), (i + 1) * width));
                merged[i] = generation / fmt::format("round-{}-{}-{}", round, i, shard);
                const Paths group(first, last);
                merge(group, merged[i]);
                merged_words(group, merged[i]).finish(Xapian::Database(merged[i].string()));
                remove(group);
            });
            sources = std::move(merged);
        }
        return sources;
    }

    void merge_shard(unsigned shard, std::size_t count) const {
        Paths sources;
        for (std::size_t i = 0; i < count; ++i)
            if (fs::exists(piece(i, shard))) sources.push_back(piece(i, shard));
        const fs::path target = IndexFolder::shard(generation, shard);
        if (!sources.empty()) {
            sources = narrowed(std::move(sources), shard);
            merge(sources, target);
        }
        Xapian::WritableDatabase database(target.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
        write_layout(database);
        database::WordOrderWriter words = merged_words(sources, target);
        database::add_words(database, words.counts());
        write_summary(database);
        database.commit();
        words.finish(database);
        remove(sources);
    }

    IndexFolder& folder;
    unsigned shards;
    unsigned jobs;
    fs::path generation;
    Analyzers analyzers;
};

BulkBuild::BulkBuild(IndexFolder& folder, unsigned shards, unsigned jobs) : state_(std::make_unique<State>(folder, shards, jobs)) {}
BulkBuild::~BulkBuild() = default;

void BulkBuild::invert(std::size_t piece, std::span<const Entry> entries) {
    State& state = *state_;
    database::translating(state.folder.what(), [&] {
        auto analyzer = state.analyzers.take();
        for (unsigned shard = 0; shard < state.shards; ++shard) {
            const auto mine = [&](const Entry& entry) { return shard_of(entry.stamp.doc, state.shards) == shard; };
            if (std::ranges::none_of(entries, mine)) continue;
            Xapian::WritableDatabase database(state.piece(piece, shard).string(), kThrowAway);
            database::WordOrderWriter order(state.piece(piece, shard));
            for (const Entry& entry : entries)
                if (mine(entry)) add_report(database, entry.report, entry.stamp, *analyzer, order);
            database.commit();
            order.finish(database);
        }
        state.analyzers.give_back(std::move(analyzer));
    });
}

void BulkBuild::finish(std::size_t pieces) {
    State& state = *state_;
    database::translating(state.folder.what(), [&] {
        for (unsigned shard = 0; shard < state.shards; ++shard) state.merge_shard(shard, pieces);
    });
    state.folder.publish(state.shards);
}

}  // namespace travaux::write
