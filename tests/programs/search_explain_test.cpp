// Explanations, near-copies, saved queries and what is said where nothing is found, as a user meets them.
#include "tests/catch.hpp"
#include "tests/programs/search_fixture.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <set>

using namespace travaux::programs;
using nlohmann::json;

namespace {

json result_schema() {
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/search-result.schema.json");
    REQUIRE(file);
    return json::parse(file);
}

bool has(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

// A text of `words` different words, with one of them changed where asked for.
std::string long_text(int words, int changed) {
    std::string text;
    for (int i = 0; i < words; ++i) text += (i == changed ? "changed" : "word" + std::to_string(i)) + std::string(" ");
    return text + "lighthouse";
}

Outcome ask_copies(const std::vector<std::string>& arguments) {
    static const Folder folder;
    static const std::string index = [] {
        const std::string path = folder.path("index");
        std::string records;
        const auto add = [&](const char* doc, const std::string& text) { records += json{{"doc", doc}, {"text", text}}.dump() + "\n"; };
        add("first", long_text(60, -1));
        add("second", long_text(60, 30));
        add("third", "Another lighthouse stands alone here.");
        add("fourth", long_text(20, 10));
        for (int i = 0; i < 130; ++i) add(("copy" + std::to_string(i)).c_str(), "Buoy number " + std::to_string(i / 2) + " lies in the bay");
        REQUIRE(run({index_program(), "-d", path, "--jsonl", "-"}, records).exit == 0);
        return path;
    }();
    std::vector<std::string> command{search_program(), "search", "-d", index};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command);
}

}  // namespace

TEST_CASE("--explain says what words stand for, and the shares make one") {
    const Outcome text = ask("search", {"--explain", "papers", "retreat"});
    CHECK(has(text.out, "paper (stem, "));
    CHECK(has(text.out, "“paper”"));
    const json document = json::parse(ask("search", {"--explain", "--format", "json", "-C", "1", "papers", "retr*", "\"position paper\""}).out);
    CHECK(travaux::render_tests::misfits(result_schema(), document) == std::vector<std::string>{});
    CHECK(document["query"]["explain"][1]["expansions"][0]["reason"] == "prefix");
    REQUIRE(!document["hits"].empty());
    for (const json& hit : document["hits"]) {
        double sum = 0;
        for (const json& part : hit["explain"]) sum += part["share"].get<double>();
        CHECK(std::abs(sum - 1) < 0.001);
        CHECK(hit["context"]["before"].size() <= 1);
    }
    CHECK_FALSE(json::parse(ask("search", {"--format", "json", "retreat"}).out)["query"].contains("explain"));
}

TEST_CASE("explain tells why, and why not") {
    const json hits = json::parse(ask("search", {"--format", "json", "\"working level\""}).out)["hits"];
    REQUIRE(hits.size() == 1);
    const std::string id = hits[0]["id"];
    const Outcome why = ask("explain", {id, "retreats", "year:2013"});
    CHECK(why.exit == 0);
    CHECK(has(why.out, "found as number"));
    const Outcome why_not = ask("explain", {id, "retreat", "bridge", "year:2016", "NOT", "spring"});
    CHECK(has(why_not.out, "  yes retreat"));
    CHECK(has(why_not.out, "  no  bridge  not here"));
    CHECK(has(why_not.out, "  no  year:2016  here is “2013”"));
    CHECK(has(why_not.out, "  no  NOT spring"));
    CHECK(why_not.exit == 1);
    CHECK(ask("explain", {"nowhere#1", "retreat"}).exit == 1);
    CHECK(ask("explain", {id}).exit == 2);
    CHECK(json::parse(ask("explain", {id, "retreat", "--format", "json"}).out)["rank"].is_number());
}

TEST_CASE("near-copies are folded, counted, and unfolded on demand") {
    const json folded = json::parse(ask_copies({"lighthouse", "--format", "json"}).out);
    CHECK(folded["total"] == 4);
    CHECK(folded["hits"].size() == 3);
    std::size_t copies = 0;
    for (const json& hit : folded["hits"]) copies += hit["near_copies"].size();
    CHECK(copies == 1);
    CHECK(has(ask_copies({"lighthouse"}).out, "+1 near-copy: "));
    CHECK(json::parse(ask_copies({"lighthouse", "--format", "json", "--no-group"}).out)["hits"].size() == 4);
    CHECK(count_lines(ask_copies({"lighthouse", "--fields", "id"}).out) == 5);
    CHECK(ask_copies({"lighthouse", "--count"}).out == "4\n");
    CHECK(count_lines(ask_copies({"lighthouse", "--format", "trec"}).out) == 4);
}

TEST_CASE("pages of folded hits join without a gap, also behind those that are compared") {
    const auto ids = [](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"buoy", "--format", "jsonl", "--fields", "id"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return ask_copies(arguments).out;
    };
    std::string pages;
    for (int offset = 0; offset < 140; offset += 7) pages += ids({"-n", "7", "--offset", std::to_string(offset)});
    CHECK(pages == ids({"-n", "1000"}));
    CHECK(count_lines(pages) < 130);
    CHECK(count_lines(pages) > 65);
}

TEST_CASE("where nothing is found, the notes say what would match") {
    const Outcome filter = ask("search", {"retreat", "year:2016", "chair:IOM"});
    CHECK(filter.exit == 1);
    CHECK(has(filter.err, "without year:2016 there are 2 paragraphs"));
    CHECK(has(filter.err, "without chair:IOM there is 1 paragraph"));
    CHECK(has(ask("search", {"spring", "NOT", "retreat"}).err, "without the exclusion there is 1 paragraph"));
    CHECK(has(ask("search", {"+zebra", "bridge"}).err, "without +zebra there are 2 paragraphs"));
    CHECK(has(ask("search", {"retrat"}).err, "no paragraph has the word \"retrat\""));
    CHECK(has(ask("search", {"retrat"}).err, "did you mean: retreat"));
    CHECK(has(ask("search", {"retreat", "--kind", "chapter"}).err, "there is no kind \"chapter\"; it is one of paragraph, list_item"));
    CHECK(has(ask("search", {"retreat", "commitment:promised"}).err, "it is one of none, planned, ongoing, delivered"));
    const json notes = json::parse(ask("search", {"--format", "json", "retreat", "year:2016", "chair:IOM"}).out)["notes"];
    CHECK(notes.size() == 2);
}

TEST_CASE("grouped by document, a hit says how many more there are") {
    CHECK(has(ask("search", {"--group-by", "document", "--sort", "year", "retreat"}).out, "1 more in this report"));
}

TEST_CASE("saved queries are found by name") {
    const Folder folder;
    folder.write("travaux/queries", "# mine\nspring = retreat AND spring\neither\ttower OR spring\n");
    const auto search = [&](const std::vector<std::string>& words) {
        std::vector<std::string> command{search_program(), "search", "-d", small_index(), "--count"};
        command.insert(command.end(), words.begin(), words.end());
        return run(command, {}, {{"XDG_CONFIG_HOME", folder.path()}});
    };
    CHECK(search({"@spring"}).out == "1\n");
    CHECK(search({"@either", "retreat"}).out == "2\n");
    const Outcome unknown = search({"@sprung"});
    CHECK(unknown.exit == 2);
    CHECK(has(unknown.err, "@either, @spring"));
    folder.write("travaux/queries", "spring\n");
    CHECK(search({"@spring"}).exit == 2);
}

TEST_CASE("the caret stands under the place, also behind wide characters and in a long query") {
    CHECK(has(ask("search", {"移民 (abc"}).err, "\n  移民 (abc\n       ^\n"));
    std::string lengthy;
    for (int i = 0; i < 100; ++i) lengthy += "word ";
    const std::string err = ask("search", {lengthy + "jear:2013 " + lengthy}).err;
    CHECK(has(err, "word jear:2013 word"));
    CHECK(err.size() < 400);
}
