// The verbs for who follows up promises: commitments.
#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

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

}  // namespace

int commitments_verb(const Options& options) {
    const follow::Selection selection = selection_of(options);
    search::Searcher searcher = open_index(options);
    const std::vector<follow::Group> groups = follow::commitments(selection, searcher);
    if (!options.quiet) switch (options.format.value_or(Format::Text)) {
            case Format::Json: print(render::json(groups)); break;
            case Format::Tsv: print(render::tsv(groups)); break;
            case Format::Calendar: print(render::calendar(groups)); break;
            default: print(render::text(groups, style_for(options.colour)));
        }
    if (groups.empty() && !options.format && !options.quiet) complain("travaux: nothing found");
    return groups.empty() && !options.exit_zero ? 1 : 0;
}

}  // namespace travaux::searcher
