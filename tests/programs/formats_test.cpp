// Every report of the sample corpus, in every format it is in, has the same units. tests/formats is made by scripts/make-formats.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// What of a unit must be the same, whatever it was read from. Where it stands in the file is not.
std::string essence(const Json& unit) {
    Json kept;
    for (const char* key : {"kind", "label", "level", "section", "objective", "objective_label", "agency", "mentions", "commitment", "text"})
        kept[key] = unit.at(key);
    if (unit.at("kind") == "footnote") kept.erase("section");  // that of the page's end, or of its mark
    kept["notes"] = unit.at("notes").size();
    return kept.dump();
}

/// The units in order; footnotes, which plain text holds at the foot of a page and other formats at their marks, last.
std::vector<std::string> units_of(const fs::path& file) {
    const auto outcome = run({index_program(), "--extract", file.string()});
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    std::vector<std::string> units, notes;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const auto unit = Json::parse(line);
        (unit.at("kind") == "footnote" ? notes : units).push_back(essence(unit));
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

TEST_CASE("a report is the same report in four formats") {
    REQUIRE(reports().size() >= 15);
    for (const auto& report : reports()) {
        const auto expected = units_of(report);
        REQUIRE(expected.size() > 10);
        for (const char* extension : {".docx", ".odt", ".html"}) {
            const auto file = fs::path(TRAVAUX_SOURCE_DIR "/tests/formats") / report.stem().concat(extension);
            INFO(file);
            const auto units = units_of(file);
            CHECK(units.size() == expected.size());
            for (std::size_t i = 0; i < std::min(units.size(), expected.size()); ++i) CHECK(units[i] == expected[i]);
        }
    }
}
