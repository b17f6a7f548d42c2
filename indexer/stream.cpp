#include "indexer/stream.hpp"

#include "indexer/in_order.hpp"
#include "indexer/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

namespace travaux::indexer {
namespace {

// 0 where it is not known: a pipe.
std::uintmax_t bytes_of(const std::optional<std::string>& records) {
    std::error_code unknown;
    const std::uintmax_t bytes = records ? std::filesystem::file_size(*records, unknown) : 0;
    return unknown ? 0 : bytes;
}

class Stream {
public:
    Stream(const Work& work, Tally& tally, const std::function<bool(Understood&&)>& take) : work_(work), tally_(tally), take_(take) {}

    void files(std::vector<Task>&& tasks) {
        for (const Task& task : tasks) progress_.all_bytes += task.bytes;
        progress_.all_bytes += bytes_of(work_.options.records);
        Line understanding = line();
        for (Task& task : tasks) understanding.push(std::move(task));
        understanding.finish();
    }

    void records(const std::function<bool(const write::Stamp&)>& unchanged) {
        Line understanding = line();
        tally_.rejected += read_records(*work_.options.records, work_.options.given, work_.journal, [&](write::Imported&& imported) {
            const std::uint64_t content = imported.content ^ work_.setting;
            const std::string doc = imported.report.facts.doc;
            if (!work_.options.force && unchanged({doc, "", content})) {
                ++tally_.unchanged;
                progress_.bytes += imported.bytes;
            } else {
                understanding.push({0, content, imported.bytes, {}, doc, std::move(imported.report)}, imported.bytes);
            }
        });
        understanding.finish();
    }

private:
    using Line = InOrder<Task, Understood>;

    Line line() {
        const Options& options = work_.options;
        return Line(
            options.jobs, window(options), [this](Task&& task) { return understand(std::move(task), work_.knowledge, work_.options, [this](std::string_view what) { work_.journal.busy(what); }); },
            [this](Understood&& result) { hand_over(std::move(result)); });
    }

    void hand_over(Understood&& result) {
        Journal& journal = work_.journal;
        progress_.bytes += result.bytes;
        ++progress_.reports;
        if (result.failure) return journal.unread(*result.failure, result.is_none, tally_);
        for (const std::string& warning : result.warnings) journal.warn(fmt::format("{}: {}", result.report.facts.path, warning));
        if (result.verdict) journal.verdict(result.report.facts.path, *result.verdict, tally_);
        const std::string doc = result.report.facts.doc;
        const std::size_t paragraphs = paragraphs_of(result.report);
        if (take_(std::move(result))) {
            ++tally_.indexed;
            journal.note(fmt::format("indexed {} ({} paragraphs)", doc, paragraphs));
        }
        journal.progress(progress_, doc);
    }

    const Work& work_;
    Tally& tally_;
    const std::function<bool(Understood&&)>& take_;
    Progress progress_;
};

}  // namespace

void stream_reports(const Work& work, Plan&& plan, Tally& tally, const std::function<bool(const write::Stamp&)>& unchanged,
                    const std::function<bool(Understood&&)>& take) {
    Stream stream(work, tally, take);
    stream.files(std::move(plan.tasks));
    if (work.options.records) stream.records(unchanged);
}

std::size_t paragraphs_of(const schema::Report& report) {
    return static_cast<std::size_t>(std::ranges::count_if(report.units, [](const schema::Unit& unit) { return is_retrievable(unit.kind); }));
}

write::Stamp stamp_of(const Understood& understood) { return {understood.report.facts.doc, understood.path, understood.content}; }

}  // namespace travaux::indexer
