// The verbs that show what an index holds: show, explain, fields, terms, status.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "searcher/console.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/search/check.hpp"
#include "searcher/search/tables_check.hpp"
#include "searcher/table_text.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;
using render::name_of;

std::string yes_no(bool yes) { return yes ? "yes" : "no"; }

}  // namespace

int ambiguous(const std::string& address, const std::vector<std::string>& candidates) {
    if (candidates.empty()) {
        complain(fmt::format("travaux: there is no unit {}", address));
        return 1;
    }
    complain(fmt::format("travaux: {} may be any of these:", address));
    for (const std::string& id : candidates) complain("  " + id);
    return 2;
}

int show_verb(const Options& options) {
    if (options.words.size() != 1) throw Error(ErrorCode::Usage, "show takes one address", "for example travaux show 'c-101-crp-12#4(a)'");
    search::Searcher searcher = open_index(options);
    const search::Found found = searcher.show(options.words.front(), options.neighbours);
    tell_missing(searcher);
    if (!found.passage.empty()) {
        const search::Passage& passage = found.passage.front();
        print(options.format == Format::Json ? render::json(passage, options.why) : render::text(passage, style_for(options.colour), options.why));
        return 0;
    }
    return ambiguous(options.words.front(), found.candidates);
}

int explain_verb(const Options& options) {
    if (options.words.size() < 2 && options.request.filters.empty())
        throw Error(ErrorCode::Usage, "explain takes an address and a query", "for example travaux explain ilo-gmg-2014#3.c/2 retreat");
    Options query = options;
    const std::string address = options.words.empty() ? std::string() : options.words.front();
    if (!query.words.empty()) query.words.erase(query.words.begin());
    search::Searcher searcher = open_index(options);
    const search::Verdict verdict = searcher.explain(address, request_of(query));
    tell_missing(searcher);
    if (verdict.id.empty()) return ambiguous(address, verdict.candidates);
    for (const std::string& note : verdict.notes)
        if (options.format != Format::Json) complain("travaux: " + note);
    print(options.format == Format::Json ? render::json(verdict) : render::text(verdict, style_for(options.colour)));
    return verdict.found ? 0 : 1;
}

int fields_verb(const Options& options) {
    Rows rows{{"name", "type", "of", "many", "facet", "option", "example", "meaning"}};
    Rows short_rows{{"FIELD", "EXAMPLE", "OPTION", "MEANING"}};
    for (const schema::Field& field : schema::fields()) {
        rows.push_back({std::string(field.name), std::string(name_of(field.type)), std::string(name_of(field.of)), yes_no(field.many),
                        yes_no(field.is_facet()), std::string(field.option), std::string(field.example), std::string(field.meaning)});
        short_rows.push_back({std::string(field.name), std::string(field.example), std::string(field.option), std::string(field.meaning)});
    }
    const Format format = options.format.value_or(Format::Text);
    print(format == Format::Json ? render::fields_json() : format == Format::Tsv ? tabbed(rows) : aligned(short_rows));
    return 0;
}

int terms_verb(const Options& options) {
    if (options.words.size() != 1) throw Error(ErrorCode::Usage, "terms takes one field", "travaux fields lists them");
    const schema::Field& field = query::named_field(options.words.front());
    search::Searcher searcher = open_index(options);
    const std::vector<search::FieldTerm> terms = searcher.terms(field);
    tell_missing(searcher);
    Rows rows{{"value", "count", "reports"}};
    for (const search::FieldTerm& term : terms) rows.push_back({term.value, std::to_string(term.count), std::to_string(term.reports)});
    const Format format = options.format.value_or(Format::Text);
    if (format == Format::Json) print(render::json(terms));
    else if (format == Format::Tsv) print(tabbed(rows));
    else if (!terms.empty()) print(aligned(rows));
    return terms.empty() ? 1 : 0;
}

namespace {

// Damaged tables are looked for first: with them the index may not open.
search::Status checked(const Options& options) {
    std::vector<std::string> damage;
    if (options.check) damage = search::faults_of_tables(locations_of(options));
    if (!damage.empty()) {
        search::Status status;
        status.locations = locations_of(options);
        status.faults = std::move(damage);
        return status;
    }
    search::Searcher searcher = open_index(options);
    search::Status status = searcher.status();
    tell_missing(searcher);
    if (!options.check) return status;
    status.faults = searcher.faults();
    const search::SidecarFaults slow = search::faults_of_sidecars(locations_of(options));
    status.only_slower = status.faults->empty();
    status.faults->insert(status.faults->end(), slow.damaged.begin(), slow.damaged.end());
    for (const std::string& missing : slow.missing) complain(fmt::format("travaux: {}; make it anew with: travaux-index PATH...", missing));
    return status;
}

}  // namespace

int status_verb(const Options& options) {
    const search::Status status = checked(options);
    const bool whole = !status.faults || status.faults->empty();
    if (!whole)
        complain(status.only_slower ? "travaux: the index is whole, but slow; make its files anew with: travaux-index PATH..."
                                    : "travaux: the index is damaged; build it again with: travaux-index --force PATH...");
    if (options.format == Format::Json) {
        print(render::json(status));
        return whole ? 0 : 1;
    }
    if (!whole) {
        for (const std::string& fault : *status.faults) print(render::printable(fault) + "\n");
        return 1;
    }
    Rows rows{{"index", fmt::format("{}", fmt::join(status.locations, ", "))},
              {"layout", std::to_string(status.layout)},
              {"reports", std::to_string(status.reports)},
              {"paragraphs", std::to_string(status.paragraphs)},
              {"words", std::to_string(status.words)},
              {"languages", fmt::format("{}", fmt::join(status.languages, " "))}};
    if (status.bytes) rows.push_back({"bytes", std::to_string(*status.bytes)});
    print(aligned(rows));
    if (options.check) print("the index is whole\n");
    return 0;
}

}  // namespace travaux::searcher
