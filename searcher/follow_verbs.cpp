// The verbs for who follows up promises: commitments, trace.
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "searcher/console.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;

follow::Selection selection_of(const Options& options) {
    follow::Selection selection;
    selection.request = request_of(options);
    selection.actors = options.actors;
    selection.statuses = options.statuses;
    selection.due_before = options.due_before;
    if (!selection.due_before.empty() && !follow::is_date(selection.due_before))
        throw Error(ErrorCode::Usage, fmt::format("--due-before {}: this is no date", selection.due_before), "for example 2013-04-01, 2013-04 or 2013");
    return selection;
}

// The file named, else the one beside an index that is a directory of its own, if there is one.
std::vector<follow::HumanVerdict> verdicts_of(const Options& options) {
    if (!options.verdicts.empty()) return follow::read_verdicts(options.verdicts);
    std::vector<follow::HumanVerdict> all;
    const std::vector<std::string> locations = options.locations.empty() ? std::vector<std::string>{schema::default_database().string()} : options.locations;
    for (const std::filesystem::path& file : follow::verdicts_beside(locations))
        for (follow::HumanVerdict& one : follow::read_verdicts(file)) all.push_back(std::move(one));
    return all;
}

// With --all, one word that is a report's identifier is that report; anything else is a query.
follow::Selection traced(const Options& options, search::Searcher& searcher) {
    Options query = options;
    if (options.words.size() == 1) {
        const search::Found found = searcher.show(options.words.front(), 0);
        if (!found.passage.empty() && found.passage.front().report->doc == options.words.front()) {
            query.request.filters.push_back({"doc", {options.words.front()}});
            query.words.clear();
        }
    }
    return selection_of(query);
}

// What the search says of a name that nothing bears.
std::vector<std::string> notes_on(const follow::Selection& selection, search::Searcher& searcher) {
    search::Request request;
    request.text = "*";
    request.filters = selection.request.filters;
    if (!selection.actors.empty()) request.filters.push_back({"actor", selection.actors});
    request.limit = 1;
    request.snippets = false;
    return searcher.search(request).notes;
}

}  // namespace

int commitments_verb(const Options& options) {
    const follow::Selection selection = selection_of(options);
    search::Searcher searcher = open_index(options);
    std::vector<follow::Group> groups = follow::commitments(selection, searcher);
    if (groups.empty() && !options.quiet)
        for (const std::string& note : notes_on(selection, searcher)) complain("travaux: " + note);
    const std::size_t shown = std::min(groups.size(), options.limit.value_or(groups.size()));
    const std::size_t more = groups.size() - shown;
    groups.resize(shown);
    if (options.format == Format::Calendar && std::ranges::none_of(groups, [](const follow::Group& group) { return follow::is_date(group.first.due); })) {
        if (!options.quiet) complain("travaux: no commitment that has a date; a calendar holds one at least");
        return options.exit_zero ? 0 : 1;
    }
    if (!options.quiet) switch (options.format.value_or(Format::Text)) {
            case Format::Json: print(render::json(groups)); break;
            case Format::Tsv: print(render::tsv(groups)); break;
            case Format::Calendar: print(render::calendar(groups)); break;
            default: print(render::text(groups, style_for(options.colour)));
        }
    if (more > 0 && !options.format && !options.quiet) complain(fmt::format("travaux: {} more; -n {} lists them all", more, shown + more));
    if (groups.empty() && more == 0 && !options.format && !options.quiet) complain("travaux: nothing found");
    return groups.empty() && more == 0 && !options.exit_zero ? 1 : 0;
}

int trace_verb(const Options& options) {
    if (options.all && options.back) throw Error(ErrorCode::Usage, "--all and --back do not go together");
    if (!options.all && options.words.size() != 1)
        throw Error(ErrorCode::Usage, "trace takes one address", "for example travaux trace 'c-101-crp-12#6', or travaux trace --all c-101-crp-12");
    search::Searcher searcher = open_index(options);
    follow::Tracer tracer(searcher, verdicts_of(options));
    const Format format = options.format.value_or(Format::Text);
    const render::Style style = style_for(options.colour);
    std::vector<follow::Trace> traces;  // of a JSON document, which is whole or none
    bool any = false;
    bool first = true;
    if (format == Format::Tsv && !options.quiet) print(render::trace_columns());
    const auto show = [&](follow::Trace&& trace) {
        any = any || !trace.findings.empty();
        if (options.quiet) return;
        if (format == Format::Json) {
            traces.push_back(std::move(trace));
        } else {
            print(format == Format::Tsv ? render::trace_rows(trace) : (first ? "" : "\n") + render::text(trace, style));
            finish_output();
        }
        first = false;
    };
    if (options.all) {
        tracer.all(traced(options, searcher), options.limit.value_or(1), show);
    } else {
        const search::Found found = searcher.show(options.words.front(), 0);
        if (found.passage.empty()) return ambiguous(options.words.front(), found.candidates);
        const search::Passage& passage = found.passage.front();
        Options only = options;  // the address is no query
        only.words.clear();
        const std::vector<search::Filter> filters = request_of(only).filters;
        const std::size_t limit = options.limit.value_or(3);
        show(options.back ? tracer.back(passage, limit, filters) : tracer.forth(passage, limit, filters));
    }
    if (format == Format::Json && !options.quiet) print(render::json(traces));
    return any || options.exit_zero ? 0 : 1;
}

}  // namespace travaux::searcher
