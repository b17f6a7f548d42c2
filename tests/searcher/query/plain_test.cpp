#include "searcher/query/query.hpp"
#include "searcher/query/spelling.hpp"
#include "tests/catch.hpp"

#include <array>

using namespace travaux::query;

TEST_CASE("plain queries are words whatever they hold") {
    struct Case {
        const char* query;
        const char* understood;
    };
    const std::vector<Case> cases{
        {"", "*"},
        {"(a OR b) -c \"d", "a or b c d"},
        {"year:2013 foo:bar m*", "year 2013 foo bar m"},
        {"NEAR/5 NOT (x", "near/5 not x"},
    };
    for (const Case& c : cases) {
        INFO(c.query);
        const Reading reading = parse_plain(c.query);
        REQUIRE(reading.ok());
        CHECK(print(reading.root) == c.understood);
    }
}

TEST_CASE("the nearest name") {
    const std::array<std::string_view, 4> names{"search", "show", "facets", "fields"};
    CHECK(nearest("serach", names) == "search");
    CHECK(nearest("facet", names) == "facets");
    CHECK(nearest("sho", names) == "show");
    CHECK(nearest("SHOW", names) == "show");
    CHECK(nearest("index", names).empty());
    CHECK(nearest("", names).empty());
}
