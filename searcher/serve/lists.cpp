// Lists of single pages to take along: what the page shows, whole, under /export/LIST.FORM.
#include "schema/fields.hpp"
#include "searcher/draft/draft.hpp"
#include "searcher/render/citations.hpp"
#include "searcher/render/commitments.hpp"
#include "searcher/render/precedents.hpp"
#include "searcher/serve/exports.hpp"
#include "searcher/serve/pages/cite_page.hpp"
#include "searcher/serve/pages/commitments_page.hpp"
#include "searcher/serve/routes.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace travaux::serve {
namespace {

using Groups = std::vector<follow::Group>;
using Traces = std::vector<follow::Trace>;
using Ids = std::vector<std::string>;

Absent no_such_list() { return Absent("There is no such list.", "Lists end in .csv, .tsv, .jsonl or .bib."); }

// The passages of a list, in its order, each once.
Ids once(const Ids& ids) {
    Ids kept;
    std::set<std::string> seen;
    for (const std::string& id : ids)
        if (seen.insert(id).second) kept.push_back(id);
    return kept;
}

Ids ids_of(const Groups& groups) {
    Ids ids;
    for (const follow::Group& group : groups) {
        ids.push_back(group.first.source.id);
        for (const follow::Commitment& other : group.also) ids.push_back(other.source.id);
    }
    return ids;
}

Ids ids_of(const Traces& traces) {
    Ids ids;
    for (const follow::Trace& trace : traces) {
        ids.push_back(trace.passage.id);
        for (const follow::Finding& finding : trace.findings) ids.push_back(finding.source.id);
    }
    return ids;
}

Ids ids_of(const precedent::History& history) {
    Ids ids;
    for (const precedent::Variant& variant : history.variants)
        for (const precedent::Source& use : variant.uses) ids.push_back(use.id);
    return ids;
}

Ids ids_of(const precedent::Precedents& precedents) {
    Ids ids;
    for (const precedent::Piece& piece : precedents.pieces)
        for (const precedent::Match& match : piece.matches) ids.push_back(match.source.id);
    return ids;
}

std::string bibtex(const Visit& visit, const Ids& ids) {
    std::vector<cite::Reference> references;
    Searchers::Lent searcher = visit.searchers.lend();
    for (const std::string& id : once(ids)) references.push_back(cite::reference(only_passage(*searcher, id), visit.names));
    return render::bibtex(references);
}

constexpr std::string_view kCsv = "text/csv; charset=utf-8; header=present";
constexpr std::string_view kTsv = "text/tab-separated-values; charset=utf-8";
constexpr std::string_view kJsonLines = "application/jsonl; charset=utf-8";
constexpr std::string_view kBibtex = "application/x-bibtex; charset=utf-8";

template <class List>
http::Response in_form(const Visit& visit, const List& list, const std::string& name, std::string_view form) {
    const std::string file = name + "." + std::string(form);
    if (form == "csv") return attached(kCsv, file, render::csv(list));
    if (form == "tsv") return attached(kTsv, file, render::tsv(list));
    if (form == "jsonl") return attached(kJsonLines, file, render::json_lines(list));
    if (form == "bib") return attached(kBibtex, file, bibtex(visit, ids_of(list)));
    throw no_such_list();
}

http::Response commitments_list(const Visit& visit, std::string_view form) {
    const Groups groups = follow::commitments(pages::selection_of(pages::read_commitments_ask(visit.request.query)), *visit.searchers.lend());
    if (form == "ics") return attached("text/calendar; charset=utf-8", "commitments.ics", render::calendar(groups));
    return in_form(visit, groups, "commitments", form);
}

http::Response history_list(const Visit& visit, std::string_view form) { return in_form(visit, history_of(visit), "history", form); }

http::Response trace_list(const Visit& visit, std::string_view form) {
    const bool back = visit.request.query.first("back") == "on";
    return in_form(visit, Traces{trace_of(visit, visit.request.query.first("of"), back)}, "trace", form);
}

http::Response precedents_list(const Visit& visit, std::string_view form) {
    precedent::Precedents found;
    {
        Searchers::Lent searcher = visit.searchers.lend();
        found = precedents_of(only_passage(*searcher, visit.request.query.first("of")), {}, *searcher);
    }
    return in_form(visit, found, "precedents", form);
}

// One line a report, in order of time.
std::vector<search::Hit> reports_of(const Visit& visit, std::string_view field, std::string_view agency) {
    constexpr std::size_t kMostReports = 20'000;
    search::Request request;
    if (!agency.empty()) request.filters = {{std::string(field), {std::string(agency)}}};
    request.limit = kMostReports;
    request.group_by_document = true;
    request.snippets = false;
    request.sort = search::Sort::Year;
    return visit.searchers.lend()->search(request).hits;
}

std::string bibtex_of_reports(const Visit& visit, const std::vector<search::Hit>& hits) {
    std::vector<cite::Reference> references;
    for (const search::Hit& hit : hits) references.push_back(pages::of_report(hit.report, hit.unit, visit.names));
    return render::bibtex(references);
}

http::Response agencies_list(const Visit& visit, std::string_view form) {
    if (form == "bib") return attached(kBibtex, "agencies.bib", bibtex_of_reports(visit, reports_of(visit, "author", {})));
    const std::vector<search::FieldTerm> terms = visit.searchers.lend()->terms(schema::field("agency"));
    if (form == "jsonl") return attached(kJsonLines, "agencies.jsonl", render::json_lines(terms));
    if (form != "csv" && form != "tsv") throw no_such_list();
    const render::Line line = form == "csv" ? render::csv_line : render::tsv_line;
    std::string rows = line({"agency", "name", "paragraphs", "reports"});
    for (const search::FieldTerm& term : terms) rows += line({term.value, visit.names.full(term.value), std::to_string(term.count), std::to_string(term.reports)});
    return attached(form == "csv" ? kCsv : kTsv, "agencies." + std::string(form), std::move(rows));
}

// The reports that an agency issued, or that tell of its chair.
http::Response agency_list(const Visit& visit, std::string_view form) {
    const std::string_view agency = visit.request.query.first("of");
    if (agency.empty()) throw Absent("There is no agency of this name.");
    std::vector<search::Hit> hits = reports_of(visit, "author", agency);
    for (search::Hit& hit : reports_of(visit, "chair", agency))
        if (std::ranges::none_of(hits, [&](const search::Hit& other) { return other.report->doc == hit.report->doc; })) hits.push_back(std::move(hit));
    std::ranges::stable_sort(hits, {}, [](const search::Hit& hit) { return hit.report->year.value_or(0); });
    const std::string file = "agency." + std::string(form);
    if (form == "bib") return attached(kBibtex, file, bibtex_of_reports(visit, hits));
    search::Results results;
    results.hits = std::move(hits);
    const std::vector<std::string> columns{"doc", "title", "symbol", "doctype", "year", "date", "chair", "author", "language"};
    if (form == "csv") return attached(kCsv, file, render::csv(results, columns));
    if (form == "tsv") return attached(kTsv, file, render::tsv(results, columns));
    if (form == "jsonl") return attached(kJsonLines, file, render::json_lines(results, columns));
    throw no_such_list();
}

struct List {
    std::string_view name;
    http::Response (*answer)(const Visit& visit, std::string_view form);
};

constexpr std::array kLists{List{"commitments", commitments_list}, List{"history", history_list}, List{"trace", trace_list},
                            List{"precedents", precedents_list},   List{"agencies", agencies_list}, List{"agency", agency_list}};

}  // namespace

http::Response list_export(const Visit& visit) {
    const std::size_t dot = std::min(visit.rest.rfind('.'), visit.rest.size());
    const auto list = std::ranges::find(kLists, visit.rest.substr(0, dot), &List::name);
    if (list == kLists.end() || dot == visit.rest.size()) throw no_such_list();
    return list->answer(visit, visit.rest.substr(dot + 1));
}

http::Response draft_export(const Visit& visit) { return in_form(visit, draft_of(visit).precedents, "draft", visit.rest); }

}  // namespace travaux::serve
