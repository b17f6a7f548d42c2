// The authority against labels made by hand, where they are at hand.
#include "schema/vocabulary/authority.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

using namespace travaux::vocabulary;

TEST_CASE("agencies of the labelled paragraphs: F1 at least .97") {
    std::ifstream labels(std::filesystem::path(TRAVAUX_SOURCE_DIR) / "../shared/gold/paragraphs.jsonl");
    if (!labels) {
        WARN("skipped: there is no ../shared/gold");
        return;
    }
    const Authority authority(own_table("agencies.tsv"));
    std::size_t both = 0, gold = 0, ours = 0;
    for (std::string line; std::getline(labels, line);) {
        const nlohmann::json unit = nlohmann::json::parse(line);
        const auto text = unit["plain"].get<std::string>();
        const auto wanted = unit["agencies"].get<std::set<std::string>>();
        std::set<std::string> names;
        for (const NameMatch& match : authority.find(text))
            if (const Agency& agency = authority.agencies()[match.agency]; agency.facet) names.insert(agency.canonical);
        gold += wanted.size();
        ours += names.size();
        both += static_cast<std::size_t>(std::ranges::count_if(names, [&](const std::string& name) { return wanted.contains(name); }));
    }
    REQUIRE(gold > 0);
    CHECK(2.0 * static_cast<double>(both) / static_cast<double>(gold + ours) >= 0.97);
}
