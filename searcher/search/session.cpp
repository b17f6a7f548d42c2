#include "searcher/search/session.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/error.hpp"
#include "searcher/search/browse.hpp"
#include "searcher/search/caret.hpp"
#include "searcher/search/emptiness.hpp"
#include "searcher/search/explain.hpp"
#include "searcher/search/feedback.hpp"
#include "searcher/search/snippet.hpp"
#include "searcher/search/suggest.hpp"

#include <algorithm>
#include <utility>

namespace travaux::search {
namespace {

using schema::Error;
using schema::ErrorCode;

query::Node read_query(const Request& request, std::string_view text) {
    query::Reading reading = request.plain ? query::parse_plain(text) : query::parse(text);
    if (!reading.ok())
        throw Error(ErrorCode::Query, with_caret(reading.problems.front(), text), reading.problems.front().hint);
    return std::move(reading.root);
}

// A browse, another order and one hit a report show every hit as it stands.
std::vector<Folded> ranked_of(const Search& search, Match match, bool fill) {
    const Request& request = search.request;
    const bool folds = request.group_near_copies && request.snippets && request.limit > 0 && !request.group_by_document &&
                       request.sort == Sort::Relevance && search.plan.ranks();
    if (folds) return rank_folded(search, match, fill);
    std::vector<Folded> all;
    for (Ranked& one : rank(search, match, fill)) all.push_back({std::move(one), {}});
    return all;
}

}  // namespace

Plan Session::plan(const Request& request, std::string_view text, query::Node& root) {
    root = read_query(request, text);
    Expander expander(index, analyzer, vocabulary, {request.synonyms, request.stemming, request.raise && !request.plain, request.roll_up});
    return make_plan(root, request.filters, expander);
}

Results Session::search(const Request& request) {
    query::Node root;
    Plan sought = plan(request, request.text, root);
    if (request.expand) expand(request, sought);
    Results results;
    results.query = request.text;
    results.understood = query::print(root);
    results.notes = sought.notes;
    results.raised = sought.raised;

    // Ids and scores alone need no counts, and the matcher may stop early.
    const bool counted = request.snippets || request.limit == 0 || !request.facets.empty() || request.group_by_document;
    const bool may_fall_back = request.match == Match::Auto && sought.may_miss_words();
    results.match = request.match == Match::Any ? Match::Any : Match::All;
    Marker marker(sought, analyzer);
    RowMarkers rows(sought, index, marker);
    Search search{request, sought, index, marker, analyzer, {}, nullptr};
    Counts counts;
    std::optional<match::Found> found;
    const auto count_all = [&] {
        found = this->found(request, sought, results.match);
        search.found = found ? &*found : nullptr;
        counts = count(index, sought, results.match, request.facets, request.group_by_document, search.found);
        search.total = counts.total;
    };
    if (counted) count_all();
    std::vector<Folded> ranked;
    if (request.limit > 0 && (!counted || counts.total > 0)) ranked = ranked_of(search, results.match, may_fall_back);
    if (may_fall_back && (counted ? counts.total == 0 : ranked.empty() || !ranked.front().best.all_words)) {
        results.match = Match::Any;
        search.found = nullptr;
        if (counted) count_all();
        if (request.limit > 0) ranked = ranked_of(search, results.match, false);
    }
    results.exact = counted;
    results.missing = index.missing();
    results.total = counted ? counts.total : ranked.size();
    results.reports = counts.reports;
    results.facets = std::move(counts.facets);
    for (Folded& one : ranked) {
        load(search, one.best);
        Hit& hit = results.hits.emplace_back(this->hit(request, std::move(one.best), marker, rows, counts));
        hit.near_copies = std::move(one.near_copies);
        if (request.explain) hit.matched = matched_parts(sought, hit, marker, index);
        if (request.neighbours > 0) add_neighbours(hit, request.neighbours);
    }
    if (counted && results.total == 0)
        for (std::string& note : what_would_match(root, sought, index)) results.notes.push_back(std::move(note));
    if (request.explain) {
        Expander expander(index, analyzer, vocabulary, {request.synonyms, request.stemming});
        results.parts = sought_parts(root, sought, expander);
    }
    if (counted) results.did_you_mean = better_query(request, sought, results.total, results.match);
    return results;
}

// Where it is counted and ranked by one formula, one pass does both.
std::optional<match::Found> Session::found(const Request& request, const Plan& sought, Match match) const {
    if (!index.has_columns() || !sought.ranks() || request.limit == 0 || request.sort != Sort::Relevance) return std::nullopt;
    return match::find(match == Match::Any ? any_words(sought) : all_words(sought), index.collection(),
                       std::max(request.offset + request.limit, kLookedAt), request.group_by_document);
}

void Session::expand(const Request& request, Plan& sought) {
    if (sought.words.empty()) return;
    Request first;
    first.limit = kFeedbackHits;
    first.snippets = false;
    Marker marker(sought, analyzer);
    const Match match = request.match == Match::Any ? Match::Any : Match::All;
    Feedback found = feedback(rank({first, sought, index, marker, analyzer, {}, nullptr}, match, request.match == Match::Auto), sought, index);
    sought.feedback_stems = std::move(found.stems);
    sought.feedback = std::move(found.formula);
}

// Worth saying only where it finds all its words, or more than there is.
std::optional<std::string> Session::better_query(const Request& request, const Plan& sought, std::size_t total, Match match) {
    const auto text = corrected(request.text, sought, index);
    if (!text) return std::nullopt;
    query::Node root;
    try {
        const Plan better = plan(request, *text, root);
        const std::size_t all = search::total(index, all_words(better));
        if (match == Match::All ? all > total : all > 0 || search::total(index, any_words(better)) > total) return text;
    } catch (const Error&) {  // a word of the index may mean something else in the query language
    }
    return std::nullopt;
}

std::string Session::lead_in(const schema::Report& report, const schema::Unit& unit) {
    if (!unit.parent) return {};
    for (const schema::Unit& parent : report.units) {
        if (parent.ordinal != *unit.parent) continue;
        if (!schema::is_retrievable(parent.kind)) return parent.text;
        const auto paragraph = index.find(schema::unit_id(report.facts.doc, parent.address));
        return paragraph ? paragraph->unit.text : std::string();
    }
    return {};
}

Hit Session::hit(const Request& request, Ranked ranked, Marker& marker, RowMarkers& rows, const Counts& counts) {
    Hit hit;
    const std::string doc = std::move(ranked.paragraph->doc);
    hit.unit = std::move(ranked.paragraph->unit);
    hit.id = schema::unit_id(doc, hit.unit.address);
    hit.score = ranked.score;
    hit.all_words = ranked.all_words;
    hit.report = index.facts(doc, ranked.docid);
    if (hit.report == nullptr) {
        schema::ReportFacts facts;
        facts.doc = doc;
        hit.report = std::make_shared<const schema::ReportFacts>(std::move(facts));
    }
    if (request.snippets && hit.unit.parent)
        if (const auto report = index.report(doc)) hit.lead_in = lead_in(*report, hit.unit);
    if (request.group_by_document)
        if (const auto tally = counts.by_doc.find(doc); tally != counts.by_doc.end()) hit.more_in_report = tally->second.paragraphs - 1;
    if (request.snippets) {
        const analysis::Language language = analysis::language_of(*hit.report, hit.unit);
        const Marked* known = ranked.docid != 0 ? rows.mark(ranked.docid, language) : nullptr;
        const Marked marked = known != nullptr ? marker.mark(hit.unit.text, language, *known) : marker.mark(hit.unit.text, language);
        hit.snippet = request.full_text ? whole(hit.unit.text, marked) : snippet(hit.unit.text, marked);
    }
    return hit;
}

void Session::add_neighbours(Hit& hit, std::size_t neighbours) {
    const auto report = index.report(hit.report->doc);
    if (report == nullptr) return;
    for (std::size_t i = 0; i < report->units.size(); ++i) {
        if (report->units[i].ordinal != hit.unit.ordinal) continue;
        const std::size_t last = std::min(neighbours, report->units.size() - 1 - i);
        for (std::size_t k = i - std::min(neighbours, i); k < i; ++k) hit.before.push_back(complete_unit(*report, k, index));
        for (std::size_t k = i + 1; k <= i + last; ++k) hit.after.push_back(complete_unit(*report, k, index));
        return;
    }
}

std::optional<MarkedReport> Session::report(std::string_view doc, const Request& request) {
    const auto whole_report = index.report(std::string(doc));
    if (whole_report == nullptr) return std::nullopt;
    query::Node root;
    const Plan sought = plan(request, request.text, root);
    Marker marker(sought, analyzer);
    MarkedReport marked;
    marked.facts = std::shared_ptr<const schema::ReportFacts>(whole_report, &whole_report->facts);
    for (std::size_t i = 0; i < whole_report->units.size(); ++i) {
        schema::Unit& unit = marked.units.emplace_back(complete_unit(*whole_report, i, index));
        marked.texts.push_back(whole(unit.text, marker.mark(unit.text, analysis::language_of(*marked.facts, unit))));
    }
    return marked;
}

std::string Session::version() {
    std::string now = index.version();
    if (now != version_seen_) index.reopen();
    return version_seen_ = std::move(now);
}

}  // namespace travaux::search
