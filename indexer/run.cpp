#include "indexer/run.hpp"

#include "indexer/fingerprint.hpp"
#include "indexer/in_order.hpp"
#include "indexer/plan.hpp"
#include "indexer/records.hpp"
#include "indexer/understand.hpp"
#include "indexer/write/index_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace travaux::indexer {
namespace {

constexpr std::size_t kBatch = 1000;  // paragraphs a commit: larger ones are slower to flush and lose more when killed

class Run {
public:
    Run(const Options& options, Journal& journal)
        : options_(options),
          journal_(journal),
          knowledge_(Knowledge::load()),
          setting_(setting(options.given)),
          writer_(options.database, options.force ? write::Opening::StartOver : write::Opening::Update),
          stamps_(writer_.stamps()) {
        for (const write::Stamp& stamp : stamps_) {
            owner_[stamp.doc] = stamp;
            if (!stamp.path.empty()) doc_of_[stamp.path] = stamp.doc;
        }
    }

    Tally all() {
        index_files();
        if (options_.records) import();
        writer_.commit();
        journal_.summary(tally_, writer_.reports(), writer_.paragraphs());
        return tally_;
    }

private:
    using Line = InOrder<Task, Understood>;

    Line line(std::size_t total) {
        return Line(
            options_.jobs, [this](Task&& task) { return understand(std::move(task), knowledge_, options_); },
            [this, total](Understood&& result) { put(std::move(result), total); });
    }

    void index_files() {
        Plan plan = make_plan(options_, stamps_, setting_, journal_);
        tally_ = plan.tally;
        for (const write::Stamp& stamp : plan.gone) remove(stamp);
        Line work = line(plan.tasks.size());
        for (Task& task : plan.tasks) work.push(std::move(task));
        work.finish();
    }

    void import() {
        Line work = line(0);
        tally_.rejected += read_records(*options_.records, options_.given, journal_, [&](write::Imported&& imported) {
            const std::uint64_t content = imported.content ^ setting_;
            const std::string doc = imported.report.facts.doc;
            const auto known = owner_.find(doc);
            const bool same = known != owner_.end() && known->second == write::Stamp{doc, "", content};
            if (same && !options_.force) ++tally_.unchanged;
            else work.push({0, content, {}, doc, std::move(imported.report)});
        });
        work.finish();
    }

    void put(Understood&& result, std::size_t total) {
        const std::string& doc = result.report.facts.doc;
        if (result.failure) {
            ++tally_.rejected;
            return journal_.reject(*result.failure);
        }
        for (const std::string& warning : result.warnings)
            journal_.warn(fmt::format("{}: {}", result.report.facts.path, warning));
        if (result.astray) {
            ++tally_.incomplete;
            journal_.astray(result.report.facts.path, *result.astray);
        }
        leave_old_name(result.path, doc);
        writer_.put(result.report, result.path, result.content);
        owner_[doc] = {doc, result.path, result.content};
        ++tally_.indexed;
        const std::size_t paragraphs = static_cast<std::size_t>(
            std::ranges::count_if(result.report.units, [](const schema::Unit& unit) { return is_retrievable(unit.kind); }));
        journal_.note(fmt::format("indexed {} ({} paragraphs)", doc, paragraphs));
        journal_.progress(++done_, total, doc);
        pending_ += paragraphs;
        if (pending_ < kBatch) return;
        writer_.commit();
        pending_ = 0;
    }

    // A file that is called otherwise now, unless another file has taken its old name meanwhile.
    void leave_old_name(const std::string& path, const std::string& doc) {
        const auto old = doc_of_.find(path);
        if (old == doc_of_.end() || old->second == doc) return;
        const auto owner = owner_.find(old->second);
        if (owner == owner_.end() || owner->second.path != path) return;
        writer_.remove(old->second);
        owner_.erase(owner);
    }

    void remove(const write::Stamp& stamp) {
        writer_.remove(stamp.doc);
        owner_.erase(stamp.doc);
        ++tally_.removed;
        journal_.note(fmt::format("removed {}: {} is gone", stamp.doc, stamp.path));
    }

    const Options& options_;
    Journal& journal_;
    Knowledge knowledge_;
    std::uint64_t setting_;
    write::IndexWriter writer_;
    std::vector<write::Stamp> stamps_;           // as the run found them
    std::map<std::string, write::Stamp> owner_;  // by doc, as the run goes
    std::map<std::string, std::string> doc_of_;  // by path, as the run found them
    Tally tally_;
    std::size_t done_ = 0;
    std::size_t pending_ = 0;  // paragraphs since the last commit
};

}  // namespace

int exit_status(const Tally& tally) {
    if (tally.rejected == 0) return tally.incomplete == 0 ? 0 : 1;
    return tally.indexed + tally.unchanged + tally.removed > 0 ? 1 : 2;
}

Tally run(const Options& options, Journal& journal) { return Run(options, journal).all(); }

}  // namespace travaux::indexer
