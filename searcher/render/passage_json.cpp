#include "schema/report_json.hpp"
#include "searcher/render/json_parts.hpp"

#include <array>

namespace travaux::render {
namespace {

using schema::ReportFacts;
using schema::Unit;

Json lines_json(const std::vector<schema::LineRange>& lines) {
    Json array = Json::array();
    for (const schema::LineRange& range : lines) array.push_back({range.first, range.last});
    return array;
}

struct Key {
    const char* name;
    bool brief;  // also where nothing but the passage is told
    Json (*value)(const ReportFacts& report, const Unit& unit);
};

constexpr std::array kKeys{
    Key{"id", true, [](const ReportFacts& report, const Unit& unit) { return Json(schema::unit_id(report.doc, unit.address)); }},
    Key{"doc", true, [](const ReportFacts& report, const Unit&) { return Json(report.doc); }},
    Key{"address", true, [](const ReportFacts&, const Unit& unit) { return Json(unit.address); }},
    Key{"label", true, [](const ReportFacts&, const Unit& unit) { return text_or_null(unit.label); }},
    Key{"kind", true, [](const ReportFacts&, const Unit& unit) { return Json(schema::name_of(unit.kind)); }},
    Key{"section", true, [](const ReportFacts&, const Unit& unit) { return Json(unit.section); }},
    Key{"page", true, [](const ReportFacts&, const Unit& unit) { return value_or_null(unit.page); }},
    Key{"ocr", false, [](const ReportFacts&, const Unit& unit) { return value_or_null(unit.ocr); }},
    Key{"lines", false, [](const ReportFacts&, const Unit& unit) { return lines_json(unit.lines); }},
    Key{"title", true, [](const ReportFacts& report, const Unit&) { return text_or_null(report.title); }},
    Key{"symbol", true, [](const ReportFacts& report, const Unit&) { return text_or_null(report.symbol); }},
    Key{"doctype", true, [](const ReportFacts& report, const Unit&) { return text_or_null(report.doctype); }},
    Key{"year", true, [](const ReportFacts& report, const Unit&) { return value_or_null(report.year); }},
    Key{"date", true, [](const ReportFacts& report, const Unit&) { return text_or_null(report.date); }},
    Key{"chair", false, [](const ReportFacts& report, const Unit&) { return Json(schema::one_or_many(report.chair)); }},
    Key{"author", true, [](const ReportFacts& report, const Unit&) { return Json(schema::one_or_many(report.author)); }},
    Key{"objective", false, [](const ReportFacts&, const Unit& unit) { return value_or_null(unit.objective); }},
    Key{"agency", false, [](const ReportFacts&, const Unit& unit) { return Json(unit.agency); }},
    Key{"mentions", false, [](const ReportFacts&, const Unit& unit) { return Json(unit.mentions); }},
    Key{"commitment", true, [](const ReportFacts&, const Unit& unit) { return Json(schema::name_of(unit.commitment)); }},
    Key{"actor", false, [](const ReportFacts&, const Unit& unit) { return Json(unit.actor); }},
    Key{"due", false, [](const ReportFacts&, const Unit& unit) { return text_or_null(unit.due); }},
    Key{"language", false, [](const ReportFacts& report, const Unit& unit) { return text_or_null(unit.language.empty() ? report.language : unit.language); }},
};

}  // namespace

Json passage_json(const ReportFacts& report, const Unit& unit, bool brief) {
    Json json = Json::object();
    for (const Key& key : kKeys)
        if (key.brief || !brief) json[key.name] = key.value(report, unit);
    return json;
}

}  // namespace travaux::render
