#include "searcher/render/layout.hpp"
#include "searcher/render/characters.hpp"
#include "searcher/render/words.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/render/sample_results.hpp"

#include <sstream>

using namespace travaux;
using namespace travaux::render;
using render_tests::sample_results;

TEST_CASE("who promises is told from who is asked") {
    schema::Unit unit;
    unit.actor = {"IOM", "GMG"};
    unit.commitment = schema::Commitment::Planned;
    CHECK(facts_line({}, unit) == "paragraph · planned by IOM, GMG");
    unit.commitment = schema::Commitment::Requested;
    CHECK(facts_line({}, unit) == "paragraph · requested of IOM, GMG");
}

TEST_CASE("results as a person reads them") {
    CHECK(text(sample_results(), {false, 60}) == R"(1. Report of the chair, 2013
   harbour-2013#12(a) · II. Workplan › Retreats
   2013 · chair IOM · by IOM, UNHCR · list item · page 4 ·
   objective 1 · not_realised · names GMG, IOM
   The chair had planned:
   a retreat of the working level, for all members

2. Report of the chair, 2013
   harbour-2013#13
   2013 · chair IOM · by IOM, UNHCR · paragraph
   It said "retreat". Twice, no less.
   2 more in this report

── with most of the words ──────────────────────────────────

3. notes
   notes
   paragraph
   移住と開発に関する�[31m�

year
  2012           1 ▇
› 2013          20 ▇
  2014–2016      0
  2017       1,234 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇

agency
  GMG         2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
  World Bank  1 ▇▇▇▇▇▇▇▇▇▇
  +3 more

3 paragraphs in 2 reports
)");
}

TEST_CASE("colour marks the words that match, and closes on every line") {
    search::Results results = sample_results();
    results.hits.resize(1);
    results.facets.clear();
    const std::string out = text(results, {true, 40});
    CHECK(out.find("a \x1b[1;33mretreat\x1b[0m of the \x1b[1;33mworking\x1b[0m level") != std::string::npos);
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        const auto last = line.rfind("\x1b[");
        INFO(line);
        CHECK((last == std::string::npos || line.compare(last, 4, "\x1b[0m") == 0));
    }
}

TEST_CASE("the totals say what they count") {
    search::Results results = sample_results();
    results.facets.clear();
    results.hits.resize(1);
    const auto last_line = [&] {
        const std::string out = text(results, {});
        return out.substr(out.rfind('\n', out.size() - 2) + 1);
    };
    results.total = 1;
    results.reports = 1;
    CHECK(last_line() == "1 paragraph in 1 report\n");
    results.total = 1200;
    results.offset = 10;
    CHECK(last_line() == "11–11 of 1,200 paragraphs in 1 report\n");
    results.match = search::Match::Any;
    CHECK(last_line() == "11–11 of 1,200 paragraphs in 1 report with some of the words; none has them all\n");
    CHECK(text(search::Results{}, {}).empty());
}

TEST_CASE("lines keep to the width as a terminal counts it") {
    const std::vector<std::string> texts{
        "the quick brown fox jumps over the lazy dog and runs away again",
        "移住と開発に関するハイレベル対話における各国政府の声明",
        "mixed 移住 and 開発に関するハイレベル text",
        "cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301",
        "averyveryverylongwordwithoutanyplacetobreakitatallwhatsoever ok",
        "   leading and   inner    blanks   ",
    };
    for (const std::string& source : texts)
        for (std::size_t width : {20U, 23U, 31U}) {
            INFO(source << " at " << width);
            const std::string out = laid_out({{source, Look::Plain}}, {false, width}, 0);
            std::istringstream lines(out);
            std::string letters;
            for (std::string line; std::getline(lines, line);) {
                CHECK(columns(line) <= width);
                letters += line;
            }
            const auto ink = [](std::string s) {
                std::erase(s, ' ');
                return s;
            };
            CHECK(ink(letters) == ink(source));
        }
}

TEST_CASE("highlights count code points") {
    const auto runs = highlighted("é移住 x", {{1, 3}, {4, 5}});
    REQUIRE(runs.size() >= 4);
    CHECK(runs[1].text == "移住");
    CHECK(runs[1].look == Look::Match);
    CHECK(runs[3].text == "x");
}

TEST_CASE("a passage shows the unit asked for and quiets the others") {
    search::Passage passage;
    const search::Results results = sample_results();
    passage.report = results.hits[0].report;
    passage.units = {results.hits[0].unit, results.hits[1].unit};
    passage.chosen = 0;
    CHECK(text(passage, {false, 80}) == R"(Report of the chair, 2013
chair report · 2013 · chair IOM · by IOM, UNHCR · en
II. Workplan › Retreats

› harbour-2013#12(a)
  a retreat of the working level, for all members

  harbour-2013#13
  It said "retreat". Twice, no less.
)");
}
