// The API is the command line's JSON, byte by byte, and openapi.json tells of all of it.
#include "tests/catch.hpp"
#include "tests/programs/http_client.hpp"
#include "tests/programs/reading_room.hpp"
#include "tests/programs/sample_fixture.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;

namespace {

Answer ask(const std::string& path) { return get("/api/v1" + path); }

Answer post(const std::string& path, const std::string& body) { return fetch(sample_room().port(), "/api/v1" + path, {"POST", "Content-Type: text/plain\r\n", body, {}}); }

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
        {"/facets?q=migration&by=year,agency&chair=IOM", "facets", {"migration", "--by", "year,agency", "--chair", "IOM"}},
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
        {"/search?q=retreat&match=any&explain=on&no_group=on&fields=id,score", "search", {"retreat", "--match", "any", "--explain", "--no-group", "--fields", "id,score"}},
        {"/search?q=migration&group_by=document&full=on&context=1&offset=2&limit=2", "search", {"migration", "--group-by", "document", "--full", "-C", "1", "--offset", "2", "-n", "2"}},
        {"/search?q=retreats&no_stem=on&no_synonyms=on&no_raise=on&plain=on&expand=on", "search", {"retreats", "--no-stem", "--no-synonyms", "--no-raise", "--plain", "--expand"}},
        {"/search?q=work&agency=UNGA&roll_up=on", "search", {"work", "--agency", "UNGA", "--roll-up"}},
        {"/show/c-103-crp-27%237?why=on", "show", {"c-103-crp-27#7", "--why"}},
        {"/commitments?year=2013&actor=IOM&due_before=2014", "commitments", {"--year", "2013", "--actor", "IOM", "--due-before", "2014"}},
        {"/precedent?text=A+retreat+took+place+in+Turin.&unit=paragraph&by=authority&limit=2", "precedent", {"A retreat took place in Turin.", "--unit", "paragraph", "--by", "authority", "-n", "2"}},
        {"/history?q=fair+recruitment&year=2014", "history", {"fair recruitment", "--year", "2014"}},
        {"/similar", "similar", {"--all"}},
        {"/trace?doc=c-101-crp-12", "trace", {"--all", "c-101-crp-12"}},
        {"/trace?q=guide&limit=2", "trace", {"--all", "guide", "-n", "2"}},
        {"/trace/c-101-crp-12%236?author=IOM", "trace", {"c-101-crp-12#6", "--author", "IOM"}},
        {"/trace/ilo-gmg-2014%234%2F1", "trace", {"ilo-gmg-2014#4/1"}},
        {"/trace/ilo-gmg-2014%233.c%2F2?back=on", "trace", {"ilo-gmg-2014#3.c/2", "--back"}},
    }));
    INFO(row.path);
    std::vector<std::string> arguments = row.arguments;
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome printed = row.verb == "fields" ? run({search_program(), "fields", "--format", "json"}) : ask_sample(row.verb, arguments);
    INFO(printed.err);
    const Answer answer = ask(row.path);
    REQUIRE(answer.status == 200);
    CHECK(answer.body == printed.out);
}

TEST_CASE("a posted text is answered as the command line answers a file") {
    CHECK(post("/precedent", kDraft).body == ask_sample("precedent", {"--format", "json"}, kDraft).out);
    CHECK(post("/verify?all=on", kDraft).body == ask_sample("verify", {"--all", "--format", "json"}, kDraft).out);
    CHECK(post("/precedent", "").status == 400);
    // As curl --data-binary sends it; and a form.
    const auto typed_form = [](const std::string& path, const std::string& body) {
        return fetch(sample_room().port(), "/api/v1" + path, {"POST", "Content-Type: application/x-www-form-urlencoded\r\n", body, {}});
    };
    CHECK(typed_form("/precedent", kDraft).body == post("/precedent", kDraft).body);
    CHECK(typed_form("/verify", kDraft).body == post("/verify", kDraft).body);
    CHECK(typed_form("/verify", "text=").status == 400);
    CHECK(typed_form("/verify", "text=Small+grants").body == post("/verify", "Small grants").body);
}

TEST_CASE("openapi.json tells of everything that answers, and each of its paths answers") {
    const json document = json::parse(ask("/openapi.json").body);
    CHECK(document.at("openapi") == "3.1.0");
    CHECK(document.at("paths").size() >= 15);
    for (const auto& [path, operations] : document.at("paths").items()) {
        std::string target = path;
        if (const std::size_t hole = target.find("{address}"); hole != std::string::npos) target.replace(hole, 9, "ilo-gmg-2014%233.c%2F2");
        if (const std::size_t hole = target.find("{field}"); hole != std::string::npos) target.replace(hole, 7, "year");
        for (const auto& [method, operation] : operations.items()) {
            INFO(method << " " << target);
            REQUIRE(operation.at("responses").contains("200"));
            const bool text_in_url = operation.contains("parameters") && operation.at("parameters").dump().find("parameters/text") != std::string::npos;
            Answer answer = method == "post" ? post(target, kDraft) : ask(target + (text_in_url && method == "get" ? "?text=retreat" : target == "/history" ? "?q=retreat" : ""));
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

namespace {

// The names that stand behind the '?' of an operation, as openapi.json has them; the filters as "filter".
std::vector<std::string> described(const json& document, const json& operation) {
    std::vector<std::string> names;
    for (json parameter : operation.value("parameters", json::array())) {
        if (parameter.contains("$ref")) parameter = document.at(json::json_pointer(parameter.at("$ref").get<std::string>().substr(1)));
        if (parameter.at("in") == "query") names.push_back(parameter.at("name"));
    }
    std::ranges::sort(names);
    return names;
}

// "did you mean …? it takes q (…), limit (--limit), and any field of …": the names alone.
std::vector<std::string> told(const std::string& hint) {
    std::vector<std::string> names;
    const std::size_t begin = hint.find("it takes ");
    for (std::size_t at = begin + 9; begin != std::string::npos && at < hint.size();) {
        const std::size_t end = hint.find(" (", at);
        if (end == std::string::npos || hint.compare(at, 9, "any field") == 0) break;
        names.push_back(hint.substr(at, end - at));
        at = std::min(hint.find("), ", end), hint.size() - 3) + 3;
        if (hint.compare(at, 4, "and ") == 0) at += 4;
    }
    if (hint.find("any field of") != std::string::npos) names.emplace_back("filter");
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE("what an address does not know is refused, and the hint tells what openapi.json tells") {
    const json document = json::parse(ask("/openapi.json").body);
    for (const auto& [path, operations] : document.at("paths").items()) {
        std::string target = path;
        if (const std::size_t hole = target.find('{'); hole != std::string::npos) target.replace(hole, std::string::npos, "year");
        for (const auto& [method, operation] : operations.items()) {
            INFO(method << " " << target);
            const Answer answer = method == "post" ? post(target + "?colour=red", kDraft) : ask(target + "?colour=red");
            CHECK(answer.status == 400);
            const json error = json::parse(answer.body).at("error");
            INFO(error);
            CHECK(error.at("message").get<std::string>().find("colour") != std::string::npos);
            CHECK(told(error.at("hint")) == described(document, operation));
        }
    }
}

TEST_CASE("a slip in a parameter is answered with what was meant") {
    struct Row {
        std::string path;
        std::string words;
    };
    const auto row = GENERATE(values<Row>({
        {"/search?q=retreat&yaer=2013", "did you mean year?"},
        {"/search?q=retreat&group-by=document", "did you mean group_by?"},
        {"/commitments?due-before=2013", "did you mean due_before?"},
        {"/search?q=retreat&limt=3", "--limit"},
        {"/search?q=retreat&limit=3&limit=4", "limit stands twice"},
        {"/search?q=retreat&limit=5000", "limit is at most 1000"},
        {"/search?q=retreat&limit=-1", "no whole number"},
        {"/search?q=retreat&limit=99999999999999999999999", "limit is at most 1000"},
        {"/search?q=retreat&sort=best", "they are relevance, year, -year, document"},
        {"/search?q=retreat&full=yes", "they are off, on"},
        {"/search?q=retreat&fields=id,colour", "there is no output field colour"},
        {"/search?q=retreat&year=", "needs a value"},
        {"/commitments?status=done", "not_realised"},
        {"/trace/ilo-gmg-2014%234%2F1?limit=51", "limit is at most 50"},
        {"/status?check=on", "it takes none"},
    }));
    const Answer answer = ask(row.path);
    INFO(row.path << " " << answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.body.find(row.words) != std::string::npos);
}

TEST_CASE("problems are JSON with a message and a hint") {
    for (const char* path : {"/show/none%231", "/terms/colour", "/search?q=year:soon", "/nothing", "/trace/none%231", "/commitments?due_before=soon"}) {
        const Answer answer = ask(path);
        INFO(path << " " << answer.body);
        CHECK((answer.status == 400 || answer.status == 404));
        CHECK(json::parse(answer.body).at("error").at("message").is_string());
    }
}

TEST_CASE("a streamed list is the whole list") {
    const json all = json::parse(ask("/search?q=migration&limit=1000&no_group=on").body);
    const std::string lines = ask("/search.jsonl?q=migration").body;
    CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == all.at("total").get<std::size_t>());
    CHECK(all.at("total").get<int>() > 10);
    CHECK(ask("/search.csv?q=migration").body.starts_with("id,"));
    CHECK(ask("/search.csv?q=migration&fields=year,id").body.starts_with("year,id"));
}
