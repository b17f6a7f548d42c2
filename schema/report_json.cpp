#include "schema/report_json.hpp"

#include "schema/compact_json.hpp"
#include "schema/compact_json_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace travaux::schema {
namespace {

// Invalid UTF-8 cannot be printed as JSON: what slipped through is replaced, never fatal.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T>
Json value_or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json lines_json(const std::vector<LineRange>& lines) {
    Json array = Json::array();
    for (const LineRange& range : lines) array.push_back({range.first, range.last});
    return array;
}

Json names(const std::vector<Commitment>& all) {
    Json array = Json::array();
    for (Commitment c : all) array.push_back(name_of(c));
    return array;
}

Json evidence_json(const std::vector<Evidence>& evidence) {
    Json array = Json::array();
    for (const Evidence& e : evidence)
        array.push_back({{"field", e.field}, {"value", e.value}, {"unit", value_or_null(e.unit)}, {"words", e.words}});
    return array;
}

Json definitions_json(const std::vector<Definition>& definitions) {
    Json array = Json::array();
    for (const Definition& d : definitions) array.push_back({{"short", d.short_form}, {"long", d.long_form}, {"unit", d.unit}});
    return array;
}

CompactJson outline_entry(const Unit& unit) {
    CompactJson json;
    json.add("n", unit.ordinal)
        .add("kind", static_cast<int>(unit.kind))
        .add("level", unit.level)
        .add("address", unit.address)
        .add("label", unit.label)
        .add("parent", unit.parent);
    return json;
}

// In the order of encode_unit().
Unit unit_from(CompactJsonReader& json) {
    Unit unit;
    int kind = 0;
    int commitment = 0;
    std::vector<std::string> all;
    json.read("n", unit.ordinal)
        .read("kind", kind)
        .read("level", unit.level)
        .read("address", unit.address)
        .read("label", unit.label)
        .read("parent", unit.parent)
        .read("section", unit.section)
        .read("text", unit.text)
        .read("lines", unit.lines)
        .read("page", unit.page)
        .read("ocr", unit.ocr)
        .read("notes", unit.notes)
        .read("objective", unit.objective)
        .read("objective_label", unit.objective_label)
        .read("agency", unit.agency)
        .read("mentions", unit.mentions)
        .read("commitment", commitment)
        .read("commitment_all", all)
        .read("actor", unit.actor)
        .read("due", unit.due)
        .read("commitment_words", unit.commitment_words)
        .read("language", unit.language);
    unit.kind = static_cast<Kind>(kind);
    unit.commitment = static_cast<Commitment>(commitment);
    for (const std::string& name : all)
        if (const auto status = commitment_from(name)) unit.commitment_all.push_back(*status);
    return unit;
}

}  // namespace

Json one_or_many(const std::vector<std::string>& values) {
    if (values.empty()) return nullptr;
    if (values.size() == 1) return values.front();
    return values;
}

Json facts_json(const ReportFacts& facts) {
    return {{"doc", facts.doc},
            {"title", text_or_null(facts.title)},
            {"symbol", text_or_null(facts.symbol)},
            {"doctype", text_or_null(facts.doctype)},
            {"year", value_or_null(facts.year)},
            {"chair", one_or_many(facts.chair)},
            {"author", one_or_many(facts.author)},
            {"language", text_or_null(facts.language)},
            {"date", text_or_null(facts.date)},
            {"period", facts.period_start.empty() ? Json(nullptr) : Json({facts.period_start, facts.period_end})},
            {"meeting", text_or_null(facts.meeting)}};
}

Json extracted_unit(const ReportFacts& facts, const Unit& unit) {
    Json json = {{"id", unit_id(facts.doc, unit.address)}};
    json.update(facts_json(facts));
    json.update({{"ordinal", unit.ordinal},
                 {"kind", name_of(unit.kind)},
                 {"retrievable", is_retrievable(unit.kind)},
                 {"level", unit.level},
                 {"address", unit.address},
                 {"label", text_or_null(unit.label)},
                 {"section", unit.section},
                 {"parent", value_or_null(unit.parent)},
                 {"notes", unit.notes},
                 {"page", value_or_null(unit.page)},
                 {"ocr", value_or_null(unit.ocr)},
                 {"lines", lines_json(unit.lines)},
                 {"objective", value_or_null(unit.objective)},
                 {"objective_label", text_or_null(unit.objective_label)},
                 {"agency", unit.agency},
                 {"mentions", unit.mentions},
                 {"commitment", name_of(unit.commitment)},
                 {"commitment_all", names(unit.commitment_all)},
                 {"actor", unit.actor},
                 {"due", text_or_null(unit.due)},
                 {"commitment_words", text_or_null(unit.commitment_words)},
                 {"text", unit.text}});
    if (!unit.language.empty()) json["language"] = unit.language;
    if (unit.ordinal == 0) json.update({{"evidence", evidence_json(facts.evidence)}, {"definitions", definitions_json(facts.definitions)}});
    return json;
}

std::string encode_unit(const Unit& unit) {
    CompactJson json = outline_entry(unit);
    json.add("section", unit.section)
        .add("text", unit.text)
        .add("lines", unit.lines)
        .add("page", unit.page)
        .add("ocr", unit.ocr)
        .add("notes", unit.notes)
        .add("objective", unit.objective)
        .add("objective_label", unit.objective_label)
        .add("agency", unit.agency)
        .add("mentions", unit.mentions)
        .add("commitment", static_cast<int>(unit.commitment))
        .add("commitment_all", unit.commitment_all)
        .add("actor", unit.actor)
        .add("due", unit.due)
        .add("commitment_words", unit.commitment_words)
        .add("language", unit.language);
    return std::move(json).take();
}

Unit decode_unit(std::string_view record) {
    CompactJsonReader json(record);
    Unit unit = unit_from(json);
    json.end();
    return unit;
}

std::string encode_report(const Report& report) {
    const ReportFacts& facts = report.facts;
    CompactJson json;
    json.add("doc", facts.doc)
        .add("path", facts.path)
        .add("title", facts.title)
        .add("symbol", facts.symbol)
        .add("doctype", facts.doctype)
        .add("language", facts.language)
        .add("chair", facts.chair)
        .add("author", facts.author)
        .add("year", facts.year)
        .add("period_start", facts.period_start)
        .add("period_end", facts.period_end)
        .add("meeting", facts.meeting)
        .add("date", facts.date);
    if (!facts.definitions.empty()) json.add_json("definitions", dump(definitions_json(facts.definitions)));
    if (!facts.evidence.empty()) json.add_json("evidence", dump(evidence_json(facts.evidence)));
    std::string record = std::move(json).take();
    char before = '[';
    record += '\n';
    for (const Unit& unit : report.units) {
        record += before;
        record += is_retrievable(unit.kind) ? outline_entry(unit).take() : encode_unit(unit);
        before = ',';
    }
    if (report.units.empty()) record += before;
    record += ']';
    return record;
}

// The facts are a line, the units the next: who wants the facts alone reads no further.
ReportFacts decode_facts(std::string_view record) {
    CompactJsonReader json(record);
    ReportFacts facts;
    json.read("doc", facts.doc)
        .read("path", facts.path)
        .read("title", facts.title)
        .read("symbol", facts.symbol)
        .read("doctype", facts.doctype)
        .read("language", facts.language)
        .read("chair", facts.chair)
        .read("author", facts.author)
        .read("year", facts.year)
        .read("period_start", facts.period_start)
        .read("period_end", facts.period_end)
        .read("meeting", facts.meeting)
        .read("date", facts.date)
        .read_objects("definitions", [&](CompactJsonReader& definition) {
            Definition& one = facts.definitions.emplace_back();
            definition.read("short", one.short_form).read("long", one.long_form).read("unit", one.unit);
        })
        .read_objects("evidence", [&](CompactJsonReader& evidence) {
            Evidence& one = facts.evidence.emplace_back();
            evidence.read("field", one.field).read("value", one.value).read("unit", one.unit).read("words", one.words);
        });
    json.end();
    return facts;
}

bool is_report(std::string_view record) { return record.starts_with("{\"doc\":"); }

Report decode_report(std::string_view record) {
    Report report{decode_facts(record), {}};
    const std::size_t line = std::min(record.find('\n'), record.size() - 1) + 1;
    CompactJsonReader::each(record.substr(line), [&](CompactJsonReader& unit) { report.units.push_back(unit_from(unit)); });
    return report;
}

}  // namespace travaux::schema
