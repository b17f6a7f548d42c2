// Files that want to do harm cost themselves alone.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace travaux::programs;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

std::string mutated(std::string bytes, std::mt19937& draw) {
    for (auto n = draw() % 20 + 1; n > 0 && bytes.size() > 10; --n) {
        const std::size_t at = draw() % bytes.size();
        switch (draw() % 4) {
            case 0: bytes[at] = static_cast<char>(draw()); break;
            case 1: bytes.erase(at, draw() % 100); break;
            case 2: bytes.insert(at, bytes.substr(draw() % bytes.size(), draw() % 200)); break;
            default: bytes.resize(bytes.size() - draw() % (bytes.size() / 8 + 1));
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("each hostile file is refused with its reason, and the good ones are indexed") {
    struct Row {
        std::string name, bytes, reason;
    };
    const std::string docx = content(TRAVAUX_SOURCE_DIR "/tests/formats/undesa-gmg-2007.docx");
    const std::vector<Row> rows{
        {"cut.docx", docx.substr(0, docx.size() / 2), "is a damaged or cut-off archive"},
        {"empty.odt", "", "is empty"},
        {"false.docx", "PK\x03\x04 and no more", "is a damaged or cut-off archive"},
        {"deep.rtf", "{\\rtf1 " + repeated("{", 100'000), "nests its groups beyond reason"},
        {"nothing.rtf", "{\\rtf1 }", "holds no text"},
        {"hidden.html", "<html><body><div style='display: none'>words</div>", "holds no text"},
    };
    const Folder folder;
    std::vector<std::string> arguments{index_program(), "-d", folder.path("index"), "--jobs", "2", TRAVAUX_SOURCE_DIR "/sample_corpus/undesa-gmg-2007.txt"};
    for (const auto& row : rows) arguments.push_back(folder.write(row.name, row.bytes));
    // Deep pages lose tags, not words.
    arguments.push_back(folder.write("deep.html", "<html>" + repeated("<div>", 20'000) + "The Group met in Geneva and adopted its plan of work."));
    const auto outcome = run(arguments);
    INFO(outcome.err);
    CHECK(outcome.exit == 1);
    for (const auto& row : rows) CHECK(outcome.err.find(row.name + " " + row.reason) != std::string::npos);
    CHECK(outcome.err.find("indexed 2, ") != std::string::npos);
    CHECK(run({search_program(), "search", "-d", folder.path("index"), "adopted its plan of work"}).out.find("deep") != std::string::npos);
}

TEST_CASE("mutated files never bring the indexer down") {
    std::mt19937 draw(7);
    const Folder folder;
    const std::vector<std::string> formats{".docx", ".odt", ".html"};
    for (int n = 0; n < 150; ++n) {
        const auto& extension = formats[static_cast<std::size_t>(n) % formats.size()];
        folder.write("all/mutant-" + std::to_string(n) + extension, mutated(content(TRAVAUX_SOURCE_DIR "/tests/formats/unicef-gmg-2011" + extension), draw));
    }
    folder.write("all/good.txt", "A good report.\n\nThe Group adopted its workplan.\n");
    const auto outcome = run({index_program(), "-d", folder.path("index"), folder.path("all")});
    INFO(outcome.err);
    CHECK((outcome.exit == 0 || outcome.exit == 1));
    CHECK(outcome.err.find("crashed") == std::string::npos);
    CHECK(run({search_program(), "search", "-d", folder.path("index"), "--doc", "good", "adopted"}).exit == 0);
}
