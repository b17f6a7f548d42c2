#include "searcher/render/render.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/render/sample_results.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <fstream>

using namespace travaux;
using nlohmann::json;
using render_tests::misfits;
using render_tests::sample_results;

namespace {

json result_schema() {
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/search-result.schema.json");
    REQUIRE(file);
    return json::parse(file);
}

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    return names;
}

}  // namespace

TEST_CASE("the document fits its published schema") {
    const std::vector<std::string> none;
    CHECK(misfits(result_schema(), json::parse(render::json(sample_results()))) == none);
    CHECK(misfits(result_schema(), json::parse(render::json(search::Results{}))) == none);
}

TEST_CASE("the schema refuses what does not fit") {
    const json good = json::parse(render::json(sample_results()));
    struct Case {
        const char* patch;
        const char* misfit;
    };
    const std::vector<Case> cases{
        {R"([{"op": "replace", "path": "/format", "value": 2}])", "/format: not 1"},
        {R"([{"op": "remove", "path": "/total"}])", "/: lacks total"},
        {R"([{"op": "add", "path": "/extra", "value": 1}])", "/extra: not allowed"},
        {R"([{"op": "replace", "path": "/query/match", "value": "some"}])", "/query/match: not one of the values"},
        {R"([{"op": "replace", "path": "/hits/0/year", "value": "2013"}])", "/hits/0/year: not of type [\"integer\",\"null\"]"},
        {R"([{"op": "replace", "path": "/hits/0/chair", "value": ["IOM"]}])", "/hits/0/chair: not one of the shapes"},
        {R"([{"op": "replace", "path": "/facets/year/0/count", "value": -1}])", "/facets/year/0/count: too small"},
        {R"([{"op": "replace", "path": "/hits/0/lines/0", "value": [1]}])", "/hits/0/lines/0: too few items"},
    };
    for (const Case& c : cases) {
        INFO(c.patch);
        CHECK(misfits(result_schema(), good.patch(json::parse(c.patch))) == std::vector<std::string>{c.misfit});
    }
}

TEST_CASE("facts are numbers, names, lists or null") {
    const json document = json::parse(render::json(sample_results()));
    const json& first = document["hits"][0];
    CHECK(first["id"] == "harbour-2013#12(a)");
    CHECK(first["lines"] == json::parse("[[13, 13], [20, 21]]"));
    CHECK(first["year"] == 2013);
    CHECK(first["chair"] == "IOM");
    CHECK(first["author"] == json::parse(R"(["IOM", "UNHCR"])"));
    CHECK(first["symbol"].is_null());
    CHECK(first["commitment"] == "not_realised");
    CHECK(first["score"] == 7.3125);
    CHECK(first["snippet"]["highlights"] == json::parse("[[2, 9], [17, 24]]"));
    CHECK(document["hits"][2]["address"] == "");
    CHECK(document["hits"][2]["all_words"] == false);
    CHECK(document["facets"]["year"][1] == json::parse(R"({"value": 2013, "count": 20, "reports": 1, "selected": true})"));
    CHECK(document["facets"]["agency"][0]["value"] == "GMG");
    CHECK(document["query"]["did_you_mean"].is_null());
}

TEST_CASE("the keys come in the documented order") {
    const auto document = nlohmann::ordered_json::parse(render::json(sample_results()));
    CHECK(keys(document) == std::vector<std::string>{"format", "query", "total", "reports", "exact", "notes", "facets", "hits"});
    CHECK(keys(document["facets"]) == std::vector<std::string>{"year", "agency", "chair"});
}

TEST_CASE("JSON is one line, safe on a terminal, and keeps every character") {
    const std::string text = render::json(sample_results());
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(json::parse(text)["hits"][2]["text"] == sample_results().hits[2].unit.text);
}

TEST_CASE("ill-formed bytes do not make ill-formed JSON") {
    search::Results results = sample_results();
    results.query = "a\xFF" "b\xC3";
    const json document = json::parse(render::json(results));
    CHECK(document["query"]["text"] == "a\uFFFDb\uFFFD");
}

TEST_CASE("JSON Lines are the hits, with the query's id where there is one") {
    const std::string lines = render::json_lines(sample_results(), {}, "q7");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
    const auto first = nlohmann::ordered_json::parse(lines.substr(0, lines.find('\n')));
    CHECK(keys(first).front() == "qid");
    CHECK(first["qid"] == "q7");
    json schema = result_schema();
    schema["$ref"] = "#/$defs/hit";
    for (const char* key : {"type", "required", "properties", "additionalProperties"}) schema.erase(key);
    CHECK(misfits(schema, json::parse(first.dump())).empty());
    CHECK(render::json_lines(sample_results(), {"score", "id"}).starts_with("{\"score\":7.3125,\"id\":\"harbour-2013#12(a)\"}\n"));
}

TEST_CASE("a passage marks the unit that was asked for") {
    search::Passage passage;
    const search::Results results = sample_results();
    passage.report = results.hits[0].report;
    passage.units = {results.hits[0].unit, results.hits[1].unit};
    passage.chosen = 1;
    const json document = json::parse(render::json(passage));
    CHECK(document["format"] == 1);
    CHECK(document["units"][0]["chosen"] == false);
    CHECK(document["units"][1]["chosen"] == true);
    CHECK(document["units"][1]["id"] == "harbour-2013#13");
    CHECK_FALSE(document["units"][0].contains("evidence"));
}
