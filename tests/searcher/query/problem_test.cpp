#include "searcher/query/query.hpp"
#include "tests/catch.hpp"

#include <fmt/format.h>

using namespace travaux::query;

TEST_CASE("a query that cannot be read says why and where") {
    struct Case {
        const char* query;
        std::size_t begin;
        const char* message;
    };
    const std::vector<Case> cases{
        {"retreat \"working level", 8, "the quote is never closed"},
        {"“retreat", 0, "the quote is never closed"},
        {"a (b", 2, "the parenthesis is never closed"},
        {"a (b (c)", 2, "the parenthesis is never closed"},
        {"retreat) b", 7, "nothing is open that this parenthesis could close"},
        {"OR a", 0, "OR needs something on either side"},
        {"a OR", 2, "OR needs something on either side"},
        {"a OR OR b", 5, "OR needs something on either side"},
        {"AND a", 0, "AND needs something on either side"},
        {"a AND", 2, "AND needs something on either side"},
        {"a AND AND b", 6, "AND needs something on either side"},
        {"(a AND) b", 3, "AND needs something on either side"},
        {"a NOT", 2, "there is nothing to exclude"},
        {"NOT AND", 0, "there is nothing to exclude"},
        {"a NEAR/0 b", 2, "the distance must be from 1 to 1000"},
        {"a NEAR/99999999999999999999 b", 2, "the distance must be from 1 to 1000"},
        {"a NEAR/5", 2, "NEAR/5 needs a word or phrase on either side"},
        {"NEAR a", 0, "NEAR needs a word or phrase on either side"},
        {"a NEAR b ADJ c", 9, "ADJ cannot be mixed with NEAR before it"},
        {"a NEAR year:2013", 7, "NEAR joins words and phrases only"},
        {"a NEAR -b", 7, "NEAR joins words and phrases only"},
        {"a*b", 0, "a star can only end a word"},
        {"*gration", 0, "a star can only end a word"},
        {"m*", 0, "a star needs at least two letters before it"},
        {"foo:bar", 0, "there is no field foo"},
        {"a yaer:2013", 2, "there is no field yaer"},
        {"period:2013", 0, "there is no field period"},
        {"year:2013-2014", 5, "year takes a whole number, and \"2013-2014\" is none"},
        {"year:99999999999", 5, "year takes a whole number, and \"99999999999\" is none"},
        {"year:2014..2013", 5, "the range runs backwards"},
        {"year:..", 5, "a range needs at least one end"},
        {"date:2013-13", 5, "date takes a date like 2013, 2013-04 or 2013-04-01, and \"2013-13\" is none"},
        {"date:2013-02-30..", 5, "date takes a date like 2013, 2013-04 or 2013-04-01, and \"2013-02-30\" is none"},
        {"date:2013-05..2013-04-30", 5, "the range runs backwards"},
        {"year:*", 5, "values of year are matched whole: no star"},
        {"year:\"\"", 5, "year: needs a value"},
        {"title:()", 0, "title: needs a value"},
        {"agency:", 0, "agency: needs a value"},
        {"(retreat agency: ) b", 9, "agency: needs a value"},
        {"?!", 0, "there is nothing to search for: the query has no letter and no digit"},
        {" ... ", 1, "there is nothing to search for: the query has no letter and no digit"},
        {"\"\"", 0, "there is nothing to search for: the query has no letter and no digit"},
        {"()", 0, "there is nothing to search for: the query has no letter and no digit"},
        {"« » ... && || ! ? () ( … )", 0, "there is nothing to search for: the query has no letter and no digit"},
        {"-", 0, "there is nothing to search for: the query has no letter and no digit"},
        {"\xFF\xFE", 0, "there is nothing to search for: the query has no letter and no digit"},
        {"title:(year:2013)", 7, "a field cannot stand inside another one"},
    };
    for (const Case& c : cases) {
        INFO(c.query);
        const Reading reading = parse(c.query);
        REQUIRE_FALSE(reading.ok());
        CHECK(reading.problems.front().message == c.message);
        CHECK(reading.problems.front().place.begin == c.begin);
    }
}

TEST_CASE("an unknown field suggests the near one, or lists them") {
    CHECK(parse("yaer:2013").problems.at(0).hint == "did you mean year: ?");
    CHECK(parse("Agencie:IOM").problems.at(0).hint == "did you mean agency: ?");
    CHECK(parse("colour:red").problems.at(0).hint.find("year, chair") != std::string::npos);
}

TEST_CASE("deep nesting is a problem, not a crash") {
    const std::string deep(20000, '(');
    CHECK(parse(deep + "a" + std::string(20000, ')')).problems.at(0).message == "the parentheses are nested too deeply");
    CHECK(parse(std::string(100, '(') + "a" + std::string(100, ')')).ok());
    std::string nots;
    for (int i = 0; i < 10000; ++i) nots += "NOT ";
    CHECK(print(parse(nots + "a").root) == "a");
}

TEST_CASE("a query that no one types is refused, and told where texts go") {
    const auto times = [](const char* part, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += part;
        return text;
    };
    CHECK(parse(times(" -word", kMostOperands)).ok());
    const std::string many = fmt::format("the query has more than {} words, phrases and values", kMostOperands);
    for (const char* part : {" a OR a", " -word", " \"a b\"", " wor*", " a-b", " a/b", " year:2013"}) {
        INFO(part);
        const Reading reading = parse(times(part, kMostOperands + 1));
        REQUIRE_FALSE(reading.ok());
        CHECK(reading.problems.front().message == many);
        CHECK(reading.problems.front().hint.find("travaux precedent") != std::string::npos);
    }
    CHECK(parse(times("移民と開発について移民と", kMostOperands * 9 / 10)).problems.at(0).message == many);  // 36 bytes each
    CHECK(parse(times("a ", 2 * kMostOperands)).problems.at(0).place.begin == 2 * kMostOperands);
    CHECK(parse_plain(times("a ", kMostOperands)).ok());
    CHECK(parse_plain(times("a ", kMostOperands + 1)).problems.at(0).message == many);
    for (const Reading& reading : {parse(times("?", kLongestQuery + 1)), parse_plain(times("?", kLongestQuery + 1))})
        CHECK(reading.problems.at(0).message == fmt::format("the query is longer than {} bytes", kLongestQuery));
    CHECK(parse("agency: of the United Nations").ok());
    CHECK(parse_plain("?!").problems.at(0).message == parse("?!").problems.at(0).message);
}
