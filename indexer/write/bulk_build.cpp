#include "indexer/write/bulk_build.hpp"

#include "indexer/glass/assemble.hpp"
#include "indexer/write/shard.hpp"
#include "indexer/write/side_by_side.hpp"
#include "indexer/write/vocabulary.hpp"
#include "schema/database/database.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/error.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <xapian.h>

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace travaux::write {
namespace {

namespace fs = std::filesystem;

// What is free among what stays: without this a build of 840,000 paragraphs ends 10 MB above one of 280,000.
void give_holes_back() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

// What a thread inverts with, and the memory that a piece takes.
struct Inverter {
    Vocabulary vocabulary;
    glass::Piece piece{vocabulary.terms()};
};

// Inverters keep what they have seen: threads come and go, inverters stay.
class Inverters {
public:
    std::unique_ptr<Inverter> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty()) return std::make_unique<Inverter>();
        auto one = std::move(free_.back());
        free_.pop_back();
        return one;
    }
    void give_back(std::unique_ptr<Inverter> one) {
        constexpr std::size_t kMostMemory = 32'000'000;  // a piece of 2,000 paragraphs takes a quarter; one endless paragraph may take all there is
        if (one->piece.memory() > kMostMemory) return;
        if (one->vocabulary.trim()) give_holes_back();
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(one));
    }
    void clear() {
        const std::lock_guard lock(mutex_);
        free_.clear();
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Inverter>> free_;
};

struct Part {
    const Entry& entry;
    Units units;
};

// One database under way: its folder, in which Xapian has made an empty one, and its pieces.
class Shard {
public:
    explicit Shard(fs::path folder) : folder_(std::move(folder)) {
        Xapian::WritableDatabase(folder_.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC).close();
        assembly_.emplace(folder_);
    }

    void invert(std::size_t number, std::span<const Part> parts, Inverter& with) {
        Vocabulary& vocabulary = with.vocabulary;
        fs::create_directory(piece(number));
        database::WordOrderWriter order(piece(number));
        database::WordOrderWriter::Numbered words(order, [&](std::uint32_t word) {
            return database::WordOrderWriter::Text{vocabulary.text(word), vocabulary.stem(word).hash};
        });
        with.piece.clear();
        for (const Part& part : parts) add_report(with.piece, part.entry, part.units, vocabulary, words);
        const glass::PieceTables& tables = with.piece.finish();
        order.finish_piece(tables.statistics.documents);
        assembly_->put(number, tables);
    }

    void finish(unsigned jobs) {
        database::WordOrderWriter words(folder_);
        if (!assembly_->places().empty()) {
            const std::array<std::function<void()>, 4> tables{[&] { assembly_->write_lists(); }, [&] { merge_words(words); },
                                                              [&] { assembly_->write_term_lists(); }, [&] { assembly_->write_records(); }};
            side_by_side(tables, jobs);
            assembly_->write_head();
        }
        assembly_.reset();
        Xapian::WritableDatabase database(folder_.string(), Xapian::DB_OPEN);
        write_layout(database);
        database::add_words(database, words.counts());
        write_summary(database);
        database.commit();
        words.finish(database);
    }

private:
    fs::path piece(std::size_t number) const { return folder_ / fmt::format("piece-{}", number); }

    void merge_words(database::WordOrderWriter& into) const {
        for (const glass::Assembly::Place& place : assembly_->places()) {
            const fs::path own = piece(place.piece);
            {
                const auto order = database::WordOrder::open_piece(own);
                if (!order) throw schema::Error(schema::ErrorCode::Io, (own / database::kWordOrderFile).string() + " cannot be read");
                database::WordOrderWriter::Copy copy(into, *order);
                for (Xapian::docid id = 1; id < order->docids(); ++id)
                    if (order->has(id)) copy.add(place.before + id, id);
            }
            fs::remove_all(own);
        }
    }

    fs::path folder_;
    std::optional<glass::Assembly> assembly_;
};

}  // namespace

struct BulkBuild::State {
    State(IndexFolder& target, unsigned number, unsigned threads) : folder(target), jobs(threads) {
        const fs::path generation = folder.begin();
        database::translating(folder.what(), [&] {
            for (unsigned shard = 0; shard < number; ++shard) shards.push_back(std::make_unique<Shard>(IndexFolder::shard(generation, shard)));
        });
    }

    void invert(std::size_t piece, std::span<const Part> parts) {
        database::translating(folder.what(), [&] {
            auto inverter = inverters.take();
            std::vector<std::vector<Part>> by_shard(shards.size());
            for (const Part& part : parts) by_shard[shard_of(part.entry.stamp.doc, shards.size())].push_back(part);
            for (std::size_t shard = 0; shard < shards.size(); ++shard)
                if (!by_shard[shard].empty()) shards[shard]->invert(piece, by_shard[shard], *inverter);
            inverters.give_back(std::move(inverter));
        });
    }

    IndexFolder& folder;
    unsigned jobs;
    std::vector<std::unique_ptr<Shard>> shards;
    Inverters inverters;
};

BulkBuild::BulkBuild(IndexFolder& folder, unsigned shards, unsigned jobs) : state_(std::make_unique<State>(folder, shards, jobs)) {}
BulkBuild::~BulkBuild() = default;

void BulkBuild::invert(std::size_t piece, std::span<const Entry> entries) {
    std::vector<Part> parts;
    for (const Entry& entry : entries) parts.push_back({entry, Units::all_of(entry.report)});
    state_->invert(piece, parts);
}

void BulkBuild::invert(std::size_t piece, const Entry& entry, Units part) { state_->invert(piece, std::array{Part{entry, part}}); }

void BulkBuild::finish() {
    State& state = *state_;
    state.inverters.clear();
    database::translating(state.folder.what(), [&] {
        for (const auto& shard : state.shards) shard->finish(state.jobs);
    });
    state.folder.publish(static_cast<unsigned>(state.shards.size()));
}

}  // namespace travaux::write
