#include "schema/fields.hpp"
#include "searcher/render/json_parts.hpp"
#include "searcher/render/render.hpp"

namespace travaux::render {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json term_json(const search::FieldTerm& term) { return {{"value", term.value}, {"count", term.count}, {"reports", term.reports}}; }

}  // namespace

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

std::string fields_json() {
    Json json = Json::array();
    for (const schema::Field& field : schema::fields())
        json.push_back({{"name", field.name},
                        {"type", name_of(field.type)},
                        {"of", name_of(field.of)},
                        {"many", field.many},
                        {"facet", field.is_facet()},
                        {"option", text_or_null(field.option)},
                        {"example", text_or_null(field.example)},
                        {"meaning", field.meaning}});
    return dump(json);
}

std::string json(const std::vector<search::FieldTerm>& terms) {
    Json json = Json::array();
    for (const search::FieldTerm& term : terms) json.push_back(term_json(term));
    return dump(json);
}

std::string json_lines(const std::vector<search::FieldTerm>& terms) {
    std::string lines;
    for (const search::FieldTerm& term : terms) lines += dump(term_json(term));
    return lines;
}

}  // namespace travaux::render
