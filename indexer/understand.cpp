#include "indexer/understand.hpp"

#include "indexer/read/segments.hpp"
#include "indexer/structure/structure.hpp"

#include <algorithm>
#include <utility>

namespace travaux::indexer {
namespace {

void understand_file(const Task& task, const Knowledge& knowledge, const Options& options, const foreign::Busy& busy, Understood& result) {
    read::Source source = foreign::read_file(task.file.given, busy);
    for (const auto& [field, values] : options.given) source.metadata[field] = values;
    source.metadata.erase("id");  // it has become the doc
    schema::Report& report = result.report;
    report.facts.doc = task.doc;
    report.facts.path = task.file.given.string();
    report.units = structure::understand(source.blocks, knowledge.words);
    if (options.verify) {
        const auto segments = read::segments_of_file(task.file.given);
        result.verdict = structure::verify(segments ? *segments : structure::segments_of(source.blocks), report.units);
    }
    result.warnings = std::move(source.warnings);
    if (std::ranges::none_of(report.units, [](const schema::Unit& unit) { return schema::is_retrievable(unit.kind); }))
        result.warnings.emplace_back("no paragraph was found: all that it holds are headings, contents and what repeats on every page");
    for (std::string& warning : knowledge.rules.derive(report, source.metadata)) result.warnings.push_back(std::move(warning));
}

}  // namespace

Window window(const Options& options) {
    constexpr std::size_t kReportsAJob = 4;
    constexpr std::uint64_t kPartOfMemory = 16;
    return {kReportsAJob * options.jobs, options.memory / kPartOfMemory};
}

Knowledge Knowledge::load() { return {facets::Rules::load(), structure::Words::load()}; }

Understood understand(Task&& task, const Knowledge& knowledge, const Options& options, const foreign::Busy& busy) {
    Understood result;
    result.place = task.place;
    result.content = task.content;
    result.bytes = task.bytes;
    if (task.imported) {
        result.report = std::move(*task.imported);
        knowledge.rules.annotate(result.report);
        return result;
    }
    result.path = task.file.absolute.string();
    try {
        understand_file(task, knowledge, options, busy, result);
    } catch (const foreign::NoWords& error) {
        result.failure = error;
        result.is_none = !task.file.named;
    } catch (const schema::Error& error) {
        result.failure = error;
    }
    return result;
}

}  // namespace travaux::indexer
