#include "searcher/search/searcher.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/browse.hpp"
#include "searcher/search/counts.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/snippet.hpp"
#include "searcher/search/suggest.hpp"

#include <fmt/format.h>

#include <utility>

namespace travaux::search {
namespace {

using schema::Error;
using schema::ErrorCode;

// A writer that commits twice while a query runs takes its blocks away; a third time in a row is no accident.
constexpr int kTries = 4;

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

// The query on a line of its own with the caret under the place.
std::string with_caret(const query::Problem& problem, std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    const std::size_t column = code_points(text.substr(0, std::min(problem.place.begin, text.size())));
    return fmt::format("{}\n  {}\n  {:>{}}", problem.message, line, "^", column + 1);
}

query::Node read_query(const Request& request, std::string_view text) {
    query::Reading reading = request.plain ? query::parse_plain(text) : query::parse(text);
    if (!reading.ok())
        throw Error(ErrorCode::Query, with_caret(reading.problems.front(), text), reading.problems.front().hint);
    return std::move(reading.root);
}

}  // namespace

struct Searcher::State {
    explicit State(std::vector<std::string> locations)
        : what(fmt::format("the index {}", fmt::join(locations, ", "))),
          index(database::translating(what, [&] { return Index(std::move(locations)); })) {}

    template <class Work>
    auto on_whole_index(Work&& work) {
        return database::translating(what, [&] {
            for (int left = kTries;; --left) {
                try {
                    return work();
                } catch (const Xapian::DatabaseModifiedError&) {
                    if (left == 1) throw;
                    index.reopen();
                }
            }
        });
    }

    Results search(const Request& request);
    Plan plan(const Request& request, std::string_view text, query::Node& root);
    std::optional<std::string> better_query(const Request& request, const Plan& plan, std::size_t total, Match match);
    Hit hit(const Request& request, const Ranked& ranked, Marker& marker, const Counts& counts);
    std::string lead_in(const schema::Report& report, const schema::Unit& unit);

    std::string what;
    Index index;
    analysis::Analyzer analyzer;
    Vocabulary vocabulary;
};

Plan Searcher::State::plan(const Request& request, std::string_view text, query::Node& root) {
    root = read_query(request, text);
    Expander expander(index, analyzer, vocabulary, {request.synonyms, request.stemming});
    return make_plan(root, request.filters, expander);
}

Results Searcher::State::search(const Request& request) {
    query::Node root;
    const Plan sought = plan(request, request.text, root);
    Results results;
    results.query = request.text;
    results.understood = query::print(root);
    results.notes = sought.notes;

    // Ids and scores alone need no counts, and the matcher may stop early.
    const bool counted = request.snippets || request.limit == 0 || !request.facets.empty() || request.group_by_document;
    const bool may_fall_back = request.match == Match::Auto && sought.words.size() > 1;
    results.match = request.match == Match::Any ? Match::Any : Match::All;
    Counts counts;
    if (counted) counts = count(index, sought, results.match, request.facets);
    Marker marker(sought, analyzer);
    const Search search{request, sought, index, marker};
    std::vector<Ranked> ranked;
    if (!counted || counts.total > 0) ranked = rank(search, results.match, may_fall_back);
    if (may_fall_back && (counted ? counts.total == 0 : ranked.empty() || !ranked.front().all_words)) {
        results.match = Match::Any;
        if (counted) counts = count(index, sought, results.match, request.facets);
        ranked = rank(search, results.match, false);
    }
    results.exact = counted;
    results.total = counted ? counts.total : ranked.size();
    results.reports = counts.reports;
    results.facets = std::move(counts.facets);
    for (const Ranked& one : ranked) results.hits.push_back(hit(request, one, marker, counts));
    if (counted) results.did_you_mean = better_query(request, sought, results.total, results.match);
    return results;
}

// Worth saying only where it finds all its words, or more than there is.
std::optional<std::string> Searcher::State::better_query(const Request& request, const Plan& sought, std::size_t total, Match match) {
    const auto text = corrected(request.text, sought, index);
    if (!text) return std::nullopt;
    query::Node root;
    try {
        const Plan better = plan(request, *text, root);
        const std::size_t all = count(index, better, Match::All, {}).total;
        if (match == Match::All ? all > total : all > 0 || count(index, better, Match::Any, {}).total > total) return text;
    } catch (const Error&) {  // a word of the index may mean something else in the query language
    }
    return std::nullopt;
}

std::string Searcher::State::lead_in(const schema::Report& report, const schema::Unit& unit) {
    if (!unit.parent) return {};
    for (const schema::Unit& parent : report.units) {
        if (parent.ordinal != *unit.parent) continue;
        if (!schema::is_retrievable(parent.kind)) return parent.text;
        const auto paragraph = index.find(schema::unit_id(report.facts.doc, parent.address));
        return paragraph ? paragraph->unit.text : std::string();
    }
    return {};
}

Hit Searcher::State::hit(const Request& request, const Ranked& ranked, Marker& marker, const Counts& counts) {
    Hit hit;
    const std::string& doc = ranked.paragraph.doc;
    hit.unit = ranked.paragraph.unit;
    hit.id = schema::unit_id(doc, hit.unit.address);
    hit.score = ranked.score;
    hit.all_words = ranked.all_words;
    const auto report = index.report(doc);
    if (report != nullptr) {
        hit.report = std::shared_ptr<const schema::ReportFacts>(report, &report->facts);
        if (request.snippets) hit.lead_in = lead_in(*report, hit.unit);
    } else {
        schema::ReportFacts facts;
        facts.doc = doc;
        hit.report = std::make_shared<const schema::ReportFacts>(std::move(facts));
    }
    if (request.group_by_document)
        if (const auto tally = counts.by_doc.find(doc); tally != counts.by_doc.end()) hit.more_in_report = tally->second.paragraphs - 1;
    if (request.snippets) {
        const Marked marked = marker.mark(hit.unit.text, language_of(hit.unit, hit.report.get()));
        hit.snippet = request.full_text ? whole(hit.unit.text, marked) : snippet(hit.unit.text, marked);
    }
    return hit;
}

Searcher::Searcher(std::vector<std::string> locations) : state_(std::make_unique<State>(std::move(locations))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) {
    return state_->on_whole_index([&] { return state_->search(request); });
}

Found Searcher::show(std::string_view address, std::size_t neighbours) {
    return state_->on_whole_index([&] {
        Found found;
        const std::vector<UnitPlace> places = find_address(address, state_->index);
        if (places.size() == 1) found.passage.push_back(passage(places.front(), neighbours, state_->index));
        else
            for (const UnitPlace& place : places)
                found.candidates.push_back(schema::unit_id(place.report->facts.doc, place.report->units[place.unit].address));
        return found;
    });
}

std::vector<FieldTerm> Searcher::terms(const schema::Field& field) {
    return state_->on_whole_index([&] { return field_terms(field, state_->index); });
}

Status Searcher::status() {
    return state_->on_whole_index([&] { return search::status(state_->index); });
}

}  // namespace travaux::search
