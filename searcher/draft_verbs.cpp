// The verbs for who writes a text: precedent.
#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/draft_input.hpp"
#include "searcher/render/precedents.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::searcher {

int precedent_verb(const Options& options) {
    precedent::Options wanted;
    Options filters = options;
    filters.words.clear();  // they are the draft, no query
    wanted.filters = request_of(filters).filters;
    wanted.limit = options.limit.value_or(wanted.limit);
    wanted.by_authority = options.by_authority;
    wanted.facets = read_facets(options.facets.value_or(options.format == Format::Json ? "year,author,doctype" : "none"), 10);
    search::Searcher searcher = open_index(options);
    const Draft draft = read_draft(options.words, searcher);
    if (!draft.candidates.empty()) return ambiguous(options.words.front(), draft.candidates);
    wanted.without = draft.id;
    wanted.unit = options.unit.value_or(draft.passage ? precedent::Unit::Paragraph : precedent::Unit::Sentence);

    precedent::Comparer comparer(searcher);
    const precedent::Precedents found = comparer.precedents(draft.paragraphs, wanted);
    const Format format = options.format.value_or(Format::Text);
    if (!options.quiet) {
        if (format == Format::Json) print(render::json(found));
        else if (format == Format::Tsv) print(render::tsv(found));
        else print(render::text(found, style_for(options.colour)));
    }
    const bool any = std::ranges::any_of(found.pieces, [](const precedent::Piece& piece) { return !piece.matches.empty(); });
    if (!any && format == Format::Text) complain("travaux: nothing found");
    return any || options.exit_zero ? 0 : 1;
}

}  // namespace travaux::searcher
