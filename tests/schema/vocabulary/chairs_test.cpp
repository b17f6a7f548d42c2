#include "schema/vocabulary/chairs.hpp"

#include "schema/error.hpp"
#include "schema/vocabulary/authority.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

using namespace travaux::vocabulary;
using Names = std::vector<std::string>;

TEST_CASE("the chairs of a period") {
    const std::vector<ChairTerm> terms = read_chairs(own_table("chairs.tsv"));
    struct Row { std::string_view start, end; Names chairs; };
    const Row rows[] = {
        {"2013-07-01", "2013-12-31", {"IOM"}},
        {"2012-07-01", "2012-12-31", {"UNODC"}},
        {"2013-01-01", "2013-12-31", {"UN Regional Commissions", "IOM"}},
        {"2013", "2013", {"UN Regional Commissions", "IOM"}},
        {"2018-05", "2018-05", {"IOM", "FAO"}},
        {"2012-02-01", "2012-03-31", {}},  // none was sitting
        {"2012-05-01", "2012-12-31", {"UNODC"}},
        {"2009-01-01", "2009-05-31", {}},  // not known
        {"2005-01-01", "2006-06-30", {}},
        {"2013-12-31", "2014-01-01", {"IOM", "ILO"}},
        {"2007-01-01", "2013-12-31", {"IOM", "UNDESA", "UNFPA", "UNCTAD", "UNITAR", "UNDP", "OHCHR", "UNICEF", "UNESCO", "UNODC",
                                      "UN Regional Commissions"}},
    };
    for (const Row& row : rows) {
        INFO(row.start << " to " << row.end);
        CHECK(chairs_between(terms, row.start, row.end) == row.chairs);
    }
}

TEST_CASE("every chair is in the authority file by its canonical name") {
    const Authority authority(own_table("agencies.tsv"));
    for (const ChairTerm& term : read_chairs(own_table("chairs.tsv")))
        for (const std::string& chair : term.chairs) {
            INFO(chair);
            const Agency* agency = authority.resolve(chair);
            REQUIRE(agency != nullptr);
            CHECK(agency->canonical == chair);
        }
}

TEST_CASE("terms that make no sense are refused") {
    for (const std::string rows : {"2013-13\t2014-01\tIOM\n", "2013\t2014-01\tIOM\n", "2013-07\t2013-06\tIOM\n",
                                   "2013-01\t2013-06\tIOM\n2013-06\t2013-12\tILO\n"}) {
        INFO(rows);
        const WrittenTable table("start\tend\tchairs\n" + rows);
        CHECK_THROWS_AS(read_chairs(table.path()), travaux::schema::Error);
    }
}
