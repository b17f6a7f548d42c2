// What the API answers about texts: precedents, quotations, phrases, citations, promises.
#include "schema/error.hpp"
#include "searcher/draft/draft.hpp"
#include "searcher/draft/quotations.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/render/precedents.hpp"
#include "searcher/serve/api.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/parameters.hpp"

#include <algorithm>

namespace travaux::serve {

using http::Response;
using schema::Error;
using schema::ErrorCode;

namespace {

constexpr std::size_t kMostPassages = 50;  // of a sentence, a passage, a promise
constexpr std::string_view kCounted = "year,author,doctype";

// The text comes as the form field `text` of a POST, as its body of whatever type, or in the URL.
std::vector<draft::Paragraph> text_of(const http::Request& request) {
    std::string_view text = request.form.has("text") ? request.form.first("text") : request.body;
    if (text.empty()) text = request.query.first("text");
    if (text.empty()) throw Error(ErrorCode::Usage, "there is no text", "send it as the body of a POST request");
    return draft::paragraphs(text);
}

precedent::Options options_of(const http::Parameters& given, std::size_t limit) {
    precedent::Options options;
    options.filters = filters_of(given);
    options.limit = number(given, "limit", limit, kMostPassages);
    options.facets = facets_of(given, kCounted);
    return options;
}

}  // namespace

Response precedent_answer(const Visit& visit, std::string_view) {
    const http::Parameters& given = visit.request.query;
    precedent::Options options = options_of(given, precedent::Options().limit);
    options.by_authority = choice(given, "by", {"match", "authority"}) == 1;
    options.unit = choice(given, "unit", {"sentence", "paragraph"}) == 1 ? precedent::Unit::Paragraph : precedent::Unit::Sentence;
    const std::vector<draft::Paragraph> paragraphs = text_of(visit.request);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    return json_response(render::json(comparer.precedents(paragraphs, options)));
}

Response verify_answer(const Visit& visit, std::string_view) {
    const http::Parameters& given = visit.request.query;
    const std::vector<search::Filter> filters = filters_of(given);
    const std::vector<draft::Paragraph> paragraphs = text_of(visit.request);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    std::vector<draft::Quotation> quotations = draft::quotations(paragraphs, draft::Places());
    if (quotations.empty() || is_on(given, "all")) quotations = precedent::all_sentences(paragraphs);
    return json_response(render::json(precedent::verify(quotations, comparer, filters)));
}

Response history_answer(const Visit& visit, std::string_view) {
    const std::string phrase(visit.request.query.first("q"));
    if (phrase.empty()) throw Error(ErrorCode::Usage, "there is no phrase", "for example history?q=safe%2C%20orderly%20and%20regular%20migration");
    const std::vector<search::Filter> filters = filters_of(visit.request.query);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    return json_response(render::json(precedent::history(phrase, filters, comparer)));
}

Response similar_answer(const Visit& visit, std::string_view address) {
    precedent::Options options = options_of(visit.request.query, 10);
    Searchers::Lent searcher = visit.searchers.lend();
    return json_response(render::json(precedents_of(only_passage(*searcher, address), options, *searcher)));
}

Response all_similar_answer(const Visit& visit, std::string_view) { return json_response(render::json(precedent::near_copies(*visit.searchers.lend()))); }

Response commitments_answer(const Visit& visit, std::string_view) {
    const http::Parameters& given = visit.request.query;
    follow::Selection selection = pages::selection_of(pages::read_commitments_ask(given));
    for (const std::string& status : given.all("status"))
        if (!schema::commitment_from(status) || status == schema::kCommitmentNames.front())
            throw Error(ErrorCode::Usage, "status: \"" + status + "\" is none of its values", "they are planned, ongoing, delivered, not_realised and requested");
    selection.request = request_of(given);
    std::erase_if(selection.request.filters, [](const search::Filter& filter) { return filter.field == "actor"; });  // Selection::actors says it
    return json_response(render::json(follow::commitments(selection, *visit.searchers.lend())));
}

Response cite_answer(const Visit& visit, std::string_view address) {
    const std::vector<cite::Reference> one{cite::reference(only_passage(*visit.searchers.lend(), address), visit.names)};
    return json_response(render::json(one));
}

Response trace_answer(const Visit& visit, std::string_view address) {
    const http::Parameters& given = visit.request.query;
    const std::size_t limit = number(given, "limit", 3, kMostPassages);
    const std::vector<search::Filter> filters = filters_of(given);
    const bool back = is_on(given, "back");
    Searchers::Lent searcher = visit.searchers.lend();
    const search::Passage passage = only_passage(*searcher, address);
    follow::Tracer tracer(*searcher, visit.searchers.verdicts());
    return json_response(render::json(std::vector<follow::Trace>{back ? tracer.back(passage, limit, filters) : tracer.forth(passage, limit, filters)}));
}

Response all_traces_answer(const Visit& visit, std::string_view) {
    follow::Selection selection;
    selection.request = request_of(visit.request.query);
    const std::size_t limit = number(visit.request.query, "limit", 1, kMostPassages);
    Searchers::Lent searcher = visit.searchers.lend();
    follow::Tracer tracer(*searcher, visit.searchers.verdicts());
    std::vector<follow::Trace> traces;
    tracer.all(selection, limit, [&](follow::Trace&& trace) { traces.push_back(std::move(trace)); });
    return json_response(render::json(traces));
}

}  // namespace travaux::serve
