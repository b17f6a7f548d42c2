#include "schema/vocabulary/agency_table.hpp"

#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

using namespace travaux::vocabulary;

TEST_CASE("marks are read from the end of a form") {
    const MarkedForm plain = read_form("UN-Habitat", "en");
    CHECK(plain.text == "UN-Habitat");
    CHECK(plain.languages.empty());
    CHECK_FALSE((plain.ordinary || plain.capitals || plain.defined_only));

    const MarkedForm marked = read_form("AU*~", "en");
    CHECK(marked.text == "AU");
    CHECK(marked.languages == std::vector<std::string>{"en"});
    CHECK(marked.ordinary);
    CHECK(read_form("ICC?", "en").defined_only);
    CHECK(read_form("Save the Children!", "en").capitals);
}

TEST_CASE("a form repeated in a row has its later marks, and both languages") {
    const WrittenTable table(std::string(kAgencyColumns) + "WB\tWorld Bank\tbank\t\tyes\tWB~\tBM*\tBM*\n");
    const std::vector<AgencyRow> rows = read_agencies(table.path());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].agency.forms == std::vector<std::string>{"WB", "World Bank", "BM"});
    CHECK(rows[0].agency.plain == std::vector<std::string>{"World Bank", "BM"});
    CHECK(rows[0].agency.wordlike == std::vector<std::string>{"WB"});
    CHECK(rows[0].forms[2].languages == std::vector<std::string>{"fr", "es"});
}

TEST_CASE("a row that says no facet is refused") {
    const WrittenTable table(std::string(kAgencyColumns) + "WB\tWorld Bank\tbank\n");
    CHECK_THROWS_AS(read_agencies(table.path()), travaux::schema::Error);
}
