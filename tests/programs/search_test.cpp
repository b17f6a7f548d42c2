// `travaux search` as a user and a script meet it.
#include "tests/catch.hpp"
#include "tests/programs/search_fixture.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <fstream>

using namespace travaux::programs;
using nlohmann::json;

TEST_CASE("the exit status tells what was found") {
    struct Case {
        std::vector<std::string> arguments;
        int exit;
    };
    const std::vector<Case> cases{
        {{"retreat"}, 0},
        {{"zeppelin"}, 1},
        {{"zeppelin", "--exit-zero"}, 0},
        {{"--quiet", "retreat"}, 0},
        {{"--quiet", "zeppelin"}, 1},
        {{"--count", "zeppelin"}, 1},
        {{"--year", "2016"}, 0},
        {{"retreat \"working"}, 2},
        {{"yaer:2013"}, 2},
        {{"--year", "soon", "retreat"}, 2},
        {{"--fields", "colour", "retreat"}, 2},
        {{"--facets", "colour", "retreat"}, 2},
        {{"--format", "xml", "retreat"}, 2},
        {{"--nonsense", "retreat"}, 2},
        {{"-0", "retreat"}, 2},
        {{}, 2},
        {{""}, 2},
        {{" ", ""}, 2},
        {{"--batch", "--format", "jsonl"}, 2},
        {{"--batch", "-", "--count"}, 2},
        {{"--batch", "-", "--facets", "year"}, 2},
        {{"?!"}, 2},
        {{"--plain", "?!"}, 2},
        {{"retreat", "--limit"}, 2},
    };
    for (const Case& c : cases) {
        const Outcome outcome = ask("search", c.arguments);
        INFO((c.arguments.empty() ? "" : c.arguments.front()) << "\n" << outcome.err);
        CHECK(outcome.exit == c.exit);
        if (outcome.exit == 2) {
            CHECK(outcome.out.empty());
            CHECK(outcome.err.starts_with("travaux: "));
        }
    }
    CHECK(run({search_program(), "search", "-d", "/nowhere/at/all", "x"}).exit == 2);
    const Outcome other = run({search_program(), "search", "-d", TRAVAUX_SOURCE_DIR, "x"});
    CHECK(other.exit == 2);
    CHECK(other.err.find("-d takes a folder that travaux-index made") != std::string::npos);
}

TEST_CASE("a query that makes no sense is shown with a caret") {
    const Outcome outcome = ask("search", {"retreat \"working level"});
    CHECK(outcome.err.starts_with("travaux: the quote is never closed\n"
                                  "  retreat \"working level\n"
                                  "          ^\n"));
}

TEST_CASE("options stand before or after the query, and -- ends them") {
    const auto count = [](std::vector<std::string> arguments) {
        arguments.emplace_back("--count");
        std::rotate(arguments.begin(), arguments.end() - 1, arguments.end());
        return ask("search", arguments).out;
    };
    CHECK(count({"retreat"}) == "4\n");
    CHECK(count({"--year", "2013", "retreat"}) == "2\n");
    CHECK(count({"retreat", "--year", "2013"}) == "2\n");
    CHECK(count({"retreat", "--year", "2013", "--year", "2016..2017"}) == "4\n");
    CHECK(count({"retreat", "year:2016..2017"}) == "2\n");
    CHECK(count({"-bridge retreat"}) == "3\n");
    CHECK(count({"--", "-bridge", "retreat"}) == "3\n");
    CHECK(count({"retreat", "--", "-bridge"}) == "3\n");
    CHECK(count({"position", "paper"}) == "2\n");
    CHECK(count({"\"position paper\""}) == "1\n");
    CHECK(count({"--plain", "\"position", "paper\"", "(("}) == "2\n");
    const Outcome refused = ask("search", {"-work", "retreat"});
    CHECK(refused.exit == 2);
    CHECK(refused.err.find("put the whole query in quotes or -- before it") != std::string::npos);
    CHECK(ask("search", {"--facet", "year", "retreat"}).err.find("did you mean --facets?") != std::string::npos);
}

TEST_CASE("real JSON fits the published schema") {
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/search-result.schema.json");
    const json schema = json::parse(file);
    const std::vector<std::vector<std::string>> queries{
        {"retreat"}, {"zeppelin"}, {"*", "-n", "100"}, {"retreat zeppelin"}, {"retreat", "--facets", "all"}, {"*", "--group-by", "document"}, {"retreta"}};
    for (std::vector<std::string> arguments : queries) {
        arguments.insert(arguments.end(), {"--format", "json"});
        const Outcome outcome = ask("search", arguments);
        INFO(arguments.front() << outcome.err);
        REQUIRE(count_lines(outcome.out) == 1);
        CHECK(travaux::render_tests::misfits(schema, json::parse(outcome.out)) == std::vector<std::string>{});
    }
    CHECK(ask("search", {"--format-version"}).out == "1\n");
}

TEST_CASE("tables, lines and names for scripts") {
    CHECK(ask("search", {"remittances", "--fields", "rank,doc,year,text"}).out ==
          "rank\tdoc\tyear\ttext\n1\tbridge\t2016\tRemittances cross the bridge.\n");
    CHECK(ask("search", {"remittances", "--format", "csv", "--fields", "doc,year"}).out == "doc,year\r\nbridge,2016\r\n");
    CHECK(ask("search", {"remittances", "--fields", "doc,year", "-0"}).out == std::string("bridge\0002016\0", 12));
    CHECK(ask("search", {"retreat", "--files", "--sort", "year"}).out == "harbour\nbridge\ntower\n");
    CHECK(ask("search", {"retreat", "--files", "--sort", "-year", "-0"}).out == std::string("tower\0bridge\0harbour\0", 21));
    CHECK(count_lines(ask("search", {"retreat", "--format", "jsonl"}).out) == 4);
    CHECK(json::parse(ask("search", {"remittances", "--format", "jsonl", "--fields", "doc,year"}).out) == json::parse(R"({"doc": "bridge", "year": 2016})"));
    const std::string run_lines = ask("search", {"remittances", "--format", "trec"}).out;
    CHECK(run_lines.starts_with("1 Q0 bridge#1 1 "));
}

TEST_CASE("pages join without a gap") {
    const auto ids = [](const std::vector<std::string>& paging) {
        std::vector<std::string> arguments{"retreat", "--fields", "rank,id"};
        arguments.insert(arguments.end(), paging.begin(), paging.end());
        const std::string out = ask("search", arguments).out;
        return out.substr(out.find('\n') + 1);
    };
    CHECK(ids({"-n", "2"}) + ids({"-n", "2", "--offset", "2"}) == ids({}));
}

TEST_CASE("nothing in a document commands the terminal") {
    for (const char* format : {"text", "json", "jsonl", "tsv", "csv"}) {
        const Outcome outcome = ask("search", {"awkward", "--format", format});
        INFO(format);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out.find('\x1b') == std::string::npos);
        CHECK(outcome.out.find("\u202E") == std::string::npos);
    }
    CHECK(ask("search", {"retreat", "--color", "always"}).out.find("\x1b[1") != std::string::npos);
    CHECK(ask("search", {"retreat"}).out.find('\x1b') == std::string::npos);
}

TEST_CASE("the same bytes on every run") {
    for (const char* format : {"text", "json", "trec"}) {
        const std::vector<std::string> arguments{"*", "--format", format, "--facets", "all"};
        CHECK(ask("search", arguments).out == ask("search", arguments).out);
    }
}

TEST_CASE("output that cannot be written is an error, a closed pipe is not") {
    const std::string search = search_program() + " search -d " + small_index() + " '*' -n 100 --format jsonl";
    const Outcome full = run({"/bin/sh", "-c", search + " > /dev/full"});
    CHECK(full.exit == 2);
    CHECK(full.err.find("cannot be written") != std::string::npos);
    const Outcome closed = run({"/bin/sh", "-c", "(" + search + "; echo $? >&2) | true"});
    CHECK((closed.err == "141\n" || closed.err == "0\n"));  // 0 where it was done before the reader went away
    const Outcome ignored = run({"/bin/sh", "-c", "trap '' PIPE; (sleep 1; " + search + "; echo $? >&2) | true"});
    CHECK(ignored.err == "141\n");
}

TEST_CASE("a batch runs every query it can read and reports the others") {
    const Outcome run_lines = ask("search", {"--batch", "-"}, "q1\tremittances\nno tab here\nq2\t\"open\n\nq3\ttower\r\n");
    CHECK(run_lines.exit == 2);
    CHECK(count_lines(run_lines.out) == 2);
    CHECK(run_lines.out.starts_with("q1 Q0 bridge#1 1 "));
    CHECK(run_lines.out.find("q3 Q0 tower 1 ") != std::string::npos);
    CHECK(run_lines.err.find("standard input:2: there is no tab") != std::string::npos);
    CHECK(run_lines.err.find("standard input:3: the quote is never closed") != std::string::npos);

    const Outcome lines = ask("search", {"--batch", "-", "--format", "jsonl", "--plain"}, "q2\t\"remittances\n");
    CHECK(lines.exit == 0);
    CHECK(json::parse(lines.out)["qid"] == "q2");
    CHECK(ask("search", {"--batch", "-"}, "q1\tzeppelin\n").exit == 1);
    CHECK(ask("search", {"--batch", "/nowhere"}).exit == 2);
    CHECK(ask("search", {"--batch", "-", "--format", "json"}).exit == 2);
}

TEST_CASE("a batch comes as tables too, one header for all") {
    const std::string queries = "q1\tremittances\nq2\tzeppelin\nq3\ttower\n";
    CHECK(ask("search", {"--batch", "-", "--format", "tsv", "--fields", "rank,doc"}, queries).out == "qid\trank\tdoc\nq1\t1\tbridge\nq3\t1\ttower\n");
    CHECK(ask("search", {"--batch", "-", "--format", "csv", "--fields", "doc"}, queries).out == "qid,doc\r\nq1,bridge\r\nq3,tower\r\n");
    const Outcome refused = ask("search", {"--batch", "--format", "jsonl"});
    CHECK(refused.err.starts_with("travaux: --batch needs a value\nhint: a value that looks like an option is written --batch=--format\n"));
}

TEST_CASE("one hit needs no table of counts, unless it is asked for") {
    CHECK(ask("search", {"remittances"}).out.find("\nyear\n") == std::string::npos);
    CHECK(ask("search", {"remittances", "--facets", "year"}).out.find("\nyear\n") != std::string::npos);
    CHECK(ask("search", {"retreat"}).out.find("\nyear\n") != std::string::npos);
}
