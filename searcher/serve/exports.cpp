#include "searcher/serve/exports.hpp"

#include "searcher/render/citations.hpp"
#include "searcher/render/render.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/feed.hpp"
#include "searcher/serve/routes.hpp"

#include <functional>

namespace travaux::serve {
namespace {

constexpr std::size_t kPiece = 200;       // hits that are rendered at once
constexpr std::size_t kMostHits = 20'000; // a list longer than this is asked for in parts: by year, by report
constexpr std::size_t kFeedEntries = 500;  // of many more, those of the newest reports

std::string disposition(std::string_view file) { return "attachment; filename=\"" + std::string(file) + "\""; }

search::Request list_of(search::Request request) {
    request.facets.clear();
    request.group_near_copies = false;
    request.explain = false;
    request.offset = 0;
    request.limit = kPiece;
    return request;
}

search::Request asked(const Visit& visit) { return pages::request_of(pages::read_ask(visit.request.query)); }

// Each piece is a search of its own: no searcher is held while a slow client reads.
http::Response streamed(Searchers& searchers, const search::Request& wanted, std::string_view type, std::string_view file,
                        const std::function<std::string(const search::Results&)>& render) {
    http::Response response;
    response.type = type;
    response.headers = {{"Content-Disposition", disposition(file)}};
    response.pieces = [&searchers, request = list_of(wanted), render, done = false]() mutable -> std::string {
        if (done) return {};
        const search::Results results = searchers.lend()->search(request);
        request.offset += results.hits.size();
        done = results.hits.size() < kPiece || request.offset >= kMostHits;
        return render(results);
    };
    return response;
}

}  // namespace

http::Response attached(std::string_view type, const std::string& file, std::string body) {
    return {200, std::string(type), std::move(body), {{"Content-Disposition", disposition(file)}}, {}};
}

http::Response hits_as_csv(Searchers& searchers, search::Request request, std::vector<std::string> columns) {
    if (columns.empty())
        columns = {"id", "doc", "title", "symbol", "year", "chair", "author", "section", "label", "kind", "objective", "agency", "commitment", "actor", "due", "text"};
    return streamed(searchers, request, "text/csv; charset=utf-8; header=present", "travaux.csv", [columns = std::move(columns), first = true](const search::Results& results) mutable {
        std::string rows = render::csv(results, columns);
        if (!std::exchange(first, false)) rows.erase(0, rows.find('\n') + 1);  // one header line is enough
        return rows;
    });
}

http::Response hits_as_json_lines(Searchers& searchers, search::Request request, std::vector<std::string> columns) {
    return streamed(searchers, request, "application/jsonl; charset=utf-8", "travaux.jsonl",
                    [columns = std::move(columns)](const search::Results& results) { return render::json_lines(results, columns); });
}

http::Response csv_export(const Visit& visit) { return hits_as_csv(visit.searchers, asked(visit), {}); }

http::Response json_lines_export(const Visit& visit) { return hits_as_json_lines(visit.searchers, asked(visit), {}); }

http::Response bibtex_export(const Visit& visit) {
    Searchers& searchers = visit.searchers;
    return streamed(searchers, asked(visit), "application/x-bibtex; charset=utf-8", "travaux.bib", [&names = visit.names, &searchers](const search::Results& results) {
        std::vector<cite::Reference> references;
        Searchers::Lent searcher = searchers.lend();
        for (const search::Hit& hit : results.hits) references.push_back(cite::reference(only_passage(*searcher, hit.id), names));
        return render::bibtex(references);
    });
}

http::Response atom_feed(const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    search::Request request = list_of(asked(visit));
    request.sort = search::Sort::YearDown;
    request.limit = kFeedEntries;
    return {200, "application/atom+xml; charset=utf-8", pages::feed(ask, visit.searchers.lend()->search(request)), {}, {}};
}

}  // namespace travaux::serve
