#include "indexer/understand.hpp"

#include "indexer/structure/structure.hpp"

#include <utility>

namespace travaux::indexer {
namespace {

schema::Report understand_file(const Task& task, const facets::Rules& rules, const read::Metadata& given,
                               std::vector<std::string>& warnings) {
    read::Source source = read::read_file(task.file.given);
    for (const auto& [field, values] : given) source.metadata[field] = values;
    source.metadata.erase("id");  // it has become the doc
    schema::Report report;
    report.facts.doc = task.doc;
    report.facts.path = task.file.given.string();
    report.units = structure::understand(source.blocks);
    warnings = std::move(source.warnings);
    for (std::string& warning : rules.derive(report, source.metadata)) warnings.push_back(std::move(warning));
    return report;
}

}  // namespace

Understood understand(Task&& task, const facets::Rules& rules, const read::Metadata& given) {
    Understood result;
    result.place = task.place;
    result.content = task.content;
    if (task.imported) {
        result.report = std::move(*task.imported);
        rules.annotate(result.report);
        return result;
    }
    result.path = task.file.absolute.string();
    try {
        result.report = understand_file(task, rules, given, result.warnings);
    } catch (const schema::Error& error) {
        result.failure = error;
    }
    return result;
}

}  // namespace travaux::indexer
