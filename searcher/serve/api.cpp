// The JSON of the command line under /api/v1/; openapi.json describes it.
#include "schema/error.hpp"
#include "searcher/draft/draft.hpp"
#include "searcher/draft/quotations.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/render/precedents.hpp"
#include "searcher/render/render.hpp"
#include "searcher/search/facet_list.hpp"
#include "searcher/serve/assets.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/routes.hpp"

#include <array>
#include <charconv>

namespace travaux::serve {
namespace {

using http::Response;
using schema::Error;
using schema::ErrorCode;

constexpr std::size_t kFacetValues = 10;  // of a facet, where the question names no number
constexpr std::size_t kMostHits = 1000;  // of one answer; more come by offset, or as JSON Lines

Response json(std::string body, int status = 200) { return {status, "application/json; charset=utf-8", std::move(body), {}, {}}; }

std::size_t number(const http::Request& request, std::string_view name, std::size_t otherwise, std::size_t most) {
    const std::string_view given = request.query.first(name);
    if (given.empty()) return otherwise;
    std::size_t value = 0;
    const auto [stopped, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error != std::errc{} || stopped != given.data() + given.size()) throw Error(ErrorCode::Usage, std::string(name) + " is a whole number");
    return std::min(value, most);
}

std::string_view facets_of(const http::Request& asked, std::string_view otherwise) { return asked.query.has("facets") ? asked.query.first("facets") : otherwise; }

search::Request request_of(const http::Request& asked) {
    search::Request request = pages::request_of(pages::read_ask(asked.query));
    request.facets = search::read_facets(facets_of(asked, search::kUsualFacets), kFacetValues);
    request.limit = number(asked, "limit", 10, kMostHits);
    request.offset = number(asked, "offset", 0, 1'000'000);
    request.full_text = asked.query.first("full") == "on";
    request.neighbours = number(asked, "context", 0, 20);
    return request;
}

Response search_answer(const Visit& visit, std::string_view) {
    search::Results results = visit.searchers.lend()->search(request_of(visit.request));
    results.offset = number(visit.request, "offset", 0, 1'000'000);
    return json(render::json(results));
}

Response facets_answer(const Visit& visit, std::string_view) {
    search::Request request = request_of(visit.request);
    request.facets = search::read_facets(facets_of(visit.request, "all"), kFacetValues);
    request.limit = 0;
    request.snippets = false;
    return json(render::json(visit.searchers.lend()->search(request)));
}

Response show_answer(const Visit& visit, std::string_view address) {
    const search::Found found = visit.searchers.lend()->show(address, number(visit.request, "context", 0, 100));
    if (found.passage.empty()) throw Error(ErrorCode::NotFound, "there is no such unit, or more than one");
    return json(render::json(found.passage.front(), visit.request.query.first("why") == "on"));
}

Response explain_answer(const Visit& visit, std::string_view address) {
    const search::Verdict verdict = visit.searchers.lend()->explain(address, request_of(visit.request));
    if (verdict.id.empty()) throw Error(ErrorCode::NotFound, "there is no such unit, or more than one");
    return json(render::json(verdict));
}

Response status_answer(const Visit& visit, std::string_view) { return json(render::json(visit.searchers.lend()->status())); }

// The text comes as the body of a POST, as its form field `text`, or in the URL.
std::vector<draft::Paragraph> draft_of(const http::Request& request) {
    std::string_view text = request.body;
    if (text.empty()) text = request.form.first("text");
    if (text.empty()) text = request.query.first("text");
    if (text.empty()) throw Error(ErrorCode::Usage, "there is no text", "send it as the body of a POST request");
    return draft::paragraphs(text);
}

Response precedent_answer(const Visit& visit, std::string_view) {
    const std::vector<draft::Paragraph> paragraphs = draft_of(visit.request);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    precedent::Options options;
    options.filters = pages::request_of(pages::read_ask(visit.request.query)).filters;
    options.limit = number(visit.request, "limit", options.limit, 50);
    options.by_authority = visit.request.query.first("by") == "authority";
    options.facets = search::read_facets(facets_of(visit.request, "year,author,doctype"), kFacetValues);
    return json(render::json(comparer.precedents(paragraphs, options)));
}

Response history_answer(const Visit& visit, std::string_view) {
    const std::string phrase(visit.request.query.first("q"));
    if (phrase.empty()) throw Error(ErrorCode::Usage, "there is no phrase", "for example history?q=safe%2C%20orderly%20and%20regular%20migration");
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    return json(render::json(precedent::history(phrase, pages::request_of(pages::read_ask(visit.request.query)).filters, comparer)));
}

Response similar_answer(const Visit& visit, std::string_view address) {
    Searchers::Lent searcher = visit.searchers.lend();
    const search::Passage passage = only_passage(*searcher, address);
    const schema::Unit& unit = passage.units.at(passage.chosen);
    precedent::Options options;
    options.unit = precedent::Unit::Paragraph;
    options.without = schema::unit_id(passage.report->doc, unit.address);
    options.filters = pages::request_of(pages::read_ask(visit.request.query)).filters;
    options.limit = number(visit.request, "limit", 10, 50);
    options.facets = search::read_facets(facets_of(visit.request, "year,author,doctype"), kFacetValues);
    precedent::Comparer comparer(*searcher);
    return json(render::json(comparer.precedents({{unit.text, 0, false}}, options)));
}

Response verify_answer(const Visit& visit, std::string_view) {
    const std::vector<draft::Paragraph> paragraphs = draft_of(visit.request);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    std::vector<draft::Quotation> quotations = draft::quotations(paragraphs, draft::Places());
    if (quotations.empty() || visit.request.query.first("all") == "on") quotations = precedent::all_sentences(paragraphs);
    return json(render::json(precedent::verify(quotations, comparer, pages::request_of(pages::read_ask(visit.request.query)).filters)));
}

Response commitments_answer(const Visit& visit, std::string_view) {
    return json(render::json(follow::commitments(pages::selection_of(pages::read_commitments_ask(visit.request.query)), *visit.searchers.lend())));
}

Response cite_answer(const Visit& visit, std::string_view address) {
    const std::vector<cite::Reference> one{cite::reference(only_passage(*visit.searchers.lend(), address), visit.names)};
    return json(render::json(one));
}

Response fields_answer(const Visit&, std::string_view) { return json(render::fields_json()); }

Response terms_answer(const Visit& visit, std::string_view field) { return json(render::json(visit.searchers.lend()->terms(query::named_field(field)))); }

Response trace_answer(const Visit& visit, std::string_view address) {
    const std::size_t limit = number(visit.request, "limit", 3, 50);
    Searchers::Lent searcher = visit.searchers.lend();
    const search::Passage passage = only_passage(*searcher, address);
    follow::Tracer tracer(*searcher, visit.searchers.verdicts());
    const bool back = visit.request.query.first("back") == "on";
    return json(render::json(std::vector<follow::Trace>{back ? tracer.back(passage, limit) : tracer.forth(passage, limit)}));
}

Response openapi_answer(const Visit&, std::string_view) { return json(std::string(find_asset("/assets/openapi.json")->content)); }

struct Resource {
    std::string_view path;  // behind /api/v1/; ends in '/' where an address follows
    bool posted;            // a POST may ask for it too
    Response (*answer)(const Visit&, std::string_view rest);
};

constexpr std::array kResources{
    Resource{"search", false, search_answer},          Resource{"search.jsonl", false, [](const Visit& visit, std::string_view) { return json_lines_export(visit); }},
    Resource{"search.csv", false, [](const Visit& visit, std::string_view) { return csv_export(visit); }},
    Resource{"facets", false, facets_answer},          Resource{"show/", false, show_answer},
    Resource{"explain/", false, explain_answer},       Resource{"status", false, status_answer},
    Resource{"precedent", true, precedent_answer},     Resource{"verify", true, verify_answer},
    Resource{"history", false, history_answer},        Resource{"similar/", false, similar_answer},
    Resource{"commitments", false, commitments_answer}, Resource{"cite/", false, cite_answer},
    Resource{"fields", false, fields_answer},          Resource{"terms/", false, terms_answer},
    Resource{"trace/", false, trace_answer},           Resource{"openapi.json", false, openapi_answer},
};

}  // namespace

http::Response api(const Visit& visit) {
    for (const Resource& resource : kResources) {
        const bool fits = resource.path.ends_with('/') ? visit.rest.starts_with(resource.path) : visit.rest == resource.path;
        if (!fits) continue;
        if (visit.request.method == "POST" && !resource.posted) return json(render::error_json("this is asked for with GET", {}), 405);
        try {
            return resource.answer(visit, visit.rest.substr(resource.path.size()));
        } catch (const Error& error) {
            if (error.code() == ErrorCode::NotFound) return json(render::error_json(error.what(), error.hint()), 404);
            if (error.code() == ErrorCode::Usage || error.code() == ErrorCode::Query) return json(render::error_json(error.what(), error.hint()), 400);
            throw;
        }
    }
    return json(render::error_json("there is nothing here", "/api/v1/openapi.json lists what there is"), 404);
}

}  // namespace travaux::serve
