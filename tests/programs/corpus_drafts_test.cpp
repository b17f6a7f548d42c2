// What the verbs for drafts and promises must find in the real reports of ../shared; skipped, visibly, where they are absent.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path kShared = fs::path(TRAVAUX_SOURCE_DIR) / "../shared";
const std::string kCorpus = (kShared / "corpus").string();

// One index for all cases of this file.
const std::string* corpus_index() {
    static const Folder folder;
    static const std::string database = folder.path("db");
    static const bool built = fs::is_directory(kCorpus) && run({index_program(), "-d", database, kCorpus}).exit == 0;
    if (built) return &database;
    WARN("skipped: " << kCorpus << " is not here");
    return nullptr;
}

json ask(const std::string& verb, const std::vector<std::string>& arguments, const std::string& input = {}) {
    std::vector<std::string> command{search_program(), verb, "-d", *corpus_index(), "--format", "json"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(command, input);
    INFO(outcome.err);
    REQUIRE(outcome.exit < 2);
    return json::parse(outcome.out);
}

// The words of a unit between two of its words: drafts are made of what the reports say, as none of it may stand here.
std::string words_of(const std::string& address, const std::string& from, const std::string& to) {
    const json units = ask("show", {address})["units"];
    const auto chosen = std::ranges::find_if(units, [](const json& unit) { return unit["chosen"] == true; });
    REQUIRE(chosen != units.end());
    const std::string text = (*chosen)["text"];
    const std::size_t begin = text.find(from);
    const std::size_t end = text.find(to, begin);
    REQUIRE(end != std::string::npos);
    return text.substr(begin, end - begin);
}

json changes(const json& match) {
    json changed = json::array();
    for (const json& edit : match["diff"])
        if (edit["change"] != "same") changed.push_back(edit);
    return changed;
}

// The units of a line of a report, "doc:12".
std::map<std::string, std::set<std::string>> units_by_line() {
    std::map<std::string, std::set<std::string>> units;
    std::istringstream lines(run({index_program(), "--extract", kCorpus}).out);
    for (std::string line; std::getline(lines, line);) {
        const json unit = json::parse(line);
        for (const json& range : unit["lines"])
            for (int at = range[0]; at <= range[1]; ++at) units[unit["doc"].get<std::string>() + ":" + std::to_string(at)].insert(unit["id"].get<std::string>());
    }
    return units;
}

}  // namespace

TEST_CASE("corpus: an objective that was printed before is found, and a word left out of it is the only difference") {
    if (corpus_index() == nullptr) return;
    const json found = ask("precedent", {"-"}, words_of("iom-gmg-2013#II/objective-1", "Promote", " and promote"));
    const json& matches = found["pieces"][0]["matches"];
    CHECK(matches[0]["id"] == "iom-gmg-2013#II/objective-1");
    CHECK(matches[0]["nearness"] == "exact");
    CHECK(matches[1]["id"] == "unodc-gmg-2012#1/1");
    CHECK(changes(matches[1]) == json{{{"change", "dropped"}, {"passage", "all relevant"}, {"draft", nullptr}}});
}

TEST_CASE("corpus: of a passage the one that repeats it stands first, and an acronym is no difference") {
    if (corpus_index() == nullptr) return;
    const json best = ask("precedent", {"crp43-2013#4"})["pieces"][0]["matches"][0];
    CHECK(best["id"] == "crp43-2013#7");
    for (const json& edit : changes(best)) CHECK(edit.dump().find("GMG") == std::string::npos);
}

TEST_CASE("corpus: what is due is found in both places, in one group") {
    if (corpus_index() == nullptr) return;
    const json due = ask("commitments", {"--due-before", "2013-04-01"})["commitments"];
    const auto dated = std::ranges::find_if(due, [](const json& one) { return one["due"] == "2013-03-31"; });
    REQUIRE(dated != due.end());
    CHECK((*dated)["also"].size() == 1);
}

TEST_CASE("corpus: a date that was changed is no exact quotation") {
    const std::string* index = corpus_index();
    if (index == nullptr) return;
    const Outcome outcome = run({search_program(), "verify", "-d", *index, words_of("unodc-gmg-2012#3.iii/decision-6", "The working", "2013") + "2014"});
    CHECK(outcome.exit == 1);
    CHECK(outcome.out.find("[2013 → 2014]") != std::string::npos);
}

TEST_CASE("corpus: paraphrases find the paragraph meant among the first three") {
    if (corpus_index() == nullptr) return;
    std::ifstream queries(kShared / "gold/queries.jsonl");
    if (!queries) {
        WARN("skipped: there are no gold queries");
        return;
    }
    const auto units = units_by_line();
    int all = 0;
    int found = 0;
    for (std::string line; std::getline(queries, line);) {
        const json query = json::parse(line);
        if (query["category"] != "precedent") continue;
        std::set<std::string> meant;
        for (const auto& [place, grade] : query["relevance"].items()) {
            const std::size_t at = place.find(":L");
            const auto unit = units.find(place.substr(0, at) + ":" + std::to_string(std::stoi(place.substr(at + 2))));
            if (grade == 2 && unit != units.end()) meant.insert(unit->second.begin(), unit->second.end());
        }
        const json matches = ask("precedent", {"--unit", "paragraph", "-n", "3", "-"}, query["query"])["pieces"][0]["matches"];
        ++all;
        found += std::ranges::any_of(matches, [&](const json& match) { return meant.contains(match["id"].get<std::string>()); }) ? 1 : 0;
    }
    REQUIRE(all > 0);
    CHECK(found >= 0.8 * all);
}

TEST_CASE("corpus: trace finds what became of four promises") {
    if (corpus_index() == nullptr) return;
    struct Row { const char* promise; const char* words; std::size_t among; const char* outcome; };
    const Row rows[] = {
        {"unodc-gmg-2012#3.iii/decision-6", "retreat in February 2013", 2, "reported done"},
        {"iom-10cm-2012#c/3.3", "In 2013, IOM published", 1, "reported done"},
        {"iom-10cm-2012#a.4/1", "Migration Emergency Funding Mechanism", 2, "reported done"},
        {"unodc-gmg-2012#3.iii/decision-1", "support team", 3, "reported done"},
    };
    for (const Row& row : rows) {
        INFO(row.promise);
        const json trace = ask("trace", {row.promise})["traces"][0];
        bool found = false;
        for (std::size_t i = 0; i < std::min(row.among, trace["findings"].size()); ++i) {
            const json& finding = trace["findings"][i];
            found = found || (finding["text"].get<std::string>().find(row.words) != std::string::npos && finding["outcome"] == row.outcome);
        }
        CHECK(found);
    }
}
