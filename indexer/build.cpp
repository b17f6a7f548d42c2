#include "indexer/build.hpp"

#include "indexer/in_order.hpp"
#include "indexer/write/bulk_build.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace travaux::indexer {
namespace {

// A piece is what one thread inverts at once: larger ones are no faster (measured: from 1,000 to 8,000 paragraphs). All that is under way of it takes
// some twenty times its text; half of the memory is for the rest of the program.
constexpr std::size_t kPieceText = 1'200'000;  // bytes: 2,000 paragraphs of 600
constexpr std::size_t kLeastPieceText = 50'000;
constexpr std::size_t kMemoryOfText = 20;

std::size_t piece_text(const Options& options) {
    const std::uint64_t share = options.memory / 2 / options.jobs / kMemoryOfText;
    return std::clamp<std::size_t>(share, kLeastPieceText, kPieceText);
}

// Each unit has some terms, whatever its text.
std::size_t text_of(const schema::Unit& unit) {
    constexpr std::size_t kLeast = 50;
    return kLeast + unit.text.size();
}

std::size_t text_of(const schema::Report& report) {
    std::size_t bytes = 0;
    for (const schema::Unit& unit : report.units) bytes += text_of(unit);
    return bytes;
}

// The units from `first` on, as many as have so much text.
write::Units part_of(const schema::Report& report, std::size_t first, std::size_t limit) {
    std::size_t last = first;
    for (std::size_t bytes = 0; last < report.units.size() && bytes < limit; ++last) bytes += text_of(report.units[last]);
    return {first, last};
}

struct Piece {
    std::size_t number = 0;
    std::vector<write::Entry> entries;
    std::optional<write::Units> part;  // in their place: some units of the long report
};

struct Nothing {};

using Hashes = std::unordered_set<std::uint64_t>;

std::uint64_t hash(const std::string& name) { return XXH3_64bits(name.data(), name.size()); }

class Build {
public:
    Build(const Work& work, write::IndexFolder& folder, unsigned shards, Tally& tally)
        : work_(work),
          tally_(tally),
          limit_(piece_text(work.options)),
          bulk_(folder, shards, work.options.jobs),
          inverting_(
              work.options.jobs, {work.options.jobs + 1},
              [this](Piece&& piece) {
                  if (piece.part) bulk_.invert(piece.number, long_, *piece.part);
                  else bulk_.invert(piece.number, piece.entries);
                  return Nothing{};
              },
              [](Nothing&&) {}) {}

    void all(Plan&& plan, const write::IndexReader& before) {
        Hashes gone;
        for (const write::Stamp& stamp : plan.gone) {
            gone.insert(hash(stamp.doc));
            ++tally_.removed;
            work_.journal.note(fmt::format("removed {}: {} is gone", stamp.doc, stamp.path));
        }
        const auto never = [](const write::Stamp&) { return false; };
        stream_reports(work_, std::move(plan), tally_, never, [this](Understood&& result) { return add(std::move(result)); });
        keep_others(before, gone);
        if (!piece_.entries.empty()) send();
        inverting_.finish();
        work_.journal.step("merging …");
        bulk_.finish();
    }

private:
    bool add(Understood&& result) {
        write::Stamp stamp = stamp_of(result);
        if (!docs_.insert(hash(stamp.doc)).second) {
            ++tally_.rejected;
            work_.journal.reject({schema::ErrorCode::Input, fmt::format("the record \"{}\" cannot be indexed: a file of this run has its id", stamp.doc)});
            return false;
        }
        if (!stamp.path.empty()) paths_.insert(hash(stamp.path));
        add(write::Entry{std::move(result.report), std::move(stamp)});
        return true;
    }

    void add(write::Entry&& entry) {
        const std::size_t text = text_of(entry.report);
        if (text > limit_) return send_parts(std::move(entry));
        text_ += text;
        piece_.entries.push_back(std::move(entry));
        if (text_ >= limit_) send();
    }

    // As an update does: what could not be read anew stays as it was, a file that is called otherwise now is not there twice.
    void keep_others(const write::IndexReader& before, const Hashes& gone) {
        work_.journal.step("keeping the other reports …");
        std::vector<std::string> lost;
        std::string reason;
        for (const write::Stamp& stamp : before.stamps()) {
            if (docs_.contains(hash(stamp.doc)) || gone.contains(hash(stamp.doc)) || paths_.contains(hash(stamp.path))) continue;
            try {
                if (auto report = before.report(stamp.doc)) add({std::move(*report), stamp});
                else lost.push_back(stamp.doc);
            } catch (const schema::Error& error) {
                if (error.code() != schema::ErrorCode::Database) throw;  // what the machine refuses now it may give later
                reason = fmt::format(" ({})", error.what());
                lost.push_back(stamp.doc);
            }
        }
        if (lost.empty()) return;
        constexpr std::size_t kNamed = 10;
        const std::size_t named = std::min(lost.size(), kNamed);
        work_.journal.warn(fmt::format("{} of the old index's reports cannot be read{} and are not in the new one; give them again: {}{}", lost.size(), reason,
                                       fmt::join(lost.begin(), lost.begin() + static_cast<std::ptrdiff_t>(named), ", "), named < lost.size() ? ", …" : ""));
    }

    void send() {
        inverting_.push(std::exchange(piece_, Piece{piece_.number + 1, {}, {}}));
        text_ = 0;
    }

    void send_parts(write::Entry&& entry) {
        if (!piece_.entries.empty()) send();
        long_ = std::move(entry);
        for (write::Units part{}; !part.has_end(long_.report);) {
            part = part_of(long_.report, part.last, limit_);
            piece_.part = part;
            send();
        }
        inverting_.finish();
        long_ = {};
    }

    const Work& work_;
    Tally& tally_;
    std::size_t limit_;  // bytes of text in a piece
    write::BulkBuild bulk_;
    Hashes docs_, paths_;  // of the run's reports
    Piece piece_;
    std::size_t text_ = 0;  // in the piece
    write::Entry long_;     // more than a piece, while its parts are inverted
    InOrder<Piece, Nothing> inverting_;  // last: its threads end before what they use
};

}  // namespace

void build(const Work& work, Plan&& plan, write::IndexFolder& folder, unsigned shards, const write::IndexReader& before, Tally& tally) {
    Build(work, folder, shards, tally).all(std::move(plan), before);
}

}  // namespace travaux::indexer
