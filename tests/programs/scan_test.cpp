// Pictures of pages, where tesseract is installed; and what is said where it is not.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>
#include <string>

using namespace travaux::programs;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string kScan = TRAVAUX_SOURCE_DIR "/tests/formats/scan/memo.png";

bool is_installed() { return run({"/bin/sh", "-c", "tesseract --list-langs 2>/dev/null | grep -qx eng"}).exit == 0; }

}  // namespace

TEST_CASE("a scan is read, marked as such, and not recognised twice") {
    if (!is_installed()) {
        WARN("SKIPPED: tesseract with English is not installed");
        return;
    }
    const Folder folder;
    const std::map<std::string, std::string> environment{{"XDG_CACHE_HOME", folder.path("cache")}};
    const auto outcome = run({index_program(), "--extract", kScan}, {}, environment);
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    CHECK(outcome.out.find("The working group met twice in spring") != std::string::npos);
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
        const auto unit = Json::parse(line);
        CHECK(unit.at("page") == 1);
        CHECK(unit.at("ocr").get<int>() > 60);
    }
    const auto kept = [&] { return std::distance(fs::directory_iterator(folder.path("cache/travaux/ocr")), {}); };
    CHECK(kept() == 1);
    CHECK(run({index_program(), "--extract", kScan}, {}, environment).out == outcome.out);
    CHECK(kept() == 1);
    CHECK(run({index_program(), "-d", folder.path("index"), "--progress", "always", kScan}, {}, environment).err.find("recognising memo.png, page 1") != std::string::npos);
}

TEST_CASE("without tesseract a scan is refused, with what to install") {
    const auto outcome = run({index_program(), "--extract", kScan}, {}, {{"PATH", "/nowhere"}});
    CHECK(outcome.exit == 2);
    CHECK(outcome.err.find("tesseract is not installed") != std::string::npos);
    CHECK(outcome.err.find("install tesseract-ocr") != std::string::npos);
}

TEST_CASE("old Office files say what to install where no converter is") {
    const Folder folder;
    const auto file = folder.write("old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    const auto outcome = run({index_program(), "--extract", file}, {}, {{"PATH", "/nowhere"}});
    CHECK(outcome.exit == 2);
    CHECK(outcome.err.find("old.doc is an old Word document") != std::string::npos);
    CHECK(outcome.err.find("antiword") != std::string::npos);
}
