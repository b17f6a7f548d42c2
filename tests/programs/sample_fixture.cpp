#include "tests/programs/sample_fixture.hpp"

#include "tests/catch.hpp"
#include "tests/searcher/render/schema_check.hpp"

#include <fstream>

namespace travaux::programs {

const std::string& sample_index() {
    static const Folder folder;
    static const std::string index = [] {
        const std::string path = folder.path("index");
        REQUIRE(run({index_program(), "-d", path, TRAVAUX_SOURCE_DIR "/sample_corpus"}).exit == 0);
        return path;
    }();
    return index;
}

Outcome ask_sample(const std::string& verb, const std::vector<std::string>& arguments, std::string_view input) {
    std::vector<std::string> command{search_program(), verb, "-d", sample_index()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, input, {{"NO_COLOR", ""}, {"TRAVAUX_DB", "/nowhere"}});
}

nlohmann::json ask_json(const std::string& schema, const std::string& verb, std::vector<std::string> arguments, std::string_view input) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const Outcome outcome = ask_sample(verb, arguments, input);
    INFO(outcome.err);
    REQUIRE(outcome.exit < 2);
    std::ifstream file(TRAVAUX_SOURCE_DIR "/docs/" + schema + ".schema.json");
    REQUIRE(file);
    nlohmann::json document = nlohmann::json::parse(outcome.out);
    for (const std::string& misfit : render_tests::misfits(nlohmann::json::parse(file), document)) FAIL_CHECK(misfit);
    return document;
}

}  // namespace travaux::programs
