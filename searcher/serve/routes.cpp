// The routes of pages for people.
#include "searcher/serve/routes.hpp"

#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/draft/draft.hpp"
#include "searcher/draft/quotations.hpp"
#include "searcher/serve/pages/agencies_page.hpp"
#include "searcher/serve/pages/cite_page.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/pages/draft_page.hpp"
#include "searcher/serve/pages/history_page.hpp"
#include "searcher/serve/pages/report_page.hpp"
#include "searcher/serve/pages/search_page.hpp"
#include "searcher/serve/pages/trace_page.hpp"

namespace travaux::serve {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t kReportsListed = 100;
constexpr std::size_t kFindings = 5;  // of a trace, in each direction

http::Response html(std::string page, int status = 200) { return {status, "text/html; charset=utf-8", std::move(page), {}, {}}; }

search::Request of_agency(std::string_view field, const std::string& agency) {
    search::Request request;
    request.filters = {{std::string(field), {agency}}};
    request.limit = 0;
    request.snippets = false;
    return request;
}

search::Request its_reports(std::string_view field, const std::string& agency) {
    search::Request request = of_agency(field, agency);
    request.limit = kReportsListed;
    request.group_by_document = true;
    request.sort = search::Sort::Year;
    return request;
}

}  // namespace

std::optional<int> status_of(const Error& error) {
    if (dynamic_cast<const Absent*>(&error) != nullptr) return 404;
    const bool asked = error.code() == ErrorCode::Usage || error.code() == ErrorCode::Query;
    return asked ? std::optional(400) : std::nullopt;
}

search::Passage only_passage(search::Searcher& searcher, std::string_view address) {
    search::Found found = searcher.show(address, 0);
    if (found.passage.empty()) throw Absent("The index holds no such paragraph.");
    return std::move(found.passage.front());
}

precedent::Precedents precedents_of(const search::Passage& passage, precedent::Options options, search::Searcher& searcher) {
    const schema::Unit& unit = passage.units.at(passage.chosen);
    options.unit = precedent::Unit::Paragraph;
    options.without = schema::unit_id(passage.report->doc, unit.address);
    precedent::Comparer comparer(searcher);
    return comparer.precedents({{unit.text, 0, false}}, options);
}

precedent::History history_of(const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    if (ask.text.empty()) return {};
    pages::check(ask.filters);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    return precedent::history(ask.text, ask.filters, comparer);
}

follow::Trace trace_of(const Visit& visit, std::string_view address, bool back) {
    Searchers::Lent searcher = visit.searchers.lend();
    const search::Passage passage = only_passage(*searcher, address);
    follow::Tracer tracer(*searcher, visit.searchers.verdicts());
    return back ? tracer.back(passage, kFindings) : tracer.forth(passage, kFindings);
}

pages::DraftView draft_of(const Visit& visit) {
    pages::DraftView view;
    view.text = visit.request.form.first("draft");
    const std::vector<draft::Paragraph> paragraphs = draft::paragraphs(view.text);
    Searchers::Lent searcher = visit.searchers.lend();
    precedent::Comparer comparer(*searcher);
    precedent::Options options;
    options.limit = 3;
    view.precedents = comparer.precedents(paragraphs, options);
    view.quotations = precedent::verify(draft::quotations(paragraphs, draft::Places()), comparer, {});
    return view;
}

http::Response search_page(const Visit& visit) {
    const pages::Ask ask = pages::read_ask(visit.request.query);
    Searchers::Lent searcher = visit.searchers.lend();
    try {
        search::Request request = pages::request_of(ask);
        if (!ask.empty()) return html(pages::search_page(ask, searcher->search(request), visit.names));
        request.limit = 0;
        return html(pages::start_page(searcher->status(), searcher->search(request)));
    } catch (const Error& error) {
        if (status_of(error) != 400) throw;
        return html(pages::search_problem(ask, error.what(), error.hint()), 400);
    }
}

http::Response report_page(const Visit& visit) {
    search::Request request;
    request.text = visit.request.query.first("q");
    Searchers::Lent searcher = visit.searchers.lend();
    const auto report = searcher->report(visit.rest, request);
    if (!report) throw Absent("The index holds no report of this name.");
    return html(pages::report_page(*report, request.text, visit.names));
}

http::Response agencies_page(const Visit& visit) {
    Searchers::Lent searcher = visit.searchers.lend();
    return html(pages::agencies_page(searcher->terms(schema::field("agency")), visit.authority));
}

http::Response agency_page(const Visit& visit) {
    const vocabulary::Agency* agency = visit.authority.resolve(visit.rest);
    if (agency == nullptr) throw Absent("There is no agency of this name.", "The page Agencies lists those that the reports name.");
    const std::string& name = agency->canonical;
    Searchers::Lent searcher = visit.searchers.lend();
    search::Request named = of_agency("agency", name);
    named.facets = {{"year", 0}};
    search::Request acted = of_agency("actor", name);
    acted.facets = {{"commitment", 0}};
    return html(pages::agency_page({name, searcher->search(named), searcher->search(its_reports("chair", name)),
                                    searcher->search(its_reports("author", name)), searcher->search(acted)},
                                   visit.authority));
}

http::Response draft_page(const Visit&) { return html(pages::draft_page()); }

http::Response draft_answer(const Visit& visit) {
    const pages::DraftView view = draft_of(visit);
    return html(view.precedents.pieces.empty() ? pages::draft_page() : pages::draft_page(view, visit.names));
}

http::Response commitments_page(const Visit& visit) {
    const pages::CommitmentsAsk ask = pages::read_commitments_ask(visit.request.query);
    Searchers::Lent searcher = visit.searchers.lend();
    return html(pages::commitments_page(ask, follow::commitments(pages::selection_of(ask), *searcher), visit.names));
}

http::Response cite_page(const Visit& visit) {
    Searchers::Lent searcher = visit.searchers.lend();
    return html(pages::cite_page(cite::reference(only_passage(*searcher, visit.rest), visit.names)));
}

http::Response precedents_page(const Visit& visit) {
    Searchers::Lent searcher = visit.searchers.lend();
    const search::Passage passage = only_passage(*searcher, visit.rest);
    return html(pages::precedents_page(passage, precedents_of(passage, {}, *searcher), visit.names));
}

http::Response history_page(const Visit& visit) { return html(pages::history_page(history_of(visit), visit.names)); }

http::Response trace_page(const Visit& visit) { return html(pages::trace_page(trace_of(visit, visit.rest, false), trace_of(visit, visit.rest, true), visit.names)); }

}  // namespace travaux::serve
