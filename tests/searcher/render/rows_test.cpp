#include "searcher/render/render.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/render/sample_results.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace travaux;
using namespace std::string_literals;
using render_tests::sample_results;

TEST_CASE("tab-separated rows have a header and no stray tabs or line ends") {
    CHECK(render::tsv(sample_results(), {"rank", "id", "year", "agency", "lines", "text"}) ==
          "rank\tid\tyear\tagency\tlines\ttext\n"
          "1\tharbour-2013#12(a)\t2013\tGMG|IOM\t13-13|20-21\ta retreat of the working level, for all members\n"
          "2\tharbour-2013#13\t2013\t\t\tIt said \"retreat\". Twice, no less.\n"
          "3\tnotes\t\t\t\t移住と開発に関する\uFFFD[31m\uFFFD\n");
}

TEST_CASE("comma-separated rows quote what needs it") {
    search::Results results = sample_results();
    results.hits.resize(2);
    results.offset = 10;
    CHECK(render::csv(results, {"rank", "text", "section"}) ==
          "rank,text,section\r\n"
          "11,\"a retreat of the working level, for all members\",II. Workplan|Retreats\r\n"
          "12,\"It said \"\"retreat\"\". Twice, no less.\",\r\n");
}

TEST_CASE("NUL-separated values keep every byte") {
    search::Results results = sample_results();
    results.hits.erase(results.hits.begin());
    CHECK(render::nul_separated(results, {"id", "text"}) ==
          "harbour-2013#13\0It said \"retreat\".\tTwice,\nno less.\0notes\0移住と開発に関する\x1b[31m\u202E\0"s);
}

TEST_CASE("every key of a JSON hit that is flat is a column, and every column prints") {
    const auto columns = render::table_columns();
    const auto hit = nlohmann::ordered_json::parse(render::json_lines(sample_results()).substr(0, render::json_lines(sample_results()).find('\n')));
    for (const auto& [key, value] : hit.items()) {
        INFO(key);
        CHECK(std::ranges::find(columns, key) != columns.end());
    }
    const std::vector<std::string> all(columns.begin(), columns.end());
    const std::string table = render::tsv(sample_results(), all);
    CHECK(std::ranges::count(table, '\n') == 4);
    CHECK(std::ranges::count(table, '\t') == static_cast<std::ptrdiff_t>(4 * (all.size() - 1)));
}

TEST_CASE("TREC run lines have six columns whatever the id holds") {
    search::Results results = sample_results();
    results.hits.resize(1);
    results.hits[0].id = "my report#1";
    CHECK(render::trec(results, "q1", "travaux") == "q1 Q0 my_report#1 1 7.312500 travaux\n");
}
