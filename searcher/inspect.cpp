// The verbs that show what an index holds: show, explain, fields, terms, status.
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"
#include "searcher/console.hpp"
#include "searcher/query/spelling.hpp"
#include "searcher/search/check.hpp"
#include "searcher/table_text.hpp"
#include "searcher/verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace travaux::searcher {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Json;

std::string dump(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n"; }

std::string_view name_of(schema::FieldType type) {
    switch (type) {
        case schema::FieldType::Keyword: return "keyword";
        case schema::FieldType::Agency: return "agency";
        case schema::FieldType::Number: return "number";
        case schema::FieldType::Date: return "date";
        case schema::FieldType::Text: return "text";
    }
    return {};
}

std::string_view name_of(schema::FieldOf of) { return of == schema::FieldOf::Report ? "report" : "paragraph"; }

std::string yes_no(bool yes) { return yes ? "yes" : "no"; }

std::vector<std::string_view> field_names() {
    std::vector<std::string_view> names;
    for (const schema::Field& field : schema::fields()) names.push_back(field.name);
    return names;
}

const schema::Field& named_field(const std::string& name) {
    if (const schema::Field* field = schema::find_field(name)) return *field;
    const auto names = field_names();
    const std::string_view near = query::nearest(name, names);
    throw Error(ErrorCode::Usage, fmt::format("there is no field {}", name),
                near.empty() ? fmt::format("the fields are {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near));
}

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
    Json json = Json::array();
    Rows rows{{"name", "type", "of", "many", "facet", "option", "example", "meaning"}};
    Rows short_rows{{"FIELD", "EXAMPLE", "OPTION", "MEANING"}};
    for (const schema::Field& field : schema::fields()) {
        json.push_back({{"name", field.name},
                        {"type", name_of(field.type)},
                        {"of", name_of(field.of)},
                        {"many", field.many},
                        {"facet", field.is_facet()},
                        {"option", field.option.empty() ? Json(nullptr) : Json(field.option)},
                        {"example", field.example.empty() ? Json(nullptr) : Json(field.example)},
                        {"meaning", field.meaning}});
        rows.push_back({std::string(field.name), std::string(name_of(field.type)), std::string(name_of(field.of)), yes_no(field.many),
                        yes_no(field.is_facet()), std::string(field.option), std::string(field.example), std::string(field.meaning)});
        short_rows.push_back({std::string(field.name), std::string(field.example), std::string(field.option), std::string(field.meaning)});
    }
    const Format format = options.format.value_or(Format::Text);
    print(format == Format::Json ? dump(json) : format == Format::Tsv ? tabbed(rows) : aligned(short_rows));
    return 0;
}

int terms_verb(const Options& options) {
    if (options.words.size() != 1) throw Error(ErrorCode::Usage, "terms takes one field", "travaux fields lists them");
    const schema::Field& field = named_field(options.words.front());
    search::Searcher searcher = open_index(options);
    const std::vector<search::FieldTerm> terms = searcher.terms(field);
    tell_missing(searcher);
    Json json = Json::array();
    Rows rows{{"value", "count", "reports"}};
    for (const search::FieldTerm& term : terms) {
        json.push_back({{"value", term.value}, {"count", term.count}, {"reports", term.reports}});
        rows.push_back({term.value, std::to_string(term.count), std::to_string(term.reports)});
    }
    const Format format = options.format.value_or(Format::Text);
    if (format == Format::Json) print(dump(json));
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
    if (options.check) status.faults = searcher.faults();
    return status;
}

}  // namespace

int status_verb(const Options& options) {
    const search::Status status = checked(options);
    const bool whole = !status.faults || status.faults->empty();
    if (!whole) complain("travaux: the index is damaged; build it again with: travaux-index --force PATH...");
    if (options.format == Format::Json) {
        print(render::json(status));
        return whole ? 0 : 1;
    }
    if (!whole) {
        for (const std::string& fault : *status.faults) print(render::printable(fault) + "\n");
        return 1;
    }
    print(aligned({{"index", fmt::format("{}", fmt::join(status.locations, ", "))},
                   {"layout", std::to_string(status.layout)},
                   {"reports", std::to_string(status.reports)},
                   {"paragraphs", std::to_string(status.paragraphs)},
                   {"words", std::to_string(status.words)},
                   {"languages", fmt::format("{}", fmt::join(status.languages, " "))},
                   {"bytes", std::to_string(status.bytes)}}));
    if (options.check) print("the index is whole\n");
    return 0;
}

}  // namespace travaux::searcher
