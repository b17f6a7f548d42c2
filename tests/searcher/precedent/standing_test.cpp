#include "searcher/precedent/standing.hpp"
#include "tests/catch.hpp"

using namespace travaux;

TEST_CASE("decisions bind before reports, and reports before remarks") {
    const precedent::Standings standings;
    const auto rank = [&](const char* doctype, const char* address) {
        schema::ReportFacts report;
        report.doctype = doctype;
        schema::Unit unit;
        unit.address = address;
        return standings.of(report, unit).rank;
    };
    CHECK(rank("resolution", "3") < rank("chair report", "3"));
    CHECK(rank("chair report", "3.iii/decision-6") == rank("resolution", "3"));
    CHECK(rank("chair report", "3.iii/decision-6.2") == rank("resolution", "3"));
    CHECK(rank("chair report", "the-decision-of-may/2") == rank("chair report", "3"));
    CHECK(rank("chair report", "3") < rank("remarks", "3"));
    CHECK(rank("a kind never heard of", "3") == rank("other", "3"));
}
