#include "tests/searcher/render/sample_results.hpp"

namespace travaux::render_tests {

search::Results sample_results() {
    using schema::Commitment;
    using schema::Kind;

    schema::ReportFacts chair_report;
    chair_report.doc = "harbour-2013";
    chair_report.title = "Report of the chair, 2013";
    chair_report.doctype = "chair report";
    chair_report.language = "en";
    chair_report.chair = {"IOM"};
    chair_report.author = {"IOM", "UNHCR"};
    chair_report.year = 2013;
    schema::ReportFacts bare_report;
    bare_report.doc = "notes";
    const auto first_report = std::make_shared<const schema::ReportFacts>(chair_report);
    const auto second_report = std::make_shared<const schema::ReportFacts>(bare_report);

    search::Hit first;
    first.id = "harbour-2013#12(a)";
    first.report = first_report;
    first.unit.kind = Kind::ListItem;
    first.unit.address = "12(a)";
    first.unit.label = "12(a)";
    first.unit.section = {"II. Workplan", "Retreats"};
    first.unit.text = "a retreat of the working level, for all members";
    first.unit.lines = {{13, 13}, {20, 21}};
    first.unit.page = 4;
    first.unit.objective = 1;
    first.unit.agency = {"GMG", "IOM"};
    first.unit.mentions = {2013, 2014};
    first.unit.commitment = Commitment::NotRealised;
    first.lead_in = "The chair had planned:";
    first.score = 7.3125;
    first.snippet = {"a retreat of the working level, for all members", {{2, 9}, {17, 24}}};

    search::Hit second;
    second.id = "harbour-2013#13";
    second.report = first_report;
    second.unit.address = "13";
    second.unit.text = "It said \"retreat\".\tTwice,\nno less.";
    second.score = 3;
    second.more_in_report = 2;
    second.snippet = {second.unit.text, {{9, 16}}};

    search::Hit third;
    third.id = "notes";
    third.report = second_report;
    third.unit.text = "移住と開発に関する\x1b[31m\u202E";
    third.all_words = false;
    third.score = 1.5;
    third.snippet = {third.unit.text, {{0, 2}}};

    search::Results results;
    results.query = "retreat \"working level\"";
    results.understood = "retreat AND \"working level\"";
    results.total = 3;
    results.reports = 2;
    results.hits = {first, second, third};
    results.facets = {{"year", {{"2012", 1, 1, false}, {"2013", 20, 1, true}, {"2017", 1234, 2, false}}, 0},
                      {"agency", {{"GMG", 2, 1, false}, {"World Bank", 1, 1, false}}, 3},
                      {"chair", {}, 0}};
    return results;
}

}  // namespace travaux::render_tests
