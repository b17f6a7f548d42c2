#include "indexer/extract.hpp"

#include "indexer/in_order.hpp"
#include "indexer/plan.hpp"
#include "indexer/records.hpp"
#include "indexer/understand.hpp"
#include "schema/report_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace travaux::indexer {
namespace {

struct ClosedPipe {};  // the reader has seen enough

void write_out(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
    if (errno == EPIPE) throw ClosedPipe{};
    throw schema::Error(schema::ErrorCode::Io, fmt::format("standard output cannot be written: {}", std::strerror(errno)));
}

// Some at a time: a report may be long.
void write_units(const schema::Report& report) {
    constexpr std::size_t kAtOnce = 1 << 20;  // bytes
    std::string lines;
    for (const schema::Unit& unit : report.units) {
        lines += schema::extracted_unit(report.facts, unit).dump(-1, ' ', false, schema::Json::error_handler_t::replace) + "\n";
        if (lines.size() < kAtOnce) continue;
        write_out(lines);
        lines.clear();
    }
    write_out(lines);
}

}  // namespace

Tally extract(const Options& options, Journal& journal) {
    const Knowledge knowledge = Knowledge::load();
    Plan plan = make_plan(options, {}, 0, journal);
    Tally tally = plan.tally;
    InOrder<Task, Understood> work(
        options.jobs, window(options), [&](Task&& task) { return understand(std::move(task), knowledge, options, [&](std::string_view what) { journal.busy(what); }); },
        [&](Understood&& result) {
            if (result.failure) return journal.unread(*result.failure, result.is_none, tally);
            for (const std::string& warning : result.warnings)
                journal.warn(fmt::format("{}: {}", result.report.facts.path, warning));
            if (result.verdict) journal.verdict(result.report.facts.path, *result.verdict, tally);
            write_units(result.report);
            ++tally.indexed;
        });
    try {
        for (Task& task : plan.tasks) work.push(std::move(task));
        if (options.records)
            tally.rejected += read_records(*options.records, options.given, journal, [&](write::Imported&& imported) {
                work.push({0, 0, 0, {}, imported.report.facts.doc, std::move(imported.report)}, imported.bytes);
            });
        work.finish();
    } catch (const ClosedPipe&) {
        return tally;
    }
    if (options.verify) journal.verified(tally);
    return tally;
}

}  // namespace travaux::indexer
