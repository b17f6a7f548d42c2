#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

using namespace travaux;
using namespace travaux::facets;

TEST_CASE("metadata given by hand wins, field by field") {
    const std::vector<std::string> lines{
        "= UNICEF Chairmanship Report 1 January – 30 June 2011",
        "UNICEF held the chair of the Global Migration Group from 1 January 2011 to 30 June 2011 and reports on it here."};
    const auto read = derived(lines);
    CHECK(read.facts.chair == std::vector<std::string>{"UNICEF"});
    CHECK(read.facts.year == 2011);

    const auto report = derived(lines, {{"year", {"2009"}}, {"title", {"Another title"}}, {"chair", {"UN-DESA"}},
                                        {"period", {"2009-01-01/2009-06-30"}}, {"language", {"fr"}}, {"type", {"memo"}}});
    CHECK(report.facts.year == 2009);
    CHECK(report.facts.title == "Another title");
    CHECK(report.facts.chair == std::vector<std::string>{"UNDESA"});
    CHECK(report.facts.period_start == "2009-01-01");
    CHECK(report.facts.period_end == "2009-06-30");
    CHECK(report.facts.language == "fr");
    CHECK(report.facts.doctype == "memo");
    for (const auto& evidence : report.facts.evidence) {
        INFO(evidence.field);
        const bool by_hand = evidence.field != "author" && evidence.field != "date" && evidence.field != "symbol";
        if (by_hand) CHECK_FALSE(evidence.unit.has_value());
    }
}

TEST_CASE("a field emptied by hand stays empty") {
    const auto report = derived({"= IOM Chairmanship Report 1 July – 31 December 2013",
                                 "IOM held the chair of the Global Migration Group from 1 July 2013 to 31 December 2013, as told here."},
                                {{"chair", {"none"}}, {"period", {}}});
    CHECK(report.facts.chair.empty());
    CHECK(report.facts.period_start.empty());
}

TEST_CASE("what metadata cannot say comes back as a warning") {
    schema::Report report = written({"= A report", "A first paragraph that is long enough to be the body of the report, it seems."});
    const auto warnings = rules().derive(report, {{"colour", {"red"}}, {"year", {"next"}}, {"date", {"22 November"}},
                                                  {"period", {"2013"}}, {"author", {"Unheard-of Body"}}, {"doc", {"x"}}});
    CHECK(warnings.size() == 5);
    CHECK(report.facts.author == std::vector<std::string>{"Unheard-of Body"});
    CHECK_FALSE(report.facts.year.has_value());
    CHECK(report.facts.date.empty());
}
