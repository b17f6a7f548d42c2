// The verbs for who writes a text: precedent, verify, history, similar.
#include "schema/error.hpp"
#include "searcher/console.hpp"
#include "searcher/draft_input.hpp"
#include "searcher/render/precedents.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace travaux::searcher {

namespace {

// The words of these verbs are the draft, no query.
std::vector<search::Filter> filters_of(const Options& options) {
    Options only = options;
    only.words.clear();
    return request_of(only).filters;
}

template <class Value>
void show(const Value& value, const Options& options) {
    if (options.quiet) return;
    const Format format = options.format.value_or(Format::Text);
    if (format == Format::Json) print(render::json(value));
    else if (format == Format::Tsv) print(render::tsv(value));
    else print(render::text(value, style_for(options.colour)));
}

}  // namespace

int precedent_verb(const Options& options) {
    precedent::Options wanted;
    wanted.filters = filters_of(options);
    wanted.limit = options.limit.value_or(wanted.limit);
    wanted.by_authority = options.by_authority;
    wanted.facets = search::read_facets(options.facets.value_or(options.format == Format::Json ? "year,author,doctype" : "none"), 10);
    search::Searcher searcher = open_index(options);
    const Draft draft = read_draft(options.words, searcher);
    if (!draft.candidates.empty()) return ambiguous(options.words.front(), draft.candidates);
    wanted.without = draft.id;
    wanted.unit = options.unit.value_or(draft.passage ? precedent::Unit::Paragraph : precedent::Unit::Sentence);

    precedent::Comparer comparer(searcher);
    const precedent::Precedents found = comparer.precedents(draft.paragraphs, wanted);
    show(found, options);
    const bool any = std::ranges::any_of(found.pieces, [](const precedent::Piece& piece) { return !piece.matches.empty(); });
    if (!any && !options.format && !options.quiet) complain("travaux: nothing found");
    return any || options.exit_zero ? 0 : 1;
}

int verify_verb(const Options& options) {
    search::Searcher searcher = open_index(options);
    const Draft draft = read_draft(options.words, searcher);
    if (!draft.candidates.empty()) return ambiguous(options.words.front(), draft.candidates);
    std::vector<draft::Quotation> quotations = draft::quotations(draft.paragraphs, draft::Places());
    if (options.all || quotations.empty()) {
        if (!options.all && !options.quiet) complain("travaux: the draft quotes nothing: every sentence is looked up");
        quotations = precedent::all_sentences(draft.paragraphs);
    }
    precedent::Comparer comparer(searcher);
    const std::vector<precedent::Checked> checked = precedent::verify(quotations, comparer, filters_of(options));
    show(checked, options);
    const bool good = std::ranges::all_of(checked, &precedent::Checked::good);
    return good && !checked.empty() ? 0 : 1;
}

int history_verb(const Options& options) {
    if (options.words.empty())
        throw schema::Error(schema::ErrorCode::Usage, "history takes a phrase", "for example travaux history 'safe, orderly and regular migration'");
    search::Searcher searcher = open_index(options);
    precedent::Comparer comparer(searcher);
    const precedent::History found = precedent::history(fmt::format("{}", fmt::join(options.words, " ")), filters_of(options), comparer);
    show(found, options);
    if (found.variants.empty() && !options.format) complain("travaux: nothing found");
    return found.variants.empty() && !options.exit_zero ? 1 : 0;
}

int similar_verb(const Options& options) {
    if (options.all != options.words.empty() || options.words.size() > 1)
        throw schema::Error(schema::ErrorCode::Usage, "similar takes one address, or --all", "for example travaux similar 'c-101-crp-12#4(a)'");
    search::Searcher searcher = open_index(options);
    if (options.all) {
        if (!options.request.filters.empty()) throw schema::Error(schema::ErrorCode::Usage, "--all takes no filters: it reads every passage");
        const std::vector<precedent::Copies> groups = precedent::near_copies(searcher);
        show(groups, options);
        if (groups.empty() && !options.format) complain("travaux: nothing found");
        return groups.empty() && !options.exit_zero ? 1 : 0;
    }
    Options one = options;
    one.limit = options.limit.value_or(10);
    one.unit = precedent::Unit::Paragraph;
    return precedent_verb(one);
}

}  // namespace travaux::searcher
