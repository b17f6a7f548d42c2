// Every report of the sample corpus, in every format it is in, has the same units. tests/formats is made by scripts/make-formats.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Formats that say themselves what a block is, and those that only print it.
enum class Tells { Structure, Print };

bool is_number(const Json& label) { return label.is_string() && label.get<std::string>().find_first_not_of("0123456789") == std::string::npos; }

/// What of a unit must be the same, whatever it was read from. Where it stands in the file is not; print has no ranks of headings, only looks.
/// The names that Markdown gives to notes are printed nowhere.
std::string essence(const Json& unit, Tells tells) {
    Json kept;
    for (const char* key : {"kind", "label", "level", "section", "objective", "objective_label", "agency", "mentions", "commitment", "text"})
        kept[key] = unit.at(key);
    const bool note = unit.at("kind") == "footnote";
    if (note) kept.erase("section");  // that of the page's end, or of its mark
    if (tells == Tells::Print && unit.at("kind") == "heading") kept.erase("level");
    if (note && !is_number(unit.at("label"))) kept["label"] = "1";
    kept["notes"] = unit.at("notes").size();
    return kept.dump();
}

/// The units in order; footnotes, which plain text holds at the foot of a page and other formats at their marks, last.
/// Of what is only printed, running heads and page numbers are left out.
std::vector<std::string> units_of(const fs::path& file, Tells tells) {
    const auto outcome = run({index_program(), "--extract", file.string()});
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    std::vector<std::string> units, notes;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const auto unit = Json::parse(line);
        if (tells == Tells::Print && unit.at("kind") == "furniture") continue;
        (unit.at("kind") == "footnote" ? notes : units).push_back(essence(unit, tells));
    }
    units.insert(units.end(), notes.begin(), notes.end());
    return units;
}

std::vector<fs::path> reports() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(TRAVAUX_SOURCE_DIR "/sample_corpus"))
        if (entry.path().stem() != "README") paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

}  // namespace

const fs::path kFormats = TRAVAUX_SOURCE_DIR "/tests/formats";

TEST_CASE("a report is the same report in every format") {
    struct Row {
        const char* extension;
        Tells tells;
        std::size_t files;
    };
    const std::vector<Row> rows{{".docx", Tells::Structure, 15}, {".odt", Tells::Structure, 15}, {".html", Tells::Structure, 15},
                                {".pdf", Tells::Print, 15},      {".epub", Tells::Print, 4},     {".rtf", Tells::Print, 4}};
    std::map<std::string, std::size_t> files;
    for (const auto& report : reports()) {
        const std::map<Tells, std::vector<std::string>> expected{{Tells::Structure, units_of(report, Tells::Structure)}, {Tells::Print, units_of(report, Tells::Print)}};
        REQUIRE(expected.at(Tells::Print).size() > 10);
        for (const auto& row : rows) {
            const auto file = kFormats / report.stem().concat(row.extension);
            if (!fs::exists(file)) continue;
            ++files[row.extension];
            INFO(file);
            const auto units = units_of(file, row.tells);
            const auto& same = expected.at(row.tells);
            CHECK(units.size() == same.size());
            for (std::size_t i = 0; i < std::min(units.size(), same.size()); ++i) CHECK(units[i] == same[i]);
        }
    }
    for (const auto& row : rows) CHECK(files[row.extension] == row.files);
}

TEST_CASE("slides are pages, their titles headings, and both formats say the same") {
    const auto slides_of = [](const char* extension) {
        const auto outcome = run({index_program(), "--extract", (kFormats / "outline-remarks-2017").concat(extension).string()});
        std::vector<std::string> slides;
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);) {
            const auto unit = Json::parse(line);
            slides.push_back(unit.at("page").dump() + " " + unit.at("kind").get<std::string>() + " " + unit.at("text").get<std::string>());
        }
        return slides;
    };
    const auto pptx = slides_of(".pptx");
    CHECK(pptx == slides_of(".odp"));
    CHECK(std::ranges::count(pptx, "5 heading 2. THEMATIC SESSIONS") == 1);
    CHECK(std::ranges::count(pptx, "8 heading 5. QUESTIONS") == 1);
    CHECK(pptx.size() > 20);
}
