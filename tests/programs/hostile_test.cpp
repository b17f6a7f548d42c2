// Files that want to do harm cost themselves alone.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
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
        {"noise.docx", std::string("\x01\0\x02 noise", 10), "is a damaged or cut-off archive"},
        {"noise.pdf", std::string("\x01\0\x02 noise", 10), "is a PDF too damaged to read"},
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
