// One index, four shards and two servers give the same bytes; servers that die or hang are named, and done without.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"
#include "tests/programs/server.hpp"

#include "schema/error.hpp"
#include "searcher/search/searcher.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>

using namespace travaux;
using namespace travaux::programs;
using Words = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kShards = 4;

void make_index(const std::string& index, const Words& files) {
    Words command{index_program(), "-d", index};
    command.insert(command.end(), files.begin(), files.end());
    const Outcome outcome = run(command);
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
}

// The sample corpus as one index and, file by file, dealt out to four.
struct Indexes {
    Folder folder;
    std::string whole = folder.path("whole");
    Words shards;

    Indexes() {
        Words files;
        for (const auto& entry : fs::directory_iterator(std::string(TRAVAUX_SOURCE_DIR) + "/sample_corpus"))
            if (entry.path().filename() != "README.md") files.push_back(entry.path().string());
        std::ranges::sort(files);
        make_index(whole, files);
        std::array<Words, kShards> dealt;
        for (std::size_t i = 0; i < files.size(); ++i) dealt[i % kShards].push_back(files[i]);
        for (std::size_t i = 0; i < kShards; ++i) {
            shards.push_back(folder.path("shard-" + std::to_string(i)));
            make_index(shards.back(), dealt[i]);
        }
    }

    Words half(std::size_t first) const { return {shards[first], shards[first + 1]}; }
};

const Indexes& indexes() {
    static const Indexes made;
    return made;
}

Outcome ask(const Words& locations, Words command) {
    Words words{search_program(), command.front()};
    for (const std::string& location : locations) words.insert(words.end(), {"-d", location});
    words.insert(words.end(), command.begin() + 1, command.end());
    return run(words, {}, {{"NO_COLOR", ""}, {"TRAVAUX_DB", "/nowhere"}});
}

std::vector<Words> commands() {
    std::vector<Words> all;
    for (const char* query : {"retreat", "migration", "remittances cost", "\"working level\"", "working NEAR/4 level", "migrat*", "agency:IOM", "year:2011..2016", "*",
                              "chair:ILO retreat", "objective:1", "migrants -children", "labour OR health", "what was promised in 2013", "who chaired the group",
                              "high level dialogue", "HLD", "workplan", "remitances", "recruitmant agencies", "section:conclusion migration", "title:report", "nosuchwordatall",
                              "commitment:planned", "date:2013", "kind:footnote", "position paper c/101/crp/12", "inter-agency cooperation"}) {
        all.push_back({"search", query, "--format", "json", "--facets", "all", "-n", "30"});
        all.push_back({"search", query});
        all.push_back({"facets", query, "--format", "json"});
        all.push_back({"search", query, "--match", "any", "--format", "json", "-C", "1", "--explain"});
        all.push_back({"search", query, "--format", "trec", "-n", "50"});
        all.push_back({"search", query, "--sort", "-year", "--format", "tsv", "--offset", "3"});
        all.push_back({"search", query, "--group-by", "document", "--format", "json"});
        all.push_back({"search", query, "--agency", "UNDESA", "--agency", "IOM", "--format", "json", "--facets", "agency,year"});
    }
    for (const char* field : {"year", "chair", "author", "agency", "mentions", "doc", "label", "date", "title", "due", "symbol", "section"})
        all.push_back({"terms", field, "--format", "json"});
    for (const char* address : {"c-101-crp-12#4(a)", "ilo-gmg-2014#3.c/2", "unescap-gmg-2013", "c-101-crp-12", "nowhere#1", "2"})
        all.push_back({"show", address, "-C", "2", "--format", "json", "--why"});
    all.push_back({"explain", "ilo-gmg-2014#3.c/2", "retreat", "migration", "--format", "json"});
    for (const char* address : {"c-103-crp-27#3", "c-101-crp-12#6"})
        for (const char* verb : {"similar", "trace", "cite", "precedent"}) all.push_back({verb, address, "--format", "json"});
    all.push_back({"similar", "--all", "--format", "json"});
    all.push_back({"commitments", "--format", "json"});
    all.push_back({"history", "working level", "--format", "json"});
    all.push_back({"precedent", "The guide for consulates, prepared with UNHCR and IFRC, will be published in June 2015.", "--format", "json"});
    all.push_back({"verify", "The guide for consulates was published in June 2013 in English.", "--format", "json"});
    return all;
}

struct Answer {
    Words command;
    Outcome outcome;
};

const std::vector<Answer>& answers_of_one_index() {
    static const std::vector<Answer> answers = [] {
        std::vector<Answer> made;
        for (Words& command : commands()) {
            Outcome outcome = ask({indexes().whole}, command);
            made.push_back({std::move(command), std::move(outcome)});
        }
        return made;
    }();
    return answers;
}

void compare(const Words& locations) {
    for (const auto& [command, expected] : answers_of_one_index()) {
        std::string line;
        for (const std::string& word : command) line += word + " ";
        INFO(line);
        const Outcome found = ask(locations, command);
        CHECK(found.out == expected.out);
        CHECK(found.err == expected.err);
        CHECK(found.exit == expected.exit);
    }
}

// Status without where the index lies and how large it is.
std::string counts(const Words& locations) {
    const std::string json = ask(locations, {"status", "--format", "json"}).out;
    return json.substr(json.find("\"layout\""), json.find("\"bytes\"") - json.find("\"layout\""));
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Two halves of the corpus behind two servers.
struct Servers {
    Server left{indexes().half(0)};
    Server right{indexes().half(2)};
    Words locations() const { return {left.location(), right.location()}; }
};

bool can_serve() {
    if (!Server::is_installed()) WARN("SKIPPED: xapian-tcpsrv (package xapian-tools) is not installed");
    return Server::is_installed();
}

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("four shards answer as one index does") {
    compare(indexes().shards);
    CHECK(counts(indexes().shards) == counts({indexes().whole}));
}

TEST_CASE("two servers answer as one index does") {
    if (!can_serve()) return;
    const Servers servers;
    compare(servers.locations());
    Words mixed = indexes().half(0);
    mixed.push_back(servers.right.location());
    for (const Words& locations : {servers.locations(), mixed}) {  // how large a server's databases are it does not tell
        CHECK(holds(ask(locations, {"status", "--format", "json"}).out, "\"bytes\":null"));
        CHECK_FALSE(holds(ask(locations, {"status"}).out, "bytes"));
    }
    CHECK(holds(ask(indexes().half(0), {"status"}).out, "\nbytes "));
}

TEST_CASE("one server with four shards tells their languages, and weighs as one index does") {
    if (!can_serve()) return;
    const Server server(indexes().shards);
    CHECK(counts({server.location()}) == counts({indexes().whole}));
    for (const char* query : {"migration", "rapports sur la migration", "guide des consulados", "migrat*", "the secretariat"})
        for (const Words& command : {Words{"search", query, "--format", "json", "--facets", "all", "-n", "100"}, Words{"search", query, "--format", "trec", "-n", "200"}})
            CHECK(ask({server.location()}, command).out == ask({indexes().whole}, command).out);
}

TEST_CASE("a stub names folders and servers, and stubs") {
    if (!can_serve()) return;
    const Server server(indexes().half(2));
    const std::string inner = indexes().folder.write("inner.stub", "auto shard-0\nauto " + indexes().shards[1] + "\n");
    const std::string stub = indexes().folder.write("outer.stub", "# two shards here, two there\nauto inner.stub\nremote " + server.location() + "\n");
    for (const Words& command : {Words{"search", "retreat", "--format", "json", "--facets", "all"}, Words{"terms", "agency"}, Words{"show", "ilo-gmg-2014#3.c/2"}}) {
        const Outcome expected = ask({indexes().whole}, command);
        CHECK(ask({stub}, command).out == expected.out);
    }
    indexes().folder.write("folder/XAPIANDB", "auto ../outer.stub\n");
    CHECK(ask({indexes().folder.path("folder")}, {"search", "--count", "migration"}).out == ask({indexes().whole}, {"search", "--count", "migration"}).out);
}

TEST_CASE("a server that is gone is named, and searched without where that is wanted") {
    if (!can_serve()) return;
    Servers servers;
    servers.right.die();
    const Outcome error = ask(servers.locations(), {"search", "migration"});
    CHECK(error.exit == 2);
    CHECK(error.out.empty());
    CHECK(holds(error.err, servers.right.location()));
    CHECK(holds(error.err, "--partial"));
    CHECK_FALSE(holds(error.err, servers.left.location() + " does not answer"));

    const Outcome partial = ask(servers.locations(), {"search", "migration", "--format", "json", "--partial"});
    CHECK(partial.exit == 0);
    CHECK(holds(partial.err, servers.right.location() + " does not answer"));
    CHECK(holds(partial.out, "\"partial\":true,\"missing\":[\"" + servers.right.location() + "\"]"));
    const Outcome rest = ask(indexes().half(0), {"search", "migration", "--count"});
    CHECK(ask(servers.locations(), {"search", "migration", "--count", "--partial"}).out == rest.out);
    CHECK_FALSE(holds(ask(indexes().half(0), {"search", "migration", "--format", "json", "--partial"}).out, "\"partial\""));

    servers.left.die();
    const Outcome none = ask(servers.locations(), {"search", "migration", "--partial"});
    CHECK(none.exit == 2);
    CHECK(holds(none.err, "no server answers"));
}

TEST_CASE("a server that hangs is given up after the time set") {
    if (!can_serve()) return;
    const Servers servers;
    servers.right.hang();
    Outcome error;
    CHECK(seconds_of([&] { error = ask(servers.locations(), {"search", "migration", "--timeout", "0.5"}); }) < 9);  // 10 s is the default
    CHECK(error.exit == 2);
    CHECK(holds(error.err, servers.right.location()));
    const Outcome partial = ask(servers.locations(), {"search", "migration", "--count", "--partial", "--timeout", "0.5"});
    CHECK(partial.out == ask(indexes().half(0), {"search", "migration", "--count"}).out);
    servers.right.go_on();
    CHECK(ask(servers.locations(), {"search", "migration", "--count"}).out == ask({indexes().whole}, {"search", "migration", "--count"}).out);
}

TEST_CASE("a server that dies or hangs between two searches of one searcher") {
    if (!can_serve()) return;
    search::Request request;
    request.text = "migration";
    for (const bool hangs : {false, true}) {
        Servers servers;
        const std::chrono::milliseconds timeout(500);
        search::Searcher strict({servers.locations(), timeout, false});
        search::Searcher lenient({servers.locations(), timeout, true});
        const std::size_t all = strict.search(request).total;
        CHECK(lenient.search(request).missing.empty());
        if (hangs) servers.left.hang();
        else servers.left.die();
        try {
            strict.search(request);
            FAIL("no error");
        } catch (const schema::Error& error) {
            CHECK(holds(error.what(), servers.left.location()));
        }
        const search::Results rest = lenient.search(request);
        CHECK(rest.missing == Words{servers.left.location()});
        CHECK(rest.total > 0);
        CHECK(rest.total < all);
        servers.left.go_on();
    }
}
