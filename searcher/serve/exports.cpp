// Lists to take along: every match of the search that the URL says, made while it is sent.
#include "searcher/cite/reference.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/render/render.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/pages/feed.hpp"
#include "searcher/serve/routes.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace travaux::serve {
namespace {

constexpr std::size_t kPiece = 200;       // hits that are rendered at once
constexpr std::size_t kMostHits = 20'000; // a list longer than this is asked for in parts: by year, by report
constexpr std::size_t kFeedEntries = 50;

search::Request list_of(const pages::Ask& ask) {
    search::Request request = pages::request_of(ask);
    request.facets.clear();
    request.group_near_copies = false;
    request.explain = false;
    request.offset = 0;
    request.limit = kPiece;
    return request;
}

// Each piece is a search of its own: no searcher is held while a slow client reads.
http::Response streamed(const Visit& visit, std::string_view type, std::string_view file, const std::function<std::string(const search::Results&)>& render) {
    http::Response response;
    response.type = type;
    response.headers = {{"Content-Disposition", "attachment; filename=\"" + std::string(file) + "\""}};
    search::Request request = list_of(pages::read_ask(visit.request.query));
    response.pieces = [&searchers = visit.searchers, request, render, done = false]() mutable -> std::string {
        if (done) return {};
        const search::Results results = searchers.lend()->search(request);
        request.offset += results.hits.size();
        done = results.hits.size() < kPiece || request.offset >= kMostHits;
        return render(results);
    };
    return response;
}

}  // namespace

http::Response csv_export(const Visit& visit) {
    static const std::vector<std::string> kColumns{"id", "doc", "title", "symbol", "year", "chair", "author", "section", "label", "kind",
                                                   "objective", "agency", "commitment", "actor", "due", "text"};
    return streamed(visit, "text/csv; charset=utf-8; header=present", "travaux.csv", [first = true](const search::Results& results) mutable {
        std::string rows = render::csv(results, kColumns);
        if (!std::exchange(first, false)) rows.erase(0, rows.find('\n') + 1);  // one header line is enough
        return rows;
    });
}

http::Response json_lines_export(const Visit& visit) {
    return streamed(visit, "application/jsonl; charset=utf-8", "travaux.jsonl", [](const search::Results& results) { return render::json_lines(results); });
}

http::Response bibtex_export(const Visit& visit) {
    auto names = std::make_shared<cite::Names>();
    Searchers& searchers = visit.searchers;
    return streamed(visit, "application/x-bibtex; charset=utf-8", "travaux.bib", [names, &searchers](const search::Results& results) {
        std::vector<cite::Reference> references;
        Searchers::Lent searcher = searchers.lend();
        for (const search::Hit& hit : results.hits) references.push_back(cite::reference(only_passage(*searcher, hit.id), *names));
        return render::bibtex(references);
    });
}

http::Response commitments_table(const Visit& visit) {
    const auto groups = follow::commitments(pages::selection_of(pages::read_commitments_ask(visit.request.query)), *visit.searchers.lend());
    return {200, "text/tab-separated-values; charset=utf-8", render::tsv(groups), {{"Content-Disposition", "attachment; filename=\"commitments.tsv\""}}, {}};
}

http::Response commitments_calendar(const Visit& visit) {
    const auto groups = follow::commitments(pages::selection_of(pages::read_commitments_ask(visit.request.query)), *visit.searchers.lend());
    return {200, "text/calendar; charset=utf-8", render::calendar(groups), {{"Content-Disposition", "attachment; filename=\"commitments.ics\""}}, {}};
}

http::Response atom_feed(const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    search::Request request = list_of(ask);
    request.sort = search::Sort::YearDown;
    request.limit = kFeedEntries;
    return {200, "application/atom+xml; charset=utf-8", pages::feed(ask, visit.searchers.lend()->search(request)), {}, {}};
}

}  // namespace travaux::serve
