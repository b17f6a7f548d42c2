#include "schema/fields.hpp"
#include "searcher/query/query.hpp"
#include "tests/catch.hpp"

using namespace travaux;
using namespace travaux::query;

TEST_CASE("fields with values, ranges and groups") {
    struct Case {
        const char* query;
        const char* understood;
    };
    const std::vector<Case> cases{
        {"year:2013", "year:2013"},
        {"YEAR:2013?", "year:2013"},
        {"year:2013..", "year:2013.."},
        {"year:2012..2013,", "year:2012..2013"},
        {"year:(2012 OR 2015..)", "year:2012 OR year:2015.."},
        {"date:2013..2013-04", "date:2013..2013-04"},
        {"date:2012-02-29", "date:2012-02-29"},
        {"chair:IOM.", "chair:IOM"},
        {"-chair:IOM", "* AND NOT chair:IOM"},
        {"+chair:IOM", "+chair:IOM"},
        {"agency:“World Bank”", "agency:\"World Bank\""},
        {"agency:(\"World Bank\" OR IOM, -WHO)", "agency:\"World Bank\" OR agency:IOM AND NOT agency:WHO"},
        {"agency:OR", "agency:OR"},
        {"label:12(a)", "label:\"12(a)\""},
        {"symbol:A/RES/65/170", "symbol:A/RES/65/170"},
        {"doc:crp43-2013", "doc:crp43-2013"},
        {"title:migra*", "title:migra*"},
        {"title:(a OR \"b c\" NEAR/3 d)", "title:(a OR \"b c\" NEAR/3 d)"},
        {"title:a b", "title:a AND b"},
        {"title: a", "title a"},
        {"title:...", "title"},
        {"#year:2013", "year:2013"},
    };
    for (const Case& c : cases) {
        INFO(c.query);
        const Reading reading = parse(c.query);
        REQUIRE(reading.ok());
        CHECK(print(reading.root) == c.understood);
    }
}

TEST_CASE("every field's own example runs") {
    for (const schema::Field& field : schema::fields()) {
        if (!field.is_filter()) continue;
        INFO(field.name);
        const Reading reading = parse(field.example);
        REQUIRE(reading.ok());
        CHECK(print(reading.root).find(std::string(field.name) + ":") != std::string::npos);
    }
}

TEST_CASE("a range keeps its ends, a value is both of its own") {
    CHECK(parse("year:2012..").root.values == Values{"2012", "", true});
    CHECK(parse("year:2012").root.values == Values{"2012", "2012", false});
    CHECK(parse("agency:\"a..b\"").root.values == Values{"a..b", "a..b", false});
}

TEST_CASE("the value of an option is a filter, whatever it looks like") {
    const auto shown = [](const char* field, const char* value) {
        const Reading reading = parse_filter(schema::field(field), value);
        return reading.ok() ? print(reading.root) : "PROBLEM " + reading.problems.front().message;
    };
    CHECK(shown("year", "2012..2013") == "year:2012..2013");
    CHECK(shown("agency", " World Bank ") == "agency:\"World Bank\"");
    CHECK(shown("agency", "-IOM") == "agency:\"-IOM\"");
    CHECK(shown("section", "joint \"statement\"") == "section:(joint AND statement)");
    CHECK(shown("section", "NOT") == "section:not");
    CHECK(shown("section", "?") == "PROBLEM section: needs a value");
    CHECK(shown("year", "soon") == "PROBLEM year takes a whole number, and \"soon\" is none");
    CHECK(shown("year", "") == "PROBLEM year: needs a value");
}
