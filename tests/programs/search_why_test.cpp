// What `show --why` tells: which words a report's facts, and a unit's, were read from.
#include "tests/catch.hpp"
#include "tests/programs/search_fixture.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace travaux::programs;
using nlohmann::json;

namespace {

constexpr const char* kReport = R"(# Report of the Lighthouse Conference

Geneva, 3 May 2014

1. UNICEF will publish the tide tables by December 2015.

2. The sea was calm.
)";

Outcome show(const std::vector<std::string>& arguments) {
    static const Folder folder;
    static const std::string index = [] {
        const std::string path = folder.path("index");
        const std::string report = folder.write("light.md", kReport);
        const Outcome outcome = run({index_program(), "-d", path, "--meta", "chair=UNICEF", report});
        INFO(outcome.err);
        REQUIRE(outcome.exit == 0);
        return path;
    }();
    std::vector<std::string> command{search_program(), "show", "-d", index};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, {}, {{"NO_COLOR", ""}});
}

json why(const std::string& address) { return json::parse(show({address, "--why", "--format", "json"}).out)["why"]; }

json fact(const json& facts, const std::string& field) {
    INFO(field << " in " << facts.dump());
    const auto found = std::ranges::find_if(facts, [&](const json& one) { return one["field"] == field; });
    REQUIRE(found != facts.end());
    return *found;
}

std::size_t column_of(const std::string& text, const std::string& line, const std::string& value) {
    INFO(text);
    const std::size_t begin = text.find("\n" + line);
    REQUIRE(begin != std::string::npos);
    const std::size_t at = text.find(value, begin);
    REQUIRE(at != std::string::npos);
    return at - begin;
}

}  // namespace

TEST_CASE("--why gives each fact of the report with its words, and the address leads to them") {
    const json facts = why("light#1")["facts"];
    for (const json& one : facts) {
        INFO(one.dump());
        if (one["address"].is_null()) continue;
        const json units = json::parse(show({"light#" + one["address"].get<std::string>(), "--format", "json"}).out)["units"];
        const auto chosen = std::ranges::find_if(units, [](const json& unit) { return unit["chosen"] == true; });
        REQUIRE(chosen != units.end());
        CHECK((*chosen)["address"] == one["address"]);
        CHECK((*chosen)["text"].get<std::string>().find(one["words"].get<std::string>()) != std::string::npos);
    }
    CHECK(fact(facts, "title")["words"] == "Report of the Lighthouse Conference");
    CHECK(fact(facts, "date")["value"] == "2014-05-03");
    CHECK(fact(facts, "date")["words"] == "3 May 2014");
    CHECK(fact(facts, "chair") == json{{"field", "chair"}, {"value", "UNICEF"}, {"address", nullptr}, {"words", nullptr}});
}

TEST_CASE("--why says what the chosen unit undertakes, and in which words") {
    const json unit = why("light#1")["unit"];
    CHECK(unit["agency"] == json{"UNICEF"});
    CHECK(unit["actor"] == json{"UNICEF"});
    CHECK(unit["commitment"] == "planned");
    CHECK(unit["due"] == "2015-12");
    CHECK(std::string(kReport).find(unit["commitment_words"].get<std::string>()) != std::string::npos);
    const json calm = why("light#2")["unit"];
    CHECK(calm["commitment"] == "none");
    CHECK(calm["commitment_words"].is_null());
    CHECK(calm["agency"].empty());
}

TEST_CASE("what --why adds is what the schema says, and comes only where asked for") {
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/search-result.schema.json");
    REQUIRE(file);
    json schema = json::parse(file);
    for (const char* key : {"type", "additionalProperties", "required", "properties"}) schema.erase(key);
    schema["$ref"] = "#/$defs/why";
    for (const char* address : {"light#1", "light#2"}) CHECK(travaux::render_tests::misfits(schema, why(address)).empty());
    CHECK_FALSE(travaux::render_tests::misfits(schema, json::object()).empty());
    CHECK_FALSE(json::parse(show({"light#1", "--format", "json"}).out).contains("why"));
}

TEST_CASE("as text, --why follows the passage in aligned columns and leaves out what is not known") {
    const std::string plain = show({"light#1"}).out;
    const std::string text = show({"light#1", "--why"}).out;
    REQUIRE(text.starts_with(plain));
    const std::string added = text.substr(plain.size());
    const std::size_t column = column_of(added, "  title ", "Report");
    CHECK(column_of(added, "  date ", "2014-05-03  “3 May 2014”  #") == column);
    CHECK(column_of(added, "  chair ", "UNICEF  given by hand\n") == column);
    CHECK(column_of(added, "  commitment ", "planned  “") == column);
    CHECK(column_of(added, "  due ", "2015-12\n") == column);
    CHECK(added.find("objective") == std::string::npos);
    CHECK(show({"light#2", "--why"}).out.find("commitment") == std::string::npos);
}

TEST_CASE("an imported report has no words to show, and --why says what there is") {
    const Outcome imported = ask("show", {"harbour#2", "--why"});
    CHECK(imported.exit == 0);
    CHECK(imported.out.find("\n\nharbour#2\n  commitment  planned") != std::string::npos);
    CHECK(imported.out.find("\nharbour\n") == std::string::npos);
    CHECK(json::parse(ask("show", {"harbour#2", "--why", "--format", "json"}).out)["why"]["facts"].empty());
}
