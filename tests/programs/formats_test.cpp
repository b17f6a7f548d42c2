// Every report of the sample corpus, in every format it is in, has the same units. tests/formats is made by scripts/make-formats.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <utility>
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

using Reports = std::map<std::string, std::vector<Json>>;  // by doc, the units in order

Reports read(const std::vector<fs::path>& files) {
    std::vector<std::string> arguments{index_program(), "--extract"};
    for (const auto& file : files) arguments.push_back(file.string());
    const auto outcome = run(arguments);
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    Reports reports;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        auto unit = Json::parse(line);
        reports[unit.at("doc").get<std::string>()].push_back(std::move(unit));
    }
    return reports;
}

/// The units in order; footnotes, which plain text holds at the foot of a page and other formats at their marks, last.
/// Of what is only printed, running heads and page numbers are left out.
std::vector<std::string> essences(const std::vector<Json>& units, Tells tells) {
    std::vector<std::string> texts, notes;
    for (const Json& unit : units) {
        if (tells == Tells::Print && unit.at("kind") == "furniture") continue;
        (unit.at("kind") == "footnote" ? notes : texts).push_back(essence(unit, tells));
    }
    texts.insert(texts.end(), notes.begin(), notes.end());
    return texts;
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension = {}) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().stem() != "README" && (extension.empty() || entry.path().extension() == extension)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

const fs::path kFormats = TRAVAUX_SOURCE_DIR "/tests/formats";

}  // namespace

TEST_CASE("a report is the same report in every format") {
    struct Row {
        const char* extension;
        Tells tells;
        std::size_t files;
    };
    const std::vector<Row> rows{{".docx", Tells::Structure, 15}, {".odt", Tells::Structure, 15}, {".html", Tells::Structure, 15},
                                {".pdf", Tells::Print, 15},      {".epub", Tells::Print, 4},     {".rtf", Tells::Print, 4}};
    const Reports sources = read(files_in(TRAVAUX_SOURCE_DIR "/sample_corpus"));
    REQUIRE(sources.size() == 15);
    for (const auto& row : rows) {
        const Reports reports = read(files_in(kFormats, row.extension));
        CHECK(reports.size() == row.files);
        for (const auto& [doc, read] : reports) {
            INFO(doc << row.extension);
            const auto units = essences(read, row.tells), expected = essences(sources.at(doc), row.tells);
            REQUIRE(expected.size() > 10);
            CHECK(units.size() == expected.size());
            for (std::size_t i = 0; i < std::min(units.size(), expected.size()); ++i) CHECK(units[i] == expected[i]);
        }
    }
}

TEST_CASE("slides are pages, their titles headings, and both formats say the same") {
    const auto slides_of = [](const char* extension) {
        std::vector<std::string> slides;
        for (const auto& [doc, units] : read({(kFormats / "outline-remarks-2017").concat(extension)}))
            for (const Json& unit : units)
                slides.push_back(unit.at("page").dump() + " " + unit.at("kind").get<std::string>() + " " + unit.at("text").get<std::string>());
        return slides;
    };
    const auto pptx = slides_of(".pptx");
    CHECK(pptx == slides_of(".odp"));
    CHECK(std::ranges::count(pptx, "5 heading 2. THEMATIC SESSIONS") == 1);
    CHECK(std::ranges::count(pptx, "8 heading 5. QUESTIONS") == 1);
    CHECK(pptx.size() > 20);
}
