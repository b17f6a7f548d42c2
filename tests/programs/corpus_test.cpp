// What must be seen to work on the real reports of ../shared/corpus; skipped, visibly, where they are absent.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path kCorpus = fs::path(TRAVAUX_SOURCE_DIR) / "../shared/corpus";

// One index for all cases of this file.
const std::string* corpus_index() {
    static const Folder folder;
    static const std::string database = folder.path("db");
    static const bool built = [] {
        if (!fs::is_directory(kCorpus)) return false;
        const Outcome outcome = run({index_program(), "-d", database, kCorpus.string()});
        INFO(outcome.err);
        REQUIRE(outcome.exit == 0);
        return true;
    }();
    if (built) return &database;
    WARN("skipped: " << kCorpus.string() << " is not here");
    return nullptr;
}

json search(const std::string& database, std::vector<std::string> arguments) {
    std::vector<std::string> command{search_program(), "search", "-d", database, "--format", "json"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run(command);
    INFO(outcome.err);
    REQUIRE(outcome.exit <= 1);
    return json::parse(outcome.out);
}

std::map<std::string, std::pair<int, int>> facet(const json& results, const std::string& field) {
    std::map<std::string, std::pair<int, int>> counts;
    for (const json& value : results["facets"][field])
        counts[value["value"].is_string() ? value["value"].get<std::string>() : value["value"].dump()] = {value["count"], value["reports"]};
    return counts;
}

std::set<std::string> ids(const json& results) {
    std::set<std::string> found;
    for (const json& hit : results["hits"]) found.insert(hit["id"]);
    return found;
}

int total(const std::string& database, const std::string& query) { return search(database, {query})["total"]; }

}  // namespace

TEST_CASE("corpus: years and chairs are those of the reports") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    const json all = search(*db, {"--facets", "year,chair,doc", "*"});
    const auto years = facet(all, "year");
    REQUIRE(years.size() == 3);
    CHECK(years.at("2012").second == 2);
    CHECK(years.at("2013").second == 2);
    CHECK(years.at("2017").second == 1);
    const auto chairs = facet(all, "chair");
    CHECK(chairs.size() == 2);
    CHECK(facet(search(*db, {"--facets", "doc", "chair:IOM"}), "doc").count("iom-gmg-2013") == 1);
    CHECK(facet(search(*db, {"--facets", "doc", "chair:IOM"}), "doc").size() == 1);
    CHECK(facet(search(*db, {"--facets", "doc", "chair:UNODC"}), "doc").size() == 1);
}

TEST_CASE("corpus: quotations that a reader sees are found at rank 1") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    for (const char* quotation :
         {"the GMG joint statement and position paper", "the Administration will continue to support Member States",
          "non-governmental stakeholders", "Open Working Group on Sustainable Development Goals suggest",
          "United Nations entities and IOM", "capacity of governments"}) {
        INFO(quotation);
        const json found = search(*db, {"\"" + std::string(quotation) + "\""});
        REQUIRE(found["hits"].size() >= 1);
        CHECK(found["hits"][0]["text"].get<std::string>().find(quotation) != std::string::npos);
    }
}

TEST_CASE("corpus: filters and objectives") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    const json found = search(*db, {"position paper chair:IOM year:2013 objective:1", "-n", "50"});
    for (const json& hit : found["hits"])
        CHECK(hit["objective"] == 1);
    const auto objectives = facet(search(*db, {"--facets", "objective", "doc:iom-gmg-2013"}), "objective");
    CHECK(objectives.at("1").first == 17);
    CHECK(objectives.at("2").first == 19);
    CHECK(objectives.at("3").first == 8);
}

TEST_CASE("corpus: one organisation, whatever it is called") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    const json undesa = search(*db, {"agency:UNDESA", "-n", "100", "--facets", "doc"});
    CHECK(facet(undesa, "doc").size() == 3);
    CHECK(ids(search(*db, {"agency:DESA", "-n", "100"})) == ids(undesa));
    CHECK(ids(search(*db, {"agency:UN-DESA", "-n", "100"})) == ids(undesa));
    CHECK(ids(search(*db, {"--agency", "DESA", "-n", "100"})) == ids(undesa));
    CHECK(total(*db, "agency:OIM") == total(*db, "agency:IOM"));
}

TEST_CASE("corpus: spellings and compounds meet") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
             {"interagency", "inter-agency"}, {"workplan", "work plan"}, {"labor", "labour"}, {"organization", "organisation"}}) {
        INFO(one << " / " << other);
        const auto first = ids(search(*db, {one, "-n", "500", "--match", "all"}));
        const auto second = ids(search(*db, {other, "-n", "500", "--match", "all"}));
        CHECK_FALSE(first.empty());
        for (const std::string& id : first) {
            INFO(id);
            CHECK(second.count(id) == 1);
        }
    }
    CHECK(total(*db, "organ") == 0);
    CHECK(total(*db, "Akerman") == 1);
}

TEST_CASE("corpus: an acronym finds its long form, in quotes only itself") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    const auto named = [](const json& hit) { return hit["text"].get<std::string>().find("HLD") != std::string::npos; };
    const json loose = search(*db, {"HLD", "-n", "500"});
    CHECK(std::any_of(loose["hits"].begin(), loose["hits"].end(), [&](const json& hit) { return !named(hit); }));
    const json exact = search(*db, {"\"HLD\"", "-n", "500"});
    CHECK_FALSE(exact["hits"].empty());
    CHECK(std::all_of(exact["hits"].begin(), exact["hits"].end(), named));
}

TEST_CASE("corpus: show gives a sub-paragraph with its lead-in, and candidates for what is ambiguous") {
    const std::string* db = corpus_index();
    if (db == nullptr) return;
    const Outcome shown = run({search_program(), "show", "-d", *db, "crp43-2013#12(a)"});
    CHECK(shown.exit == 0);
    CHECK(shown.out.find("deliver expert support") != std::string::npos);
    CHECK(shown.out.find("technical advice to") != std::string::npos);
    const Outcome ambiguous = run({search_program(), "show", "-d", *db, "1"});
    CHECK(ambiguous.exit == 2);
    CHECK(ambiguous.err.find("crp43-2013#1") != std::string::npos);
}
