#include "tests/programs/search_fixture.hpp"

#include "tests/catch.hpp"

#include <algorithm>

namespace travaux::programs {
namespace {

constexpr const char* kRecords = R"({"doc": "harbour", "text": "The working level held a retreat in spring.", "title": "Harbour report", "year": 2013, "chair": "IOM", "commitment": "delivered"}
{"doc": "harbour", "text": "A second retreat is planned, with a position paper.", "title": "Harbour report", "year": 2013, "chair": "IOM", "commitment": "planned"}
{"doc": "harbour", "text": "The position of the paper on the desk was noted.", "title": "Harbour report", "year": 2013, "chair": "IOM"}
{"doc": "harbour", "text": "Awkward\u001b[31m characters,\u202e\ttabs and \"quotes\".", "title": "Harbour report", "year": 2013, "chair": "IOM"}
{"doc": "bridge", "text": "Remittances cross the bridge.", "title": "Bridge report", "year": 2016}
{"doc": "bridge", "text": "No retreat was held at the bridge.", "title": "Bridge report", "year": 2016}
{"doc": "tower", "text": "The tower saw a retreat from afar.", "title": "Tower report", "year": 2017}
)";

}  // namespace

const std::string& small_index() {
    static const Folder folder;
    static const std::string index = [] {
        const std::string path = folder.path("index");
        const Outcome outcome = run({index_program(), "-d", path, "--jsonl", "-"}, kRecords);
        INFO(outcome.err);
        REQUIRE(outcome.exit == 0);
        return path;
    }();
    return index;
}

Outcome ask(const std::string& verb, const std::vector<std::string>& arguments, std::string_view input) {
    std::vector<std::string> command{search_program(), verb, "-d", small_index()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, input, {{"NO_COLOR", ""}, {"TRAVAUX_DB", "/nowhere"}});
}

std::size_t count_lines(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace travaux::programs
