#include "indexer/run.hpp"

#include "indexer/build.hpp"
#include "indexer/fingerprint.hpp"
#include "indexer/plan.hpp"
#include "indexer/update.hpp"
#include "indexer/write/index_folder.hpp"
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

// Then nothing of the old index needs to be kept, and building is faster than updating.
bool replaces_all(const Options& options, const Plan& plan, const std::vector<write::Stamp>& stamps) {
    if (options.records) return stamps.empty();  // which ones they are is known at their end only
    std::set<std::string_view> replaced;
    for (const Task& task : plan.tasks) replaced.insert(task.doc);
    for (const write::Stamp& stamp : plan.gone) replaced.insert(stamp.doc);
    return std::ranges::all_of(stamps, [&](const write::Stamp& stamp) { return replaced.contains(stamp.doc); });
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

}  // namespace

int exit_status(const Tally& tally) {
    if (tally.rejected == 0) return tally.incomplete == 0 ? 0 : 1;
    return tally.indexed + tally.unchanged + tally.removed > 0 ? 1 : 2;
}

Tally run(const Options& options, Journal& journal) {
    const Knowledge knowledge = Knowledge::load();
    const Work work{options, knowledge, setting(options.given), journal};
    write::IndexFolder folder(options.database);
    std::optional<write::IndexWriter> writer;
    std::vector<write::Stamp> stamps;
    if (!options.force || !write::must_start_over(folder)) {
        writer.emplace(folder);  // an index that is new is there from now on, empty, so that a killed build leaves one that opens
        stamps = writer->stamps();
    }

    Plan plan = make_plan(options, stamps, work.setting, journal);
    Tally tally = plan.tally;
    const auto had = static_cast<unsigned>(folder.shards().size());
    const unsigned shards = options.shards.value_or(std::max(1U, had));
    const bool something = options.records || !plan.tasks.empty();
    if (!writer || (something && replaces_all(options, plan, stamps))) {
        build(work, std::move(plan), folder, shards, tally);
        writer.emplace(folder);
    } else if (shards != had) {
        throw schema::Error(schema::ErrorCode::Usage, fmt::format("{} has {} shard(s), and {} were asked for", folder.what(), had, shards),
                            "build it anew: --force with the paths of all its reports, or a new folder");
    } else {
        update(work, std::move(plan), stamps, *writer, tally);
    }
    write_sidecars(folder, options.jobs, journal);
    if (options.verify) journal.verified(tally);
    journal.summary(tally, writer->reports(), writer->paragraphs());
    return tally;
}

}  // namespace travaux::indexer
