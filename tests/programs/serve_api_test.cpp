// The API is the command line's JSON, byte by byte, and openapi.json tells of all of it.
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"
#include "tests/programs/reading_room.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;

namespace {

const ReadingRoom& room() {
    static const ReadingRoom one(sample_index());
    return one;
}

Answer get(const std::string& path) { return fetch(room().port(), "/api/v1" + path); }

Answer post(const std::string& path, const std::string& body) { return fetch(room().port(), "/api/v1" + path, {"POST", "Content-Type: text/plain\r\n", body, {}}); }

constexpr const char* kDraft = "A retreat at working level took place in Turin in February 2014.";

}  // namespace

TEST_CASE("an answer of the API is what the command line prints") {
    struct Row {
        std::string path;
        std::string verb;
        std::vector<std::string> arguments;
    };
    const auto row = GENERATE(values<Row>({
        {"/search?q=retreat", "search", {"retreat"}},
        {"/search?q=human+rights&year=2010..2014&agency=IOM&sort=-year&limit=3", "search", {"human rights", "--year", "2010..2014", "--agency", "IOM", "--sort", "-year", "-n", "3"}},
        {"/search?q=migration&facets=agency:3,year", "search", {"migration", "--facets", "agency:3,year"}},
        {"/facets?q=migration", "facets", {"migration"}},
        {"/show/ilo-gmg-2014%233.c%2F2", "show", {"ilo-gmg-2014#3.c/2"}},
        {"/show/ilo-gmg-2014%233.c%2F2?context=2", "show", {"ilo-gmg-2014#3.c/2", "-C", "2"}},
        {"/explain/ilo-gmg-2014%233.c%2F2?q=retreat", "explain", {"ilo-gmg-2014#3.c/2", "retreat"}},
        {"/status", "status", {}},
        {"/fields", "fields", {}},
        {"/terms/agency", "terms", {"agency"}},
        {"/commitments?status=planned", "commitments", {"--status", "planned"}},
        {"/cite/ilo-gmg-2014%233.c%2F2", "cite", {"ilo-gmg-2014#3.c/2"}},
        {"/history?q=fair+recruitment", "history", {"fair recruitment"}},
        {"/similar/ilo-gmg-2014%233.c%2F2", "similar", {"ilo-gmg-2014#3.c/2"}},
        {"/trace/ilo-gmg-2014%234%2F1", "trace", {"ilo-gmg-2014#4/1"}},
        {"/trace/ilo-gmg-2014%233.c%2F2?back=on", "trace", {"ilo-gmg-2014#3.c/2", "--back"}},
    }));
    INFO(row.path);
    std::vector<std::string> arguments = row.arguments;
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome printed = row.verb == "fields" ? run({search_program(), "fields", "--format", "json"}) : ask_sample(row.verb, arguments);
    INFO(printed.err);
    const Answer answer = get(row.path);
    REQUIRE(answer.status == 200);
    CHECK(answer.body == printed.out);
}

TEST_CASE("a posted text is answered as the command line answers a file") {
    CHECK(post("/precedent", kDraft).body == ask_sample("precedent", {"--format", "json"}, kDraft).out);
    CHECK(post("/verify?all=on", kDraft).body == ask_sample("verify", {"--all", "--format", "json"}, kDraft).out);
    CHECK(post("/precedent", "").status == 400);
}

TEST_CASE("openapi.json tells of everything that answers, and each of its paths answers") {
    const json document = json::parse(get("/openapi.json").body);
    CHECK(document.at("openapi") == "3.1.0");
    CHECK(document.at("paths").size() >= 15);
    for (const auto& [path, operations] : document.at("paths").items()) {
        std::string target = path;
        if (const std::size_t hole = target.find("{address}"); hole != std::string::npos) target.replace(hole, 9, "ilo-gmg-2014%233.c%2F2");
        if (const std::size_t hole = target.find("{field}"); hole != std::string::npos) target.replace(hole, 7, "year");
        for (const auto& [method, operation] : operations.items()) {
            INFO(method << " " << target);
            REQUIRE(operation.at("responses").contains("200"));
            const bool text_in_url = operation.contains("parameters") && operation.at("parameters").dump().find("\"text\"") != std::string::npos;
            Answer answer = method == "post" ? post(target, kDraft) : get(target + (text_in_url ? "?text=retreat" : target == "/history" ? "?q=retreat" : ""));
            CHECK(answer.status == 200);
            const std::string type = operation.at("responses").at("200").at("content").begin().key();
            CHECK(answer.headers["content-type"].starts_with(type));
            if (type == "application/json") CHECK(json::accept(answer.body));
        }
    }
    // Every $ref leads somewhere.
    const std::string text = document.dump();
    for (std::size_t at = 0; (at = text.find("\"$ref\":\"#", at)) != std::string::npos; ++at) {
        const std::size_t begin = at + 9;
        const std::string pointer = text.substr(begin, text.find('"', begin) - begin);
        INFO(pointer);
        CHECK(document.contains(json::json_pointer(pointer)));
    }
}

TEST_CASE("problems are JSON with a message and a hint") {
    for (const char* path : {"/show/none%231", "/terms/colour", "/search?q=year:soon", "/nothing", "/trace/none%231", "/commitments?due_before=soon"}) {
        const Answer answer = get(path);
        INFO(path << " " << answer.body);
        CHECK((answer.status == 400 || answer.status == 404));
        CHECK(json::parse(answer.body).at("error").at("message").is_string());
    }
}

TEST_CASE("a streamed list is the whole list") {
    const json all = json::parse(get("/search?q=migration&limit=1000&copies=apart").body);
    const std::string lines = get("/search.jsonl?q=migration").body;
    CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == all.at("total").get<std::size_t>());
    CHECK(all.at("total").get<int>() > 10);
    CHECK(get("/search.csv?q=migration").body.starts_with("id,"));
}
