// Lists to take along: every match of the search that the URL says, made while it is sent.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/cite/reference.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/render/render.hpp"
#include "searcher/serve/pages/ask.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/pages/feed.hpp"
#include "searcher/serve/routes.hpp"

#include <array>
#include <functional>
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

http::Response attached(std::string_view type, const std::string& file, std::string body) {
    return {200, std::string(type), std::move(body), {{"Content-Disposition", "attachment; filename=\"" + file + "\""}}, {}};
}

using Groups = std::vector<follow::Group>;

std::string bibtex_of(const Groups& groups, const cite::Names& names) {
    std::vector<cite::Reference> references;
    const auto add = [&](const follow::Commitment& one) { references.push_back(cite::reference({one.source.report, {one.source.unit}, 0, {}}, names)); };
    for (const follow::Group& group : groups) {
        add(group.first);
        for (const follow::Commitment& other : group.also) add(other);
    }
    return render::bibtex(references);
}

// Forms of the list of commitments.
struct Form {
    std::string_view suffix;
    std::string_view type;
    std::string (*render)(const Groups&, const cite::Names&);
};

constexpr std::array kForms{
    Form{"csv", "text/csv; charset=utf-8; header=present", [](const Groups& groups, const cite::Names&) { return render::csv(groups); }},
    Form{"tsv", "text/tab-separated-values; charset=utf-8", [](const Groups& groups, const cite::Names&) { return render::tsv(groups); }},
    Form{"jsonl", "application/jsonl; charset=utf-8", [](const Groups& groups, const cite::Names&) { return render::json_lines(groups); }},
    Form{"bib", "application/x-bibtex; charset=utf-8", bibtex_of},
    Form{"ics", "text/calendar; charset=utf-8", [](const Groups& groups, const cite::Names&) { return render::calendar(groups); }},
};

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
    Searchers& searchers = visit.searchers;
    return streamed(visit, "application/x-bibtex; charset=utf-8", "travaux.bib", [&names = visit.names, &searchers](const search::Results& results) {
        std::vector<cite::Reference> references;
        Searchers::Lent searcher = searchers.lend();
        for (const search::Hit& hit : results.hits) references.push_back(cite::reference(only_passage(*searcher, hit.id), names));
        return render::bibtex(references);
    });
}

http::Response commitments_export(const Visit& visit) {
    for (const Form& form : kForms) {
        if (visit.rest != form.suffix) continue;
        const auto groups = follow::commitments(pages::selection_of(pages::read_commitments_ask(visit.request.query)), *visit.searchers.lend());
        return attached(form.type, "commitments." + std::string(form.suffix), form.render(groups, visit.names));
    }
    throw schema::Error(schema::ErrorCode::NotFound, "There is no such list.");
}

http::Response agencies_export(const Visit& visit) {
    std::string lines = render::csv_line({"agency", "name", "paragraphs", "reports"});
    for (const search::FieldTerm& term : visit.searchers.lend()->terms(schema::field("agency")))
        lines += render::csv_line({term.value, visit.names.full(term.value), std::to_string(term.count), std::to_string(term.reports)});
    return attached("text/csv; charset=utf-8; header=present", "agencies.csv", std::move(lines));
}

http::Response atom_feed(const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    search::Request request = list_of(ask);
    request.sort = search::Sort::YearDown;
    request.limit = kFeedEntries;
    return {200, "application/atom+xml; charset=utf-8", pages::feed(ask, visit.searchers.lend()->search(request)), {}, {}};
}

}  // namespace travaux::serve
