#include "indexer/structure/verify.hpp"

#include "indexer/read/formats.hpp"
#include "indexer/read/source.hpp"
#include "indexer/structure/structure.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <random>

using namespace travaux;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kReport =
    "Harbour Report\n\n1. The quay was mended in co-\noperation with the town.\n\n- (a) New lamps; and\n- (b) new lamps again.\n\n"
    "¹ See the annex.\n\nThe quay¹ is old.\n";

}  // namespace

TEST_CASE("no word of a report goes astray") {
    const structure::Words words = structure::Words::load();
    for (const fs::path& folder : {fs::path(TRAVAUX_SOURCE_DIR) / "sample_corpus", fs::path(TRAVAUX_SOURCE_DIR) / ".." / "shared" / "corpus"}) {
        if (!fs::exists(folder)) {
            WARN("not here: " << folder.string());
            continue;
        }
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (!entry.is_regular_file() || entry.path().string().ends_with(".meta.yaml")) continue;
            const read::Source source = read::read_file(entry.path());
            const auto astray = structure::first_astray(source.blocks, structure::understand(source.blocks, words));
            INFO(entry.path().string() << ": " << (astray ? std::to_string(astray->line) + " " + astray->word : ""));
            CHECK_FALSE(astray);
        }
    }
}

TEST_CASE("no word of a generated document goes astray") {
    static constexpr std::string_view kLines[] = {
        "", "", "1. Introduction", "I. WORKS", "(a) the quay;", "- (b) the mole", "- one; - two; - three; and", "The board met in May.",
        "The board met in May and decided to", "the lamps were changed.", "Contents", "Page 3", "A/71/468", "¹ See the annex.", "The quay¹ is old.",
        "Objective 1: Mend the quay", "1.) wages; 2.) hours; and 3.) leave.", "[Written in haste.]", "co-ordi-", "nation", "2.1 Relevance"};
    const structure::Words words = structure::Words::load();
    std::mt19937 random(20130101);  // the same documents on every run
    for (int round = 0; round < 300; ++round) {
        std::string text;
        const std::size_t length = random() % 40;
        for (std::size_t i = 0; i < length; ++i) {
            text += kLines[random() % std::size(kLines)];
            text += "\n";
        }
        const auto blocks = read::read_text(text);
        const auto astray = structure::first_astray(blocks, structure::understand(blocks, words));
        INFO(text << (astray ? std::to_string(astray->line) + " " + astray->word : ""));
        CHECK_FALSE(astray);
    }
}

TEST_CASE("a word that went astray is named with its line") {
    const auto blocks = read::read_text(kReport);
    const auto units = structure::understand(blocks);
    REQUIRE_FALSE(structure::first_astray(blocks, units));

    auto without = units;
    for (schema::Unit& unit : without)
        if (const std::size_t at = unit.text.find("mended "); at != std::string::npos) unit.text.erase(at, 7);
    CHECK(structure::first_astray(blocks, without) == structure::Astray{"mended", 3, true});

    auto more = units;
    more.back().text += " Twice.";
    CHECK(structure::first_astray(blocks, more) == structure::Astray{"twice", 11, false});

    auto twice = units;
    twice.push_back(units.back());
    REQUIRE(structure::first_astray(blocks, twice));
    CHECK_FALSE(structure::first_astray(blocks, twice)->lost);

    auto unmarked = units;
    for (schema::Unit& unit : unmarked) unit.label.clear();
    CHECK(structure::first_astray(blocks, unmarked) == structure::Astray{"1", 3, true});
}

TEST_CASE("a Markdown list's number that heads a section is not taken for a lost word") {
    const auto blocks = read::read_markdown(
        "A report of works\n\n1. Introduction\n\nThe quay was mended, and the mole was too.\n\n2. Follow-up\n\nThe lamps were changed in May.\n");
    CHECK_FALSE(structure::first_astray(blocks, structure::understand(blocks, structure::Words::load())));
}
