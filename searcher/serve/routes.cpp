#include "searcher/serve/routes.hpp"

#include "schema/error.hpp"
#include "searcher/serve/pages/report_page.hpp"
#include "searcher/serve/pages/search_page.hpp"

namespace travaux::serve {
namespace {

http::Response html(std::string page, int status = 200) { return {status, "text/html; charset=utf-8", std::move(page), {}, {}}; }

}  // namespace

http::Response search_route(search::Searcher& searcher, const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    try {
        search::Request request = pages::request_of(ask);
        if (!ask.empty()) return html(pages::search_page(ask, searcher.search(request)));
        request.limit = 0;
        return html(pages::start_page(searcher.status(), searcher.search(request)));
    } catch (const schema::Error& error) {
        if (error.code() != schema::ErrorCode::Query && error.code() != schema::ErrorCode::Usage) throw;
        return html(pages::search_problem(ask, error.what(), error.hint()), 400);
    }
}

http::Response report_route(search::Searcher& searcher, const Visit& visit) {
    search::Request request;
    request.text = visit.request.query.first("q");
    const auto report = searcher.report(visit.rest, request);
    if (!report) throw schema::Error(schema::ErrorCode::NotFound, "The index holds no report of this name.", "");
    return html(pages::report_page(*report, request.text));
}

}  // namespace travaux::serve
