// What the API answers about the index: searches, single units, figures.
#include "schema/table.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/render/render.hpp"
#include "searcher/search/crossed.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/serve/api.hpp"
#include "searcher/serve/exports.hpp"
#include "searcher/serve/parameters.hpp"

namespace travaux::serve {

using http::Response;

Response search_answer(const Visit& visit, std::string_view) {
    const http::Parameters& given = visit.request.query;
    search::Request request = request_of(given);
    request.facets = facets_of(given, search::kUsualFacets);
    search::Results results = visit.searchers.lend()->search(request);
    results.offset = request.offset;
    return json_response(render::json(results, columns_of(given)));
}

Response search_lines_answer(const Visit& visit, std::string_view) {
    return hits_as_json_lines(visit.searchers, request_of(visit.request.query), columns_of(visit.request.query));
}

Response search_csv_answer(const Visit& visit, std::string_view) {
    return hits_as_csv(visit.searchers, request_of(visit.request.query), columns_of(visit.request.query));
}

Response facets_answer(const Visit& visit, std::string_view) {
    search::Request request = request_of(visit.request.query);
    if (visit.request.query.has("by")) {
        const std::vector<std::string> by = schema::split_cell(visit.request.query.first("by"), ',');
        return json_response(render::json(search::crossed(request, by, *visit.searchers.lend())));
    }
    request.facets = facets_of(visit.request.query, "all");
    request.limit = 0;
    request.snippets = false;
    return json_response(render::json(visit.searchers.lend()->search(request)));
}

Response show_answer(const Visit& visit, std::string_view address) {
    const search::Found found = visit.searchers.lend()->show(address, number(visit.request.query, "context", 0, 100));
    return json_response(render::json(only(found), is_on(visit.request.query, "why")));
}

Response explain_answer(const Visit& visit, std::string_view address) {
    const search::Verdict verdict = visit.searchers.lend()->explain(address, request_of(visit.request.query));
    if (verdict.id.empty()) throw Absent("there is no such unit, or more than one");
    return json_response(render::json(verdict));
}

Response status_answer(const Visit& visit, std::string_view) { return json_response(render::json(visit.searchers.lend()->status())); }

Response fields_answer(const Visit&, std::string_view) { return json_response(render::fields_json()); }

Response terms_answer(const Visit& visit, std::string_view field) {
    return json_response(render::json(visit.searchers.lend()->terms(query::named_field(field))));
}

}  // namespace travaux::serve
