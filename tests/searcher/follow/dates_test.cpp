#include "searcher/follow/commitments.hpp"
#include "tests/catch.hpp"

using namespace travaux::follow;

TEST_CASE("a date is over on the last day that it may mean") {
    CHECK(last_day("2013-03-31") == "2013-03-31");
    CHECK(last_day("2013") == "2013-12-31");
    CHECK(last_day("2013-02") == "2013-02-28");
    CHECK(last_day("2012-02") == "2012-02-29");
    CHECK(last_day("2100-02") == "2100-02-28");
    CHECK(last_day("spring") == "spring");
}

TEST_CASE("dates are days that exist, months and years") {
    for (const char* good : {"2013", "2013-04", "2013-04-30", "2012-02-29"}) CHECK(is_date(good));
    for (const char* bad : {"", "13", "2013-", "2013-13", "2013-04-31", "2013-02-29", "2013/04", "2013-04-1", "x013"}) {
        INFO(bad);
        CHECK_FALSE(is_date(bad));
    }
}
