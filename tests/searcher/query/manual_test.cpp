// docs/query-language.md shows queries beside what is understood of them: all of it is true.
#include "searcher/query/query.hpp"
#include "tests/catch.hpp"

#include <fstream>

using namespace travaux::query;

namespace {

struct Example {
    std::string kind;  // the code block's word: query or problem
    std::string query;
    std::string expected;
};

std::string trimmed(const std::string& text) {
    const auto end = text.find_last_not_of(' ');
    return end == std::string::npos ? "" : text.substr(0, end + 1);
}

std::vector<Example> examples() {
    std::ifstream manual(TRAVAUX_SOURCE_DIR "/docs/query-language.md");
    REQUIRE(manual);
    std::vector<Example> found;
    std::string block;
    for (std::string line; std::getline(manual, line);) {
        if (line.starts_with("```")) {
            block = block.empty() ? line.substr(3) : "";
        } else if (!block.empty()) {
            const auto arrow = line.find(" -> ");
            REQUIRE(arrow != std::string::npos);
            found.push_back({block, trimmed(line.substr(0, arrow)), line.substr(arrow + 4)});
        }
    }
    return found;
}

}  // namespace

TEST_CASE("the examples of the manual mean what it says") {
    const std::vector<Example> all = examples();
    CHECK(all.size() > 40);
    for (const Example& example : all) {
        INFO(example.query);
        const Reading reading = parse(example.query);
        if (example.kind == "query") {
            REQUIRE(reading.ok());
            CHECK(print(reading.root) == example.expected);
        } else {
            REQUIRE_FALSE(reading.ok());
            CHECK(reading.problems.front().message == example.expected);
        }
    }
}
