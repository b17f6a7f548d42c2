#include "indexer/run.hpp"

#include "indexer/build.hpp"
#include "indexer/fingerprint.hpp"
#include "indexer/full_disk.hpp"
#include "indexer/plan.hpp"
#include "indexer/update.hpp"
#include "indexer/write/index_folder.hpp"
#include "indexer/write/index_reader.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/side_by_side.hpp"
#include "indexer/write/word_order.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/place_lists.hpp"
#include "schema/database/posting_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace travaux::indexer {
namespace {

std::uintmax_t bytes_of(const write::IndexFolder& folder) {
    std::uintmax_t bytes = 0;
    for (const std::filesystem::path& shard : folder.shards())
        for (const auto& entry : std::filesystem::directory_iterator(shard)) bytes += entry.is_regular_file() ? entry.file_size() : 0;
    return bytes;
}

// A build takes a tenth of an update's time for a report, but writes those that stay as well: from this part of the index on it is
// the faster way.
constexpr std::size_t kWorthBuilding = 8;

bool is_worth_building(const Options& options, const Plan& plan, const std::vector<write::Stamp>& stamps, const write::IndexFolder& folder) {
    if (stamps.empty()) return true;
    if (options.records) {  // which reports they are is known at their end only
        constexpr std::size_t kIndexed = 2;  // bytes in an index for each of the records
        std::error_code unknown;
        const std::uintmax_t bytes = std::filesystem::file_size(*options.records, unknown);
        return options.force && (unknown || bytes * kIndexed * kWorthBuilding >= bytes_of(folder));
    }
    std::set<std::string_view> replaced;
    for (const Task& task : plan.tasks) replaced.insert(task.doc);
    for (const write::Stamp& stamp : plan.gone) replaced.insert(stamp.doc);
    const auto count = static_cast<std::size_t>(std::ranges::count_if(stamps, [&](const write::Stamp& stamp) { return replaced.contains(stamp.doc); }));
    return count == stamps.size() || (options.force && count * kWorthBuilding >= stamps.size());
}

// The index is whole without them, only slower to search.
void write_sidecars(const write::IndexFolder& folder, unsigned jobs, Journal& journal) {
    const auto words = [&] {
        write::write_word_order(folder.path());
        database::write_place_lists(folder.path());
    };
    const std::array<std::function<void()>, 3> files{words, [&] { database::write_posting_lists(folder.path()); }, [&] { database::write_columns(folder.path()); }};
    try {
        write::side_by_side(files, jobs);
    } catch (const schema::Error& error) {
        journal.warn(fmt::format("searching will be slow: {}", error.what()));
    }
}

// Nothing where the index is to be built anew, as it is damaged or of another layout. A new index is there from now on, empty, so that
// a killed build leaves one that opens.
std::optional<write::IndexWriter> open_writer(const Options& options, write::IndexFolder& folder, Journal& journal) {
    if (folder.is_astray()) {
        journal.warn(fmt::format("{} is damaged: its file XAPIANDB does not name its databases; it is built anew{}", folder.what(),
                                 folder.shards().empty() ? ", and what is not given again is not in it" : ""));
        if (folder.shards().empty()) return std::nullopt;
    }
    if (options.force && !write::opens_without_crash(folder)) {
        journal.warn(fmt::format("{} is damaged: Xapian crashes where it reads it; it is built anew, and reports that are not given again are not in the new index", folder.what()));
        folder.give_up_databases();
        return std::nullopt;
    }
    try {
        return std::make_optional<write::IndexWriter>(folder);
    } catch (const schema::Error& error) {
        if (!options.force || !write::may_start_over(folder, error)) throw;
        journal.warn(fmt::format("{}; it is built anew", error.what()));
        return std::nullopt;
    }
}

void warn_of_losses(const write::IndexReader& before, Journal& journal) {
    for (const schema::Error& failure : before.failures())
        journal.warn(fmt::format("{}: its reports cannot be read, and those that are not given again are not in the new index", failure.what()));
}

}  // namespace

int exit_status(const Tally& tally) {
    if (tally.rejected == 0) return tally.incomplete == 0 ? 0 : 1;
    return tally.indexed + tally.unchanged + tally.removed > 0 ? 1 : 2;
}

Tally run(const Options& options, Journal& journal) {
    const Knowledge knowledge = Knowledge::load();
    const Work work{options, knowledge, setting(options.given), journal};
    write::IndexFolder folder(options.database, options.force ? write::IndexFolder::Stub::MayBeDamaged : write::IndexFolder::Stub::Whole);
    std::optional<write::IndexWriter> writer = open_writer(options, folder, journal);
    std::optional<write::IndexReader> before(folder);
    if (!options.force && !before->failures().empty()) throw before->failures().front();

    Plan plan = make_plan(options, before->stamps(), work.setting, journal);
    const Tally found = plan.tally;
    Tally tally = found;
    const auto had = static_cast<unsigned>(folder.shards().size());
    const unsigned shards = options.shards.value_or(std::max(1U, had));
    const bool something = options.records || !plan.tasks.empty();
    const bool is_damaged = !writer || folder.is_astray() || !before->failures().empty();
    if (is_damaged && !something) throw schema::Error(schema::ErrorCode::Input, fmt::format("there is nothing to build {} anew from, and it stays as it is", folder.what()));
    const bool parts_anew = options.force && shards != had;
    bool builds = is_damaged || (something && (parts_anew || is_worth_building(options, plan, before->stamps(), folder)));
    if (!builds && shards != had)
        throw schema::Error(schema::ErrorCode::Usage, fmt::format("{} has {} shard(s), and {} were asked for", folder.what(), had, shards),
                            "build it anew with --force, or name a new folder with -d");
    try {
        if (!builds) {
            try {
                update(work, Plan(plan), before->stamps(), *writer, tally);
            } catch (const schema::Error& error) {
                if (!options.force || error.code() != schema::ErrorCode::Database) throw;
                journal.warn(fmt::format("{}; it is built anew", error.what()));
                before.emplace(folder);  // there may have been commits
                tally = found;
                builds = true;
            }
        }
        if (builds) {
            warn_of_losses(*before, journal);
            build(work, std::move(plan), folder, shards, *before, tally);
            writer.emplace(folder);
        }
    } catch (const schema::Error& error) {
        throw with_way_out(error, options, builds);
    }
    write_sidecars(folder, options.jobs, journal);
    if (options.verify) journal.verified(tally);
    journal.summary(tally, writer->reports(), writer->paragraphs());
    return tally;
}

}  // namespace travaux::indexer
