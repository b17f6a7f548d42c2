// trace in both directions, over a whole report, and with the verdicts of people beside.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"

using namespace travaux::programs;
using nlohmann::json;

TEST_CASE("trace finds what became of a promise, and says what speaks for it") {
    const json trace = ask_json("trace", "trace", {"c-101-crp-12#6"})["traces"][0];
    REQUIRE_FALSE(trace["findings"].empty());
    CHECK(trace["findings"][0]["id"] == "c-103-crp-27#3");
    CHECK(trace["outcome"] == "reported done");
    CHECK_FALSE(trace["findings"][0]["evidence"]["words"].empty());
    CHECK(ask_json("trace", "trace", {"c-101-crp-12#4(c)(i)"})["traces"][0]["outcome"] == "dropped");
    for (const json& finding : trace["findings"]) CHECK(finding["year"] >= 2012);
}

TEST_CASE("trace --back finds the promise") {
    const json trace = ask_json("trace", "trace", {"--back", "c-103-crp-27#3"})["traces"][0];
    CHECK(trace["findings"][0]["sentence"].get<std::string>().starts_with("IOM is working with UNHCR"));  // the promise, not the passage
    REQUIRE_FALSE(trace["findings"].empty());
    CHECK(trace["findings"][0]["id"] == "c-101-crp-12#6");
    for (const json& finding : trace["findings"]) CHECK(finding["doc"] != "c-103-crp-27");
}

TEST_CASE("trace of one passage honours the filters") {
    const auto findings = [](std::vector<std::string> arguments) { return ask_json("trace", "trace", std::move(arguments))["traces"][0]["findings"]; };
    const json by_ilo = findings({"ohchr-gmg-2010#III/4.3", "--author", "ILO"});
    REQUIRE_FALSE(by_ilo.empty());
    for (const json& finding : by_ilo) CHECK(finding["doc"] == "ilo-gmg-2014");
    CHECK(findings({"c-101-crp-12#6", "--year", "2012"}).empty());
    CHECK(findings({"c-101-crp-12#6", "--year", "2013"})[0]["id"] == "c-103-crp-27#3");
    CHECK(findings({"--back", "c-103-crp-27#3", "--year", "2013"}).empty());
}

TEST_CASE("what a trace says is the same however many findings are asked for") {
    const json all = ask_json("trace", "trace", {"--all"})["traces"];
    REQUIRE(all.size() > 30);
    for (std::size_t i = 0; i < all.size(); i += 5) {
        const std::string id = all[i]["id"];
        INFO(id);
        CHECK(all[i]["outcome"] == ask_json("trace", "trace", {id, "-n", "9"})["traces"][0]["outcome"]);
        CHECK(all[i]["outcome"] == ask_json("trace", "trace", {id, "-n", "0"})["traces"][0]["outcome"]);
    }
}

TEST_CASE("a passage that promises nothing is said to be none") {
    CHECK(ask_json("trace", "trace", {"c-103-crp-27#8(b)"})["traces"][0]["promise"] == true);
    CHECK(ask_json("trace", "trace", {"c-101-crp-12#3"})["traces"][0]["promise"] == false);
    CHECK(ask_sample("trace", {"c-101-crp-12#3"}).out.find("no promise is read") != std::string::npos);
}

TEST_CASE("trace --all goes through a report, or a query") {
    const json all = ask_json("trace", "trace", {"--all", "c-101-crp-12"})["traces"];
    CHECK(all.size() >= 5);
    for (const json& trace : all) {
        CHECK(trace["doc"] == "c-101-crp-12");
        CHECK(trace["findings"].size() <= 1);
    }
    CHECK(ask_json("trace", "trace", {"--all", "consulates"})["traces"].size() >= 1);
    CHECK(ask_sample("trace", {"--all", "--back", "x"}).exit == 2);
    CHECK(ask_sample("trace", {}).exit == 2);
    CHECK(ask_sample("trace", {"no-such#1"}).exit == 1);
}

TEST_CASE("verdicts of people stand beside, from the file named or the one beside the index") {
    const Folder folder;
    const std::string table = "promise\tpassage\tverdict\tby\tnote\nc-101-crp-12#6\tc-103-crp-27#3\tkept\tA. Reader\tlate by six months\nc-101-crp-12#6\t\tkept in the end\n";
    const std::string file = folder.write("mine.tsv", table);
    const json named = ask_json("trace", "trace", {"--verdicts", file, "c-101-crp-12#6"})["traces"][0];
    CHECK(named["verdicts"][0]["verdict"] == "kept in the end");
    CHECK(named["findings"][0]["verdicts"][0]["by"] == "A. Reader");
    REQUIRE(run({index_program(), "-d", folder.path("index"), TRAVAUX_SOURCE_DIR "/sample_corpus"}).exit == 0);
    folder.write("index.verdicts.tsv", table);
    CHECK(run({search_program(), "trace", "-d", folder.path("index"), "c-101-crp-12#6"}).out.find("verdict: kept (A. Reader)") != std::string::npos);
    CHECK(ask_sample("trace", {"--verdicts", folder.path("none.tsv"), "c-101-crp-12#6"}).exit == 2);
}

TEST_CASE("what a passage says of a like thing is said of no promise but its own") {
    const Folder folder;
    const std::string promises =
        R"({"doc": "plans", "ordinal": 1, "address": "1", "year": 2012, "author": "UNEP", "text": "UNEP will publish the handbook in 2013.", "commitment": "planned"}
{"doc": "plans", "ordinal": 2, "address": "2", "year": 2012, "author": "UNEP", "text": "The bureau is requested to draw up a multi-annual work plan.", "commitment": "requested", "actor": ["UNEP"]}
{"doc": "plans", "ordinal": 3, "address": "3", "year": 2012, "author": "UNEP", "text": "UNEP will hold a workshop on algae in Kisumu.", "commitment": "planned"}
{"doc": "plans", "ordinal": 4, "address": "4", "year": 2012, "author": "UNEP", "text": "UNEP will restore the breakwater of Entebbe harbour.", "commitment": "planned"}
)";
    const std::string reports =
        R"({"doc": "report", "ordinal": 1, "address": "1", "year": 2014, "author": "UNEP", "text": "UNEP published a guide on ferries for widows.", "commitment": "delivered", "commitment_words": "published"}
{"doc": "report", "ordinal": 2, "address": "2", "year": 2014, "author": "UNEP", "text": "UNEP issued a workplan.", "commitment": "delivered", "commitment_words": "issued"}
{"doc": "report", "ordinal": 3, "address": "3", "year": 2014, "author": "UNEP", "text": "A seminar on algae was held in Kisumu by UNEP.", "commitment": "delivered", "commitment_words": "was held"}
{"doc": "report", "ordinal": 4, "address": "4", "year": 2014, "author": "UNEP", "text": "The breakwater of Entebbe harbour was repainted. A wall could not be built.", "commitment": "not_realised", "commitment_all": ["not_realised"], "commitment_words": "could not be built"}
)";
    REQUIRE(run({index_program(), "-d", folder.path("index"), "--jsonl", "-"}, promises + reports).exit == 0);
    const auto outcome = [&](const std::string& id) {
        return json::parse(run({search_program(), "trace", "-d", folder.path("index"), "--exit-zero", "--format", "json", id}).out)["traces"][0]["outcome"].get<std::string>();
    };
    CHECK(outcome("plans#1") == "silent");         // another handbook
    CHECK(outcome("plans#2") == "silent");         // one of many plans
    CHECK(outcome("plans#3") == "reported done");  // the thing by another word, and what it was on
    CHECK(outcome("plans#4") == "silent");         // not realised is all that is read
}
