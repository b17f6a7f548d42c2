// history and similar over the sample corpus.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <fstream>

using namespace travaux::programs;
using nlohmann::json;

TEST_CASE("history shows the first use of a formula, and how it changed") {
    const json found = ask_json("history", "history", {"orderly, safe, regular and responsible migration"});
    REQUIRE(found["variants"].size() >= 1);
    CHECK(found["variants"][0]["year"] == 2014);
    CHECK(found["variants"][0]["uses"][0]["id"] == "ilo-gmg-2014#3.b/1.1");
    CHECK(found["variants"][0]["diff"].empty());
    int before = 0;
    for (const json& variant : found["variants"]) {
        CHECK(variant["year"] >= before);
        before = variant["year"];
    }
    const json changed = ask_json("history", "history", {"drawing up contingency plans that take account of refugees"});
    REQUIRE_FALSE(changed["variants"].empty());
    CHECK_FALSE(changed["variants"][0]["diff"].empty());
    // A hyphen is a blank, and a formula is found in a name that holds it.
    CHECK(ask_json("history", "history", {"retreat at working-level"})["variants"][0]["uses"][0]["id"] == "ilo-gmg-2014#3.c/2");
    CHECK(ask_json("history", "history", {"working-level"})["variants"][0]["diff"].empty());
    CHECK(ask_json("history", "history", {"safe, orderly and regular migration"})["variants"][0]["uses"][0]["id"] == "unwomen-gmg-2016#2.2/1.3");
    const std::string table = ask_sample("history", {"working level"}).out;
    CHECK(table.find("first use") == table.rfind("first use"));
    CHECK(ask_sample("history", {"pineapples ripen slowly indoors"}).exit == 1);
    CHECK(ask_sample("history", {}).exit == 2);
}

TEST_CASE("similar finds passages like one, and near-copies everywhere") {
    CHECK(ask_json("precedent", "similar", {"c-103-crp-27#9"})["pieces"][0]["matches"][0]["id"] == "c-101-crp-12#5");
    CHECK(ask_sample("similar", {"no-such-report#1"}).exit == 2);
    CHECK(ask_sample("similar", {}).exit == 2);

    const Folder folder;
    std::string words;
    for (int i = 0; i < 40; ++i) words += "word" + std::to_string(i) + " ";
    const std::string records = json{{"doc", "a"}, {"text", words + "lighthouse"}}.dump() + "\n" + json{{"doc", "b"}, {"text", words + "tower"}}.dump() + "\n" +
                                json{{"doc", "c"}, {"text", "The harbour has nothing in common with these, and says so in more than twelve words."}}.dump() + "\n";
    REQUIRE(run({index_program(), "-d", folder.path("index"), "--jsonl", "-"}, records).exit == 0);
    const json document = json::parse(run({search_program(), "similar", "-d", folder.path("index"), "--all", "--format", "json"}).out);
    std::ifstream schema(TRAVAUX_SOURCE_DIR "/docs/similar.schema.json");
    for (const std::string& misfit : travaux::render_tests::misfits(json::parse(schema), document)) FAIL_CHECK(misfit);
    const json& groups = document["groups"];
    REQUIRE(groups.size() == 1);
    CHECK(groups[0]["ids"] == json{"a", "b"});
}
