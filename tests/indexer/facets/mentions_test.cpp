#include "indexer/facets/annotations.hpp"

#include "tests/catch.hpp"

#include <random>
#include <string>
#include <vector>

using travaux::facets::years_in;

TEST_CASE("years printed in a text") {
    struct Row {
        std::string text;
        std::vector<int> years;
    };
    const std::vector<Row> rows{
        {"In 2011 and 2009, again in 2011", {2009, 2011}},
        {"the 2008/9 crisis", {2008, 2009}},
        {"2012-13", {2012, 2013}},
        {"2013–2016", {2013, 2014, 2015, 2016}},
        {"2013-11-22", {2013}},
        {"2011-12-05", {2011}},
        {"28/04/2017", {2017}},
        {"the post-2015 agenda, the post‑2015 agenda, post 2015", {}},
        {"after 2015", {2015}},
        {"A/68/190 and E/2013/55 and CRP.4/2012", {}},
        {"(A/RES/2014/2)", {}},
        {"see http://example.org/2013/report and www.example.org/2012", {}},
        {"write to office2013@example.org", {}},
        {"7300 staff, 2,013 people, 1899 and 2100", {}},
        {"Rio+20, 12013, 20134", {}},
        {"(2008)", {2008}},
        {"Beyond 2014;", {2014}},
        {"2013", {2013}},
        {"", {}},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(years_in(row.text) == row.years);
    }
}

TEST_CASE("a dash of several bytes does not glue a year to a word") {
    // the dash's first byte was once taken for a letter, and 2013 was lost
    CHECK(years_in("in the period 2013–2014)") == std::vector<int>{2013, 2014});
}

TEST_CASE("years of any bytes are ascending and in range") {
    std::mt19937 random(11);
    const std::string alphabet = "0123459 -/–post-A.";
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i) text += alphabet[random() % alphabet.size()];
        int last = 0;
        for (const int year : years_in(text)) {
            REQUIRE(year > last);
            REQUIRE(year >= 1900);
            REQUIRE(year < 2150);
            last = year;
        }
    }
}
