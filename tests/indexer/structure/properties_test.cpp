#include "indexer/read/formats.hpp"
#include "indexer/structure/letters.hpp"
#include "indexer/structure/structure.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

using namespace travaux;
namespace fs = std::filesystem;

namespace {

// Letters alone: seams, hyphens and marks change neither their number nor their order within a unit.
std::map<std::string, int> letters_of(std::string_view text) {
    std::map<std::string, int> counts;
    for (const std::string& word : structure::words_of(text))
        for (std::size_t i = 0; i < word.size(); ++i) ++counts[word.substr(i, 1)];
    return counts;
}

// What the units have more, and less, than the blocks; digits and markers' letters may go to labels.
void check_nothing_lost(const std::vector<read::Block>& blocks, const std::vector<schema::Unit>& units) {
    std::string source, result;
    std::size_t source_words = 0, markers = 0;
    for (const read::Block& block : blocks)
        for (const read::Line& line : block.lines) {
            source += line.text + "\n";
            source_words += structure::words_of(line.text).size();
        }
    for (const schema::Unit& unit : units) {
        result += unit.text + "\n";
        markers += unit.label.empty() ? 0U : 1U;
    }
    auto have = letters_of(result);
    std::size_t lost = 0;
    for (const auto& [letter, count] : letters_of(source)) {
        INFO(letter);
        CHECK(have[letter] <= count);
        lost += static_cast<std::size_t>(count - have[letter]);
    }
    INFO(source_words);
    // A marker has at most the letters of "viii" or "3.iii", a footnote's mark those of "12".
    CHECK(lost <= 6 * markers);
}

void check_units(const std::vector<schema::Unit>& units) {
    std::set<std::string> addresses;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const schema::Unit& unit = units[i];
        INFO(unit.text.substr(0, 80));
        CHECK(unit.ordinal == static_cast<int>(i));
        CHECK_FALSE(unit.address.empty());
        CHECK(addresses.insert(unit.address).second);
        CHECK(structure::has_words(unit.text));
        if (unit.parent) CHECK((*unit.parent >= 0 && *unit.parent < static_cast<int>(i)));
        for (const int note : unit.notes) {
            REQUIRE((note >= 0 && note < static_cast<int>(units.size())));
            const auto& back = units[static_cast<std::size_t>(note)].notes;
            CHECK(std::ranges::find(back, unit.ordinal) != back.end());
        }
    }
}

std::vector<fs::path> reports() {
    std::vector<fs::path> files;
    for (const fs::path& folder : {fs::path(TRAVAUX_SOURCE_DIR) / "sample_corpus", fs::path(TRAVAUX_SOURCE_DIR) / ".." / "shared" / "corpus"}) {
        if (!fs::exists(folder)) {
            WARN("not here: " << folder.string());
            continue;
        }
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("no word of a report is lost or invented") {
    const structure::Words words = structure::Words::load();
    for (const fs::path& file : reports()) {
        INFO(file.string());
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto blocks = read::read_text(text);
        const auto units = structure::understand(blocks, words);
        check_nothing_lost(blocks, units);
        check_units(units);
        CHECK(units == structure::understand(blocks, words));
    }
}

TEST_CASE("any sequence of lines gives whole units") {
    static constexpr std::string_view kLines[] = {
        "", "", "1. Introduction", "I. WORKS", "(a) the quay;", "- (b) the mole", "- one; - two; - three; and", "i) the lamps", "The board met in May.",
        "The board met in May and decided to", "the lamps were changed.", "Contents", "Page 3", "A/71/468", "¹ See the annex.", "The quay¹ is old.",
        "Objective 1: Mend the quay", "Decisions of the board:", "HOME ABOUT US NEWS CONTACT US", "2 Findings", "2.1 Relevance", "[1] A note.",
        "The fund.[1] It grew.", "co-ordi-", "nation", "* Star", "Stars.*", "\xff\xfe broken \xc3", "12. ", "***", "é", "Conclusion", "– ", "3. Ships ....... 4"};
    std::mt19937 random(20130101);  // the same documents on every run
    const structure::Words words = structure::Words::load();
    for (int round = 0; round < 400; ++round) {
        std::string text;
        const std::size_t length = random() % 40;
        for (std::size_t i = 0; i < length; ++i) {
            text += std::string(random() % 3, ' ');
            text += kLines[random() % std::size(kLines)];
            text += random() % 9 == 0 ? "\f" : "\n";
        }
        INFO(text);
        const auto blocks = read::read_text(text);
        const auto units = structure::understand(blocks, words);
        check_nothing_lost(blocks, units);
        check_units(units);
    }
}

TEST_CASE("blocks of no lines, and hints that lie") {
    const structure::Words words = structure::Words::load();
    CHECK(structure::understand({}, words).empty());
    std::vector<read::Block> blocks;
    for (const read::Hint hint : {read::Hint::None, read::Hint::Heading, read::Hint::ListItem, read::Hint::TableRow, read::Hint::Footnote,
                                  read::Hint::Caption, read::Hint::Furniture})
        for (const char* text : {"", "Some words that go on and", "(a) 1. - Objective 3: x"}) {
            read::Block block;
            block.hint = hint;
            block.level = 40;
            block.marker = "zz";
            blocks.push_back(block);
            block.lines.push_back({text, 1, 99, true, {{500, "1"}}});
            blocks.push_back(block);
        }
    check_units(structure::understand(blocks, words));
}
