// Every command that README.md shows in a `console` block is run, and prints what the README says.
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
namespace fs = std::filesystem;

namespace {

struct Example {
    int line = 0;
    std::string command;
    std::string output;
};

std::vector<Example> examples_in(const std::string& file) {
    std::ifstream in(file);
    std::vector<Example> examples;
    bool inside = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.rfind("```", 0) == 0) {
            inside = line == "```console";
        } else if (inside && line.rfind("$ ", 0) == 0) {
            examples.push_back({number, line.substr(2), {}});
        } else if (inside && !examples.empty()) {
            examples.back().output += line + "\n";
        }
    }
    return examples;
}

// Times and sizes differ from run to run; the rest must not.
std::string without_times(const std::string& text) {
    std::string kept;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        const std::size_t tail = line.rfind(" · ");
        if (tail != std::string::npos && line.size() > 2 && line.compare(line.size() - 2, 2, " s") == 0)
            line.erase(tail);
        kept += line + "\n";
    }
    while (kept.size() > 1 && kept[kept.size() - 2] == '\n') kept.pop_back();
    return kept;
}

}  // namespace

TEST_CASE("the README's sessions are true") {
    const fs::path source = TRAVAUX_SOURCE_DIR;
    const auto examples = examples_in((source / "README.md").string());
    REQUIRE(examples.size() >= 3);

    const Folder folder;
    const std::string path = fs::path(index_program()).parent_path().string() + ":" +
                             fs::path(search_program()).parent_path().string() + ":/usr/bin:/bin";
    for (const Example& example : examples) {
        INFO("README.md:" << example.line << ": " << example.command);
        const Outcome outcome = run({"/bin/sh", "-c", "cd " + source.string() + " && { " + example.command + "; } 2>&1"}, {},
                                    {{"PATH", path}, {"TRAVAUX_DB", folder.path("db")}, {"COLUMNS", "100"}, {"HOME", folder.path()}});
        CHECK(without_times(outcome.out) == without_times(example.output));
    }
}
