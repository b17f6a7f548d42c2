#include "indexer/structure/verify.hpp"

#include "indexer/read/formats.hpp"
#include "indexer/read/segments.hpp"
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
            const auto segments = read::segments_of_file(entry.path());
            REQUIRE(segments);
            const auto astray = structure::verify(*segments, structure::understand(source.blocks, words)).astray;
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
        const auto astray = structure::verify(read::segments_of(text), structure::understand(read::read_text(text), words)).astray;
        INFO(text << (astray ? std::to_string(astray->line) + " " + astray->word : ""));
        CHECK_FALSE(astray);
    }
}

TEST_CASE("a word that went astray is named with its line") {
    const structure::Words words = structure::Words::load();
    const auto units = structure::understand(read::read_text(kReport), words);
    const auto astray = [](std::string_view text, const std::vector<schema::Unit>& of) { return structure::verify(read::segments_of(text), of).astray; };
    REQUIRE_FALSE(astray(kReport, units));

    auto without = units;
    for (schema::Unit& unit : without)
        if (const std::size_t at = unit.text.find("mended "); at != std::string::npos) unit.text.erase(at, 7);
    CHECK(astray(kReport, without) == structure::Astray{"mended", 3, true});

    auto more = units;
    more.back().text += " Twice.";
    CHECK(astray(kReport, more) == structure::Astray{"twice", 11, false});

    auto twice = units;
    twice.push_back(units.back());
    REQUIRE(astray(kReport, twice));
    CHECK_FALSE(astray(kReport, twice)->lost);

    auto unmarked = units;
    for (schema::Unit& unit : unmarked) unit.label.clear();
    CHECK(astray(kReport, unmarked) == structure::Astray{"1", 3, true});
}

TEST_CASE("what a reader loses is found, as the source is read again") {
    const structure::Words words = structure::Words::load();
    auto blocks = read::read_text(kReport);
    blocks[1].lines.front().text = "1. The quay was in co-";  // of "mended"
    CHECK(structure::verify(read::segments_of(kReport), structure::understand(blocks, words)).astray == structure::Astray{"mended", 3, true});
    blocks = read::read_text(kReport);
    blocks.erase(blocks.begin() + 2);
    CHECK(structure::verify(read::segments_of(kReport), structure::understand(blocks, words)).astray == structure::Astray{"a", 6, true});
}

TEST_CASE("markup is no word of the report, and may be one") {
    const structure::Words words = structure::Words::load();
    for (const char* text : {"See the [annex](http://example.org/annex) of the report, and the [draft](annex) too.", "The <b>old</b> quay<sup>2</sup> of the <member State> &amp; the caf&eacute;.",
                             "The quay<!-- not\nmended --> is old.", "![The quay](quay.png) was mended[^1].\n\n[^1]: In May.\n", "US\\$ 5 and **half** a *mo*le, x<y and y>z.",
                             "A line & another; [a] and [b](c d).", "`code <b>` and http://example.org/a_b?c=d&e=f and <http://example.org/x>."}) {
        INFO(text);
        const auto check = [&](const std::vector<read::Block>& blocks) {
            const auto astray = structure::verify(read::segments_of(text), structure::understand(blocks, words)).astray;
            INFO((astray ? astray->word : ""));
            CHECK_FALSE(astray);
        };
        check(read::read_text(text));
        check(read::read_markdown(text));
    }
}

TEST_CASE("a Markdown list's number that heads a section is not taken for a lost word") {
    const std::string_view text = "A report of works\n\n1. Introduction\n\nThe quay was mended, and the mole was too.\n\n2. Follow-up\n\nThe lamps were changed in May.\n";
    const auto units = structure::understand(read::read_markdown(text), structure::Words::load());
    CHECK_FALSE(structure::verify(read::segments_of(text), units).astray);
    CHECK_FALSE(structure::verify(structure::segments_of(read::read_markdown(text)), units).astray);
}
