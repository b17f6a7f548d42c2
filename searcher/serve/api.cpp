// The JSON of the command line under /api/v1/; openapi.json describes it.
#include "searcher/serve/api.hpp"

#include "schema/error.hpp"
#include "searcher/render/render.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/serve/assets.hpp"
#include "searcher/serve/parameters.hpp"

#include <array>

namespace travaux::serve {
namespace {

using http::Response;
using schema::Error;

constexpr std::size_t kFacetValues = 10;  // of a facet, where the question names no number

Response openapi_answer(const Visit&, std::string_view) { return json_response(std::string(find_asset("/assets/openapi.json")->content)); }

struct Resource {
    std::string_view path;  // behind /api/v1/; ends in '/' where an address follows
    Response (*answer)(const Visit&, std::string_view rest);
    Parameters known;
    bool posted = false;    // a POST may ask for it too
};

constexpr std::array kResources{
    Resource{"search", search_answer, {"q limit offset sort group_by no_group facets full context explain fields", true, true}},
    Resource{"search.jsonl", search_lines_answer, {"q sort fields", true, true}},
    Resource{"search.csv", search_csv_answer, {"q sort fields", true, true}},
    Resource{"facets", facets_answer, {"q facets by", true, true}},
    Resource{"show/", show_answer, {"context why"}},
    Resource{"explain/", explain_answer, {"q", true, true}},
    Resource{"status", status_answer, {}},
    Resource{"fields", fields_answer, {}},
    Resource{"terms/", terms_answer, {}},
    Resource{"precedent", precedent_answer, {"text limit unit by facets", false, true}, true},
    Resource{"verify", verify_answer, {"text all", false, true}, true},
    Resource{"history", history_answer, {"q", false, true}},
    Resource{"similar", all_similar_answer, {}},
    Resource{"similar/", similar_answer, {"limit facets", false, true}},
    Resource{"cite/", cite_answer, {}},
    Resource{"commitments", commitments_answer, {"q status actor due_before", false, true}},
    Resource{"trace", all_traces_answer, {"q limit", false, true}},
    Resource{"trace/", trace_answer, {"limit back", false, true}},
    Resource{"openapi.json", openapi_answer, {}},
};

// Without what makes a path of it: "trace/" -> "trace".
std::string_view name_of(const Resource& resource) { return resource.path.substr(0, resource.path.find('/')); }

}  // namespace

Response json_response(std::string body, int status) { return {status, "application/json; charset=utf-8", std::move(body), {}, {}}; }

const search::Passage& only(const search::Found& found) {
    if (found.passage.empty()) throw Absent("there is no such unit, or more than one");
    return found.passage.front();
}

std::vector<search::FacetRequest> facets_of(const http::Parameters& given, std::string_view otherwise) {
    return search::read_facets(given.has("facets") ? given.first("facets") : otherwise, kFacetValues);
}

Response api(const Visit& visit) {
    for (const Resource& resource : kResources) {
        const bool fits = resource.path.ends_with('/') ? visit.rest.starts_with(resource.path) : visit.rest == resource.path;
        if (!fits) continue;
        if (visit.request.method == "POST" && !resource.posted) return json_response(render::error_json("this is asked for with GET", {}), 405);
        try {
            check(visit.request.query, name_of(resource), resource.known);
            return resource.answer(visit, visit.rest.substr(resource.path.size()));
        } catch (const Error& error) {
            const std::optional<int> status = status_of(error);
            if (!status) throw;
            return json_response(render::error_json(error.what(), error.hint()), *status);
        }
    }
    return json_response(render::error_json("there is nothing here", "/api/v1/openapi.json lists what there is"), 404);
}

}  // namespace travaux::serve
