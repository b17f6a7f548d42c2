// The other verbs of `travaux`, its help and its completion.
#include "schema/fields.hpp"
#include "tests/catch.hpp"
#include "tests/programs/search_fixture.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace travaux::programs;
using nlohmann::json;

TEST_CASE("show finds one unit, lists several, or says there is none") {
    const Outcome one = ask("show", {"harbour#2"});
    CHECK(one.exit == 0);
    CHECK(one.out.find("› harbour#2\n  A second retreat is planned") != std::string::npos);
    const json units = json::parse(ask("show", {"harbour#2", "-C", "1", "--format", "json"}).out)["units"];
    REQUIRE(units.size() == 3);
    CHECK(units[1]["chosen"] == true);
    CHECK(units[1]["id"] == "harbour#2");
    const Outcome several = ask("show", {"2"});
    CHECK(several.exit == 2);
    CHECK(several.out.empty());
    CHECK(several.err.find("  harbour#2\n") != std::string::npos);
    CHECK(several.err.find("  bridge#2\n") != std::string::npos);
    CHECK(ask("show", {"harbour#99"}).exit == 1);
    CHECK(ask("show", {}).exit == 2);
}

TEST_CASE("facets count everything or a query, alone or crossed") {
    const Outcome table = ask("facets", {"retreat", "--facets", "year", "--format", "tsv"});
    CHECK(table.out == "field\tvalue\tcount\treports\nyear\t2013\t2\t1\nyear\t2016\t1\t1\nyear\t2017\t1\t1\n");
    CHECK(ask("facets", {"retreat", "--by", "year,commitment", "--format", "tsv"}).out.starts_with("year\tcommitment\tcount\treports\n2013\tdelivered\t1\t1\n2013\tplanned\t1\t1\n"));
    CHECK(ask("facets", {"retreat", "--by", "year,commitment", "--format", "json"}).out ==
          R"({"format":1,"by":["year","commitment"],"pairs":[{"values":[2013,"delivered"],"count":1,"reports":1},)"
          R"({"values":[2013,"planned"],"count":1,"reports":1},{"values":[2016,"not_realised"],"count":1,"reports":1}]})" "\n");
    CHECK(ask("facets", {"--by", "year,commitment", "--year", "2013", "--format", "tsv"}).out.find("\n2016") == std::string::npos);
    CHECK(ask("facets", {"--by", "commitment,year", "year:2016", "--format", "tsv"}).out.find("\t2013\t") == std::string::npos);
    CHECK(ask("facets", {"zeppelin"}).exit == 1);
    CHECK(ask("facets", {"--by", "year"}).exit == 2);
    CHECK(json::parse(ask("facets", {"--format", "json"}).out)["hits"].empty());
}

TEST_CASE("--roll-up: a filter on an organisation finds those below it") {
    const Folder folder;
    const std::string index = folder.path("index");
    const std::string records = R"({"doc": "quay", "text": "One.", "year": 2011, "chair": "UNDESA"}
{"doc": "pier", "text": "Two.", "year": 2012, "chair": "IOM"}
)";
    REQUIRE(run({index_program(), "-d", index, "--jsonl", "-"}, records).exit == 0);
    const auto count = [&index](std::vector<std::string> arguments) {
        std::vector<std::string> command{search_program(), "search", "-d", index, "--count", "--exit-zero"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return run(command).out;
    };
    CHECK(count({"--chair", "UN Secretariat"}) == "0\n");
    CHECK(count({"--chair", "UN Secretariat", "--roll-up"}) == "1\n");
    CHECK(count({"chair:\"UN Secretariat\"", "--roll-up"}) == "1\n");
    const Outcome facets = run({search_program(), "facets", "-d", index, "--roll-up", "--chair", "UN Secretariat", "--facets", "year", "--format", "tsv"});
    CHECK(facets.out == "field\tvalue\tcount\treports\nyear\t2011\t1\t1\n");
}

TEST_CASE("fields, terms and status describe the index") {
    const json fields = json::parse(run({search_program(), "fields", "--format", "json"}).out);
    CHECK(fields.size() == travaux::schema::fields().size());
    CHECK(ask("terms", {"year", "--format", "tsv"}).out == "value\tcount\treports\n2013\t4\t1\n2016\t2\t1\n2017\t1\t1\n");
    CHECK(ask("terms", {"yaer"}).err.find("did you mean year?") != std::string::npos);
    const json status = json::parse(ask("status", {"--format", "json"}).out);
    CHECK(status["reports"] == 3);
    CHECK(status["paragraphs"] == 7);
}

TEST_CASE("every example of the field table runs") {
    for (const auto& field : travaux::schema::fields()) {
        if (!field.is_filter()) continue;
        const Outcome outcome = ask("search", {std::string(field.example)});
        INFO(field.example << outcome.err);
        CHECK(outcome.exit <= 1);
    }
}

TEST_CASE("an unknown verb runs the program of its name, or is told") {
    const Folder folder;
    const std::string program = folder.write("travaux-echo", "#!/bin/sh\nprintf '%s|' \"$@\"\nexit 7\n");
    REQUIRE(run({"/bin/chmod", "+x", program}).exit == 0);
    const Outcome echoed = run({search_program(), "echo", "a b", "-x"}, {}, {{"PATH", folder.path() + ":/bin:/usr/bin"}});
    CHECK(echoed.out == "a b|-x|");
    CHECK(echoed.exit == 7);
    const Outcome unknown = run({search_program(), "serach"});
    CHECK(unknown.exit == 2);
    CHECK(unknown.err == "travaux: there is no verb serach\nhint: did you mean travaux search?\n");
    CHECK(run({search_program(), "../echo"}).exit == 2);
    CHECK(run({search_program()}).exit == 2);
}

TEST_CASE("every verb has a help with an example") {
    for (const char* verb : {"search", "show", "facets", "fields", "terms", "status"}) {
        const Outcome help = run({search_program(), "help", verb});
        INFO(verb);
        CHECK(help.exit == 0);
        CHECK(help.out.find("Examples:\n  travaux " + std::string(verb)) != std::string::npos);
        CHECK(help.out.find(" in [") == std::string::npos);  // CLI11's way of writing a range
        CHECK(run({search_program(), verb, "--help"}).out == help.out);
        CHECK(run({search_program(), "help"}).out.find("  " + std::string(verb) + " ") != std::string::npos);
    }
}

TEST_CASE("the manual names every option of search") {
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/man/travaux-search.1");
    std::stringstream manual;
    manual << file.rdbuf();
    std::istringstream help(run({search_program(), "help", "search"}).out);
    std::size_t options = 0;
    for (std::string word; help >> word;) {
        if (!word.starts_with("--")) continue;
        while (!word.empty() && !std::isalnum(static_cast<unsigned char>(word.back()))) word.pop_back();
        if (word.size() <= 2) continue;
        ++options;
        INFO(word);
        CHECK(manual.str().find("Fl " + word.substr(1)) != std::string::npos);
    }
    CHECK(options > 25);
}

TEST_CASE("completion scripts name every option, and bash reads its own") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const Outcome script = run({search_program(), "completion", shell});
        INFO(shell);
        CHECK(script.exit == 0);
        CHECK(script.out.find("group-by") != std::string::npos);
        CHECK(script.out.find("travaux terms agency") != std::string::npos);
    }
    const Folder folder;
    const std::string script = folder.write("travaux.bash", run({search_program(), "completion", "bash"}).out);
    const auto complete = [&](const std::string& words, int index) {
        return run({"/bin/bash", "-c", "source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(index) +
                                           "; _travaux; printf '%s ' \"${COMPREPLY[@]}\""})
            .out;
    };
    CHECK(complete("travaux se", 1) == "search ");
    CHECK(complete("travaux search --for", 2) == "--format --format-version ");
    CHECK(complete("travaux search --format js", 3) == "json jsonl ");
    CHECK(complete("travaux terms age", 2) == "agency ");
    CHECK(complete("travaux precedent --by ''", 3) == "match authority ");
    CHECK(complete("travaux cite --format b", 3) == "bibtex ");
}

TEST_CASE("shells complete values and addresses from the index") {
    const Folder folder;
    const std::string programs = search_program().substr(0, search_program().rfind('/'));
    const auto in_shell = [&](const std::string& command) {
        return run({"/bin/sh", "-c", command}, {}, {{"PATH", programs + ":/bin:/usr/bin"}, {"TRAVAUX_DB", small_index()}, {"HOME", folder.path()}});
    };
    const auto script = [&](const std::string& shell) { return folder.write("travaux." + shell, run({search_program(), "completion", shell}).out); };
    const std::string bash = script("bash");
    const auto complete = [&](const std::string& words, int index) {
        folder.write("complete", "source " + bash + "; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(index) + "; _travaux; printf '%s ' \"${COMPREPLY[@]}\"");
        return in_shell("bash " + folder.path("complete")).out;
    };
    CHECK(complete("travaux search --chair I", 3) == "IOM ");
    CHECK(complete("travaux show b", 2) == "bridge# ");
    CHECK(complete("travaux show 'bridge#'", 2) == "bridge#1 bridge#2 ");
    CHECK(complete("travaux explain har", 2) == "harbour# ");
    const std::string zsh = script("zsh");
    const std::string fish = script("fish");
    if (in_shell("command -v zsh").exit == 0) {
        CHECK(in_shell("zsh -n " + zsh).exit == 0);
        CHECK(in_shell("zsh -c \"$(sed -n '/^_travaux_addresses/,/^}/p' " + zsh + "); _travaux_addresses 'bridge#'\"").out == "bridge#1\nbridge#2\n");
    }
    if (in_shell("command -v fish").exit == 0) {
        const auto ask_fish = [&](const std::string& line) { return in_shell("fish -c \"source " + fish + "; complete -C '" + line + "'\"").out; };
        CHECK(ask_fish("travaux show bri") == "bridge#\n");
        CHECK(ask_fish("travaux show bridge#") == "bridge#1\nbridge#2\n");
        CHECK(ask_fish("travaux search --chair ").find("IOM") != std::string::npos);
    }
}

TEST_CASE("facets crossed: pairs for a script, a grid with its gaps for a person") {
    const Outcome pairs = ask("facets", {"--by", "year,commitment", "--format", "tsv"});
    CHECK(pairs.out == "year\tcommitment\tcount\treports\n2013\tdelivered\t1\t1\n2013\tplanned\t1\t1\n2016\tnot_realised\t1\t1\n");
    const Outcome grid = ask("facets", {"--by", "year,doc:2"});
    CHECK(grid.out == "year  harbour  bridge\n"
                      "2013  4        ·\n"
                      "2014  ·        ·\n"
                      "2015  ·        ·\n"
                      "2016  ·        2\n"
                      "2017  ·        ·\n");
    CHECK(ask("facets", {"zeppelin", "--by", "year,doc"}).exit == 1);
    CHECK(ask("facets", {"--by", "year"}).exit == 2);
    CHECK(ask("facets", {"--by", "year,colour"}).exit == 2);
}

TEST_CASE("what cannot be meant is an error, not an empty result") {
    const Outcome negative = run({search_program(), "search", "-n", "-1", "word"});
    CHECK(negative.exit == 2);
    CHECK(negative.err.find("-1 is no whole number") != std::string::npos);
    CHECK(ask("search", {"-C", "-1", "word"}).err.find("-1 is no whole number") != std::string::npos);
    CHECK(run({search_program(), "search", "-zebra"}).err.find("to exclude a word") != std::string::npos);
    CHECK(run({search_program(), "fields", "-d", "x"}).err.find("--help lists the options") != std::string::npos);  // it takes no words
    const Outcome early = run({search_program(), "-d", "x", "search", "word"});
    CHECK(early.exit == 2);
    CHECK(early.err.find("before the verb") != std::string::npos);
}
