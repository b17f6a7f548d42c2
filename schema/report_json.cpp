#include "schema/report_json.hpp"

#include "schema/compact_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
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

std::vector<LineRange> lines_from(const Json& array) {
    std::vector<LineRange> lines;
    for (const Json& range : array) lines.push_back({range.at(0), range.at(1)});
    return lines;
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

template <class T>
void read(const Json& json, const char* key, T& into) {
    if (const auto found = json.find(key); found != json.end()) into = found->template get<T>();
}

template <class T>
void read(const Json& json, const char* key, std::optional<T>& into) {
    if (const auto found = json.find(key); found != json.end()) into = found->template get<T>();
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

Unit unit_from(const Json& json) {
    Unit unit;
    int kind = 0;
    int commitment = 0;
    std::vector<std::string> all;
    read(json, "n", unit.ordinal);
    read(json, "kind", kind);
    read(json, "level", unit.level);
    read(json, "address", unit.address);
    read(json, "label", unit.label);
    read(json, "parent", unit.parent);
    read(json, "section", unit.section);
    read(json, "text", unit.text);
    if (json.contains("lines")) unit.lines = lines_from(json["lines"]);
    read(json, "page", unit.page);
    read(json, "ocr", unit.ocr);
    read(json, "notes", unit.notes);
    read(json, "objective", unit.objective);
    read(json, "objective_label", unit.objective_label);
    read(json, "agency", unit.agency);
    read(json, "mentions", unit.mentions);
    read(json, "commitment", commitment);
    read(json, "commitment_all", all);
    read(json, "actor", unit.actor);
    read(json, "due", unit.due);
    read(json, "commitment_words", unit.commitment_words);
    read(json, "language", unit.language);
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

Unit decode_unit(std::string_view record) { return unit_from(Json::parse(record)); }

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
    const Json json = Json::parse(record.substr(0, record.find('\n')));
    ReportFacts facts;
    read(json, "doc", facts.doc);
    read(json, "path", facts.path);
    read(json, "title", facts.title);
    read(json, "symbol", facts.symbol);
    read(json, "doctype", facts.doctype);
    read(json, "language", facts.language);
    read(json, "chair", facts.chair);
    read(json, "author", facts.author);
    read(json, "year", facts.year);
    read(json, "period_start", facts.period_start);
    read(json, "period_end", facts.period_end);
    read(json, "meeting", facts.meeting);
    read(json, "date", facts.date);
    if (json.contains("definitions"))
        for (const Json& d : json["definitions"]) facts.definitions.push_back({d.at("short"), d.at("long"), d.at("unit")});
    if (json.contains("evidence"))
        for (const Json& e : json["evidence"]) {
            Evidence evidence{e.at("field"), e.at("value"), std::nullopt, e.at("words")};
            if (!e.at("unit").is_null()) evidence.unit = e.at("unit").get<int>();
            facts.evidence.push_back(std::move(evidence));
        }
    return facts;
}

Report decode_report(std::string_view record) {
    Report report{decode_facts(record), {}};
    const Json units = Json::parse(record.substr(std::min(record.find('\n'), record.size() - 1) + 1), nullptr, false);
    if (units.is_array()) std::ranges::transform(units, std::back_inserter(report.units), unit_from);
    return report;
}

}  // namespace travaux::schema
