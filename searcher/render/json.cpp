#include "schema/fields.hpp"
#include "schema/report_json.hpp"
#include "searcher/render/characters.hpp"
#include "searcher/render/explanation.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/render.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>

namespace travaux::render {
namespace {

using search::Hit;
using search::Results;

Json snippet_json(const search::Snippet& snippet) {
    Json highlights = Json::array();
    for (const auto& [begin, end] : snippet.highlights) highlights.push_back({begin, end});
    return {{"text", snippet.text}, {"highlights", std::move(highlights)}};
}

Json units_json(const schema::ReportFacts& report, const std::vector<schema::Unit>& units) {
    Json array = Json::array();
    for (const schema::Unit& unit : units)
        array.push_back({{"id", schema::unit_id(report.doc, unit.address)}, {"kind", schema::name_of(unit.kind)}, {"text", unit.text}});
    return array;
}

// Keys that come only where they were asked for stand last.
Json whole_hit(const Hit& hit) {
    const schema::ReportFacts& report = *hit.report;
    const schema::Unit& unit = hit.unit;
    Json json = passage_json(report, unit, false);
    json.update({{"score", rounded(hit.score)},
                 {"all_words", hit.all_words},
                 {"more_in_report", hit.more_in_report},
                 {"near_copies", hit.near_copies},
                 {"snippet", snippet_json(hit.snippet)},
                 {"lead_in", text_or_null(hit.lead_in)},
                 {"text", unit.text}});
    if (!hit.before.empty() || !hit.after.empty())
        json["context"] = {{"before", units_json(report, hit.before)}, {"after", units_json(report, hit.after)}};
    if (!hit.matched.empty()) json["explain"] = matched_json(hit.matched);
    return json;
}

Json hit_json(const Hit& hit, const std::vector<std::string>& keys) {
    const Json whole = whole_hit(hit);
    if (keys.empty()) return whole;
    Json chosen = Json::object();
    for (const std::string& key : keys)
        if (whole.contains(key)) chosen[key] = whole[key];
    for (const char* key : {"context", "explain"})  // asked for by options of their own
        if (whole.contains(key)) chosen[key] = whole[key];
    return chosen;
}

// Values of number fields are numbers, of the others strings.
Json facet_value(const schema::Field* field, const std::string& value) {
    int number = 0;
    const char* end = value.data() + value.size();
    if (field == nullptr || field->type != schema::FieldType::Number) return value;
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    return error == std::errc{} && stopped == end ? Json(number) : Json(value);
}

}  // namespace

// Controls of the C1 range and direction marks are legal in JSON, but a terminal obeys them: they are escaped, and
// can only stand inside strings.
std::string dump(const Json& json) {
    const std::string plain = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string safe;
    safe.reserve(plain.size() + 1);
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t code = next_character(plain, at);
        if (printable(code) == code)
            append_character(safe, code);
        else
            safe += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code));
    }
    return safe + '\n';
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json facets_json(const std::vector<search::Facet>& facets) {
    Json json = Json::object();
    for (const search::Facet& facet : facets) {
        const schema::Field* field = schema::find_field(facet.field);
        Json values = Json::array();
        for (const search::FacetValue& value : facet.values)
            values.push_back({{"value", facet_value(field, value.value)},
                              {"count", value.count},
                              {"reports", value.reports},
                              {"selected", value.selected}});
        json[facet.field] = std::move(values);
    }
    return json;
}

std::string json(const search::Crossed& crossed) {
    const schema::Field* row_field = schema::find_field(crossed.rows);
    const schema::Field* column_field = schema::find_field(crossed.columns);
    Json list = Json::array();
    for (const search::CrossedRow& row : crossed.lines)
        for (const search::FacetValue& cell : row.cells)
            list.push_back({{"values", Json::array({facet_value(row_field, row.value), facet_value(column_field, cell.value)})},
                            {"count", cell.count},
                            {"reports", cell.reports}});
    return dump({{"format", kJsonFormat}, {"by", Json::array({crossed.rows, crossed.columns})}, {"pairs", std::move(list)}});
}

std::string json(const Results& results, const std::vector<std::string>& keys) {
    Json hits = Json::array();
    for (const Hit& hit : results.hits) hits.push_back(hit_json(hit, keys));
    Json query = {{"text", results.query},
                  {"understood", results.understood},
                  {"match", results.match == search::Match::Any ? "any" : "all"},
                  {"did_you_mean", value_or_null(results.did_you_mean)}};
    query["raised"] = Json::array();
    for (const search::Raised& one : results.raised)
        query["raised"].push_back({{"words", one.words}, {"field", one.field}, {"value", one.value}});
    if (!results.parts.empty()) query["explain"] = parts_json(results.parts);
    Json document = {{"format", kJsonFormat},
                     {"query", std::move(query)},
                     {"total", results.total},
                     {"reports", results.reports},
                     {"exact", results.exact}};
    if (!results.missing.empty()) {
        document["partial"] = true;
        document["missing"] = results.missing;
    }
    document["notes"] = results.notes;
    document["facets"] = facets_json(results.facets);
    document["hits"] = std::move(hits);
    return dump(document);
}

std::string error_json(std::string_view message, std::string_view hint) {
    return dump({{"format", kJsonFormat}, {"error", {{"message", message}, {"hint", hint.empty() ? Json(nullptr) : Json(hint)}}}});
}

std::string json_lines(const Results& results, const std::vector<std::string>& keys, std::string_view qid) {
    std::string lines;
    for (const Hit& hit : results.hits) {
        Json json = Json::object();
        if (!qid.empty()) json["qid"] = qid;
        json.update(hit_json(hit, keys));
        lines += dump(json);
    }
    return lines;
}

std::string json(const search::Passage& passage, bool why) {
    Json units = Json::array();
    for (std::size_t i = 0; i < passage.units.size(); ++i) {
        Json unit = schema::extracted_unit(*passage.report, passage.units[i]);
        unit.erase("evidence");
        unit.erase("definitions");
        unit["chosen"] = i == passage.chosen;
        units.push_back(std::move(unit));
    }
    Json document = {{"format", kJsonFormat}, {"units", std::move(units)}};
    if (why) document["why"] = why_json(passage);
    return dump(document);
}

std::string json(const search::Verdict& verdict) { return dump(verdict_json(verdict)); }

std::string json(const search::Status& status) {
    Json json = {{"format", kJsonFormat},
                 {"locations", status.locations},
                 {"layout", status.layout},
                 {"reports", status.reports},
                 {"paragraphs", status.paragraphs},
                 {"words", status.words},
                 {"languages", status.languages},
                 {"bytes", status.bytes ? Json(*status.bytes) : Json(nullptr)}};
    if (status.faults) json["faults"] = *status.faults;
    return dump(json);
}

}  // namespace travaux::render
