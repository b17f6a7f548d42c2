#include "indexer/write/import.hpp"
#include "schema/report_json.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

using namespace travaux;
using write::BadRecord;

namespace {

struct Result {
    std::vector<schema::Report> reports;
    std::vector<std::uint64_t> contents;
    std::vector<BadRecord> bad;
};

Result import(const std::string& lines, const std::map<std::string, std::vector<std::string>>& given = {}) {
    Result result;
    std::istringstream in(lines);
    write::import_records(in, given,
                          {[&](write::Imported&& one) {
                               result.reports.push_back(std::move(one.report));
                               result.contents.push_back(one.content);
                           },
                           [&](const BadRecord& bad) { result.bad.push_back(bad); }});
    return result;
}

}  // namespace

TEST_CASE("a report of one record is one unit without an address") {
    const Result result = import(R"({"doc": "a", "text": "hello", "title": "T"})");
    REQUIRE(result.reports.size() == 1);
    REQUIRE(result.reports[0].units.size() == 1);
    CHECK(result.reports[0].units[0].address.empty());
    CHECK(result.reports[0].units[0].text == "hello");
    CHECK(result.reports[0].facts.title == "T");
    CHECK(result.bad.empty());
}

TEST_CASE("the lines of a doc are its paragraphs in order") {
    const Result result = import("{\"doc\":\"a\",\"text\":\"1\"}\n{\"doc\":\"a\",\"text\":\"2\",\"year\":\"2013\"}\r\n\n{\"doc\":\"b\",\"text\":\"3\"}\n");
    REQUIRE(result.reports.size() == 2);
    const schema::Report& a = result.reports[0];
    REQUIRE(a.units.size() == 2);
    CHECK(a.units[0].address == "1");
    CHECK(a.units[1].address == "2");
    CHECK(a.units[1].ordinal == 1);
    CHECK(a.facts.year == 2013);
    CHECK(result.reports[1].facts.doc == "b");
}

TEST_CASE("lines that are no records are named and left out") {
    for (const char* line : {"nonsense", "[]", "3", "\"x\"", "{\"doc\": \"a\"}", "{\"text\": \"x\"}", "{\"doc\": \"\", \"text\": \"x\"}",
                             "{\"doc\": \"a\", \"text\": \" \\n \"}", "{\"doc\": \"a\", \"text\": 3.5}", "{\"doc\": \"a\\nb\", \"text\": \"x\"}",
                             "{\"doc\": [\"a\"], \"text\": \"x\"}", "{\"doc\": \"a\", \"text\": \"\xff\"}", "{\"doc\": \"a\", \"text\": \"x\""}) {
        INFO(line);
        const Result result = import("{\"doc\": \"good\", \"text\": \"x\"}\n" + std::string(line));
        REQUIRE(result.bad.size() == 1);
        CHECK(result.bad[0].line == 2);
        CHECK(result.bad[0].left_out);
        CHECK(result.reports.size() == 1);
    }
}

TEST_CASE("values are loosely typed; what makes no sense is left out of its record") {
    const Result result = import(
        R"({"doc": 12, "text": "x", "year": "2013", "chair": "IOM", "author": ["IOM", "", "ILO"], "page": 3, "mentions": 2012, "objective": null, "symbol": 43})");
    REQUIRE(result.reports.size() == 1);
    const schema::ReportFacts& facts = result.reports[0].facts;
    CHECK(facts.doc == "12");
    CHECK(facts.year == 2013);
    CHECK(facts.chair == std::vector<std::string>{"IOM"});
    CHECK(facts.author == std::vector<std::string>{"IOM", "ILO"});
    CHECK(facts.symbol == "43");
    CHECK(result.reports[0].units[0].page == 3);
    CHECK(result.reports[0].units[0].mentions == std::vector<int>{2012});

    for (const char* pair : {R"("year": "last")", R"("year": 99999999999)", R"("year": 2013.5)", R"("kind": "poem")", R"("chair": {})",
                             R"("commitment": 3)", R"("period": "2013")", R"("lines": [3, 4])", R"("page": [])"}) {
        INFO(pair);
        const Result odd = import("{\"doc\": \"a\", \"text\": \"x\", " + std::string(pair) + "}");
        CHECK(odd.reports.size() == 1);
        REQUIRE(odd.bad.size() == 1);
        CHECK_FALSE(odd.bad[0].left_out);
        CHECK(odd.bad[0].reason.find("makes no sense: taken without it") != std::string::npos);
    }
}

TEST_CASE("an unknown key is complained of once") {
    const Result result = import("{\"doc\":\"a\",\"text\":\"1\",\"colour\":1}\n{\"doc\":\"a\",\"text\":\"2\",\"colour\":1}\n");
    REQUIRE(result.bad.size() == 1);
    CHECK(result.bad[0].reason.find("colour") != std::string::npos);
    CHECK_FALSE(result.bad[0].left_out);
}

TEST_CASE("a doc that comes again is left out") {
    const Result result = import("{\"doc\":\"a\",\"text\":\"1\"}\n{\"doc\":\"b\",\"text\":\"2\"}\n{\"doc\":\"a\",\"text\":\"3\"}\n{\"doc\":\"a\",\"text\":\"4\"}\n");
    CHECK(result.reports.size() == 2);
    REQUIRE_FALSE(result.bad.empty());
    CHECK(result.bad[0].line == 3);
    CHECK(result.bad[0].left_out);
}

TEST_CASE("addresses stay unique") {
    const Result result = import(R"({"doc":"a","text":"1","address":"2"}
{"doc":"a","text":"2"}
{"doc":"a","text":"3","address":"2"})");
    REQUIRE(result.reports.size() == 1);
    const auto& units = result.reports[0].units;
    CHECK(units[0].address == "2");
    CHECK(units[1].address != units[0].address);
    CHECK(units[2].address != units[0].address);
    CHECK(units[2].address != units[1].address);
}

TEST_CASE("a paragraph in another language than its report keeps its own") {
    const Result result = import("{\"doc\":\"a\",\"text\":\"1\",\"language\":\"en\"}\n{\"doc\":\"a\",\"text\":\"2\",\"language\":\"fr\"}\n");
    REQUIRE(result.reports.size() == 1);
    CHECK(result.reports[0].facts.language == "en");
    CHECK(result.reports[0].units[0].language.empty());
    CHECK(result.reports[0].units[1].language == "fr");
}

TEST_CASE("metadata given by hand takes the place of a record's own") {
    const Result result = import("{\"doc\":\"a\",\"text\":\"1\",\"year\":1999,\"title\":\"own\"}", {{"year", {"2013"}}, {"author", {"IOM", "ILO"}}});
    REQUIRE(result.reports.size() == 1);
    CHECK(result.reports[0].facts.year == 2013);
    CHECK(result.reports[0].facts.title == "own");
    CHECK(result.reports[0].facts.author.size() == 2);
}

TEST_CASE("the hash follows the lines") {
    const auto hash = [](const std::string& lines) { return import(lines).contents.at(0); };
    const std::string one = "{\"doc\":\"a\",\"text\":\"1\"}\n";
    CHECK(hash(one) == hash(one));
    CHECK(hash(one) != hash("{\"doc\":\"a\",\"text\":\"2\"}\n"));
    CHECK(hash(one) != hash(one + one));
}

TEST_CASE("what --extract prints can be imported") {
    schema::Report whole;
    whole.facts.doc = "a";
    whole.facts.title = "T";
    whole.facts.year = 2013;
    whole.facts.chair = {"IOM"};
    whole.facts.language = "en";
    whole.facts.period_start = "2013-01-01";
    whole.facts.period_end = "2013-06-30";
    for (int i = 0; i < 4; ++i) {
        schema::Unit unit;
        unit.ordinal = i;
        unit.address = std::string(1, static_cast<char>('a' + i));
        unit.text = "text " + std::to_string(i);
        unit.lines = {{i, i + 1}};
        whole.units.push_back(unit);
    }
    whole.units[0].kind = schema::Kind::Heading;
    whole.units[1].section = {"H"};
    whole.units[2].kind = schema::Kind::ListItem;
    whole.units[2].parent = 1;
    whole.units[2].level = 1;
    whole.units[2].agency = {"IOM"};
    whole.units[2].commitment = schema::Commitment::Planned;
    whole.units[2].commitment_all = {schema::Commitment::Planned};
    whole.units[2].notes = {3};
    whole.units[3].kind = schema::Kind::Footnote;
    whole.units[3].notes = {2};
    std::string lines;
    for (const schema::Unit& unit : whole.units) lines += schema::extracted_unit(whole.facts, unit).dump() + "\n";
    const Result result = import(lines);
    REQUIRE(result.reports.size() == 1);
    CHECK(result.bad.empty());
    CHECK(result.reports[0] == whole);
}

TEST_CASE("ordinals of the input may start anywhere") {
    const Result result = import(R"({"doc":"a","text":"1","ordinal":10}
{"doc":"a","text":"2","ordinal":20,"parent":10,"notes":[10,99]}
{"doc":"a","text":"3","ordinal":30,"parent":99})");
    const auto& units = result.reports.at(0).units;
    CHECK(units[1].ordinal == 1);
    CHECK(units[1].parent == 0);
    CHECK(units[1].notes == std::vector<int>{0});
    CHECK_FALSE(units[2].parent.has_value());
}
