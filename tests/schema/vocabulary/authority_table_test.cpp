// The table itself: what every row of schema/data/agencies.tsv owes its readers.
#include "schema/vocabulary/agency_table.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

#include <algorithm>

using namespace travaux::vocabulary;

TEST_CASE("every form of every row resolves to its row") {
    const Authority authority(own_table("agencies.tsv"));
    REQUIRE(authority.agencies().size() > 300);
    for (const Agency& agency : authority.agencies()) {
        INFO(agency.canonical);
        CHECK(authority.resolve(agency.canonical) == &agency);
        for (const std::string& form : agency.forms) {
            INFO(form);
            const Agency* resolved = authority.resolve(form);
            REQUIRE(resolved != nullptr);
            CHECK(resolved->canonical == agency.canonical);
        }
    }
}

TEST_CASE("every form is found where it is printed, unless a report must define it") {
    const Authority authority(own_table("agencies.tsv"));
    const std::vector<AgencyRow> rows = read_agencies(own_table("agencies.tsv"));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (const MarkedForm& form : rows[row].forms) {
            INFO(form.text);
            const std::string language = form.languages.empty() ? "en" : form.languages.front();
            const std::string text = "(" + form.text + ")";
            const std::vector<NameMatch> whole{{1, 1 + form.text.size(), row}};
            const bool found = authority.find(text, {}, language) == whole;
            CHECK(found == !form.defined_only);
            CHECK((authority.find(text, {}, "xx") == whole) == (!form.defined_only && form.languages.empty()));
        }
    }
}

TEST_CASE("every organisation has a kind") {
    for (const AgencyRow& row : read_agencies(own_table("agencies.tsv"))) {
        INFO(row.agency.canonical);
        CHECK_FALSE(row.agency.kind.empty());
        CHECK((row.agency.changed.empty() || row.agency.changed.size() == 4));
    }
}
