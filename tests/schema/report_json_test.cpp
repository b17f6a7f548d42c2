#include "schema/compact_json.hpp"
#include "schema/error.hpp"
#include "schema/report_json.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <random>
#include <string>

using namespace travaux::schema;

namespace {

Unit full_unit() {
    Unit unit;
    unit.ordinal = 7;
    unit.kind = Kind::ListItem;
    unit.level = 2;
    unit.address = "12(a)";
    unit.label = "12(a)";
    unit.section = {"II. Réunion", "A. Suivi"};
    unit.text = "Convened “two” workshops — één";
    unit.lines = {{3, 4}, {9, 9}};
    unit.page = 2;
    unit.parent = 6;
    unit.notes = {11, 12};
    unit.objective = 1;
    unit.objective_label = "advocacy";
    unit.agency = {"IOM", "UNDESA"};
    unit.mentions = {2012, 2013};
    unit.commitment = Commitment::NotRealised;
    unit.commitment_all = {Commitment::Planned, Commitment::NotRealised};
    unit.actor = {"IOM"};
    unit.due = "2013-03-31";
    unit.commitment_words = "was postponed";
    unit.language = "fr";
    return unit;
}

Report full_report() {
    Report report;
    ReportFacts& facts = report.facts;
    facts.doc = "a";
    facts.path = "/x/a.txt";
    facts.title = "T";
    facts.symbol = "CRP/1";
    facts.doctype = "chair report";
    facts.language = "en";
    facts.chair = {"IOM", "FAO"};
    facts.author = {"IOM"};
    facts.year = 2018;
    facts.period_start = "2018-01-01";
    facts.period_end = "2018-12-31";
    facts.date = "2019-01";
    facts.evidence = {{"year", "2018", 0, "1 January"}, {"title", "T", std::nullopt, "by hand"}};
    facts.definitions = {{"GMG", "Global Migration Group", 0}};
    Unit heading;
    heading.kind = Kind::Heading;
    heading.text = "I. Opening";
    heading.address = "I";
    report.units = {heading, full_unit()};
    return report;
}

}  // namespace

TEST_CASE("a stored unit comes back equal") {
    CHECK(decode_unit(encode_unit(full_unit())) == full_unit());
    CHECK(decode_unit(encode_unit(Unit{})) == Unit{});
}

TEST_CASE("a stored report keeps its facts, its headings whole and the outline of its paragraphs") {
    const Report report = full_report();
    const Report back = decode_report(encode_report(report));
    CHECK(back.facts == report.facts);
    REQUIRE(back.units.size() == 2);
    CHECK(back.units[0] == report.units[0]);
    CHECK(back.units[1].address == "12(a)");
    CHECK(back.units[1].parent == 6);
    CHECK(back.units[1].text.empty());
}

TEST_CASE("broken UTF-8 is replaced, not fatal") {
    Unit unit;
    unit.text = "a\xff" "b";
    CHECK(decode_unit(encode_unit(unit)).text == "a\xef\xbf\xbd" "b");
}

TEST_CASE("signs that JSON escapes come back") {
    Unit unit;
    for (char c = 1; c < 0x7F; ++c) unit.text += c;
    unit.section = {"\\", "\"", "a\"b\\\\n", "\u2028 é \U0001F600"};
    unit.address = "\"";
    CHECK(decode_unit(encode_unit(unit)) == unit);
}

TEST_CASE("a record that breaks off is an error, and so is one of other fields") {
    const std::string whole = encode_unit(full_unit());
    for (std::size_t length = 0; length < whole.size(); ++length) CHECK_THROWS_AS(decode_unit(whole.substr(0, length)), Error);
    const std::string report = encode_report(full_report());
    for (std::size_t length = 1; length < report.size(); ++length) CHECK_THROWS_AS(decode_report(report.substr(0, length)), Error);
    for (const char* other : {"[]", "{\"x\":1}", "{\"text\":1}", "{\"n\":\"a\"}", "{\"text\":\"\\ud800\"}", "{\"text\":\"\\u12\"}", "{\"n\":99999999999}"})
        CHECK_THROWS_AS(decode_unit(other), Error);
}

TEST_CASE("chairs print as null, one or a list") {
    CHECK(one_or_many({}).is_null());
    CHECK(one_or_many({"IOM"}) == "IOM");
    CHECK(one_or_many({"IOM", "FAO"}).size() == 2);
}

TEST_CASE("an extracted unit carries its report's facts, and the first one the evidence") {
    Report report = full_report();
    const Json json = extracted_unit(report.facts, report.units[1]);
    CHECK(json["id"] == "a#12(a)");
    CHECK(json["year"] == 2018);
    CHECK(json["period"] == Json({"2018-01-01", "2018-12-31"}));
    CHECK(json["kind"] == "list_item");
    CHECK(json["commitment"] == "not_realised");
    CHECK(json["language"] == "fr");
    CHECK_FALSE(json.contains("evidence"));
    CHECK(extracted_unit(report.facts, report.units[0])["evidence"].size() == 2);
    CHECK(unit_id("a", "") == "a");
}

TEST_CASE("kinds and statuses have names that lead back") {
    for (std::string_view name : kKindNames) CHECK(name_of(kind_from(name).value()) == name);
    for (std::string_view name : kCommitmentNames) CHECK(name_of(commitment_from(name).value()) == name);
    CHECK_FALSE(kind_from("chapter"));
}

TEST_CASE("texts are written as another writer writes them, whatever their bytes") {
    std::mt19937 random(3);
    const std::string signs = "ab\"\\/\b\f\n\r\t\x01\x1f\x7f\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80\xf4\x90\xc0\xff";
    for (int round = 0; round < 5000; ++round) {
        std::string text(random() % 12, '\0');
        for (char& c : text) c = round % 2 == 0 ? static_cast<char>(random() % 256) : signs[random() % signs.size()];
        std::string written;
        append_json(written, text);
        CHECK(written == Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
}

TEST_CASE("stored records are compact JSON, in the order of their fields") {
    for (const Unit& unit : {full_unit(), Unit{}}) {
        const std::string record = encode_unit(unit);
        CHECK(Json::parse(record).dump() == record);
    }
}
