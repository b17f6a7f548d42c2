// Every command that README.md shows in a `console` block is run and prints what the README says, and its table of
// fields is the field table. With TRAVAUX_UPDATE_README=1 in the environment both are written anew instead.
#include "schema/fields.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
namespace fs = std::filesystem;

namespace {

const fs::path kReadme = fs::path(TRAVAUX_SOURCE_DIR) / "README.md";

using Lines = std::vector<std::string>;

Lines lines_of(std::istream& in) {
    Lines lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Runs a shell command in the project's folder, as a reader of the README would.
class Session {
public:
    std::string print(const std::string& command) const {
        const std::string path = fs::path(index_program()).parent_path().string() + ":" +
                                 fs::path(search_program()).parent_path().string() + ":/usr/bin:/bin";
        return run({"/bin/sh", "-c", "cd " + kReadme.parent_path().string() + " && { " + command + "; } 2>&1"}, {},
                   {{"PATH", path}, {"TRAVAUX_DB", home_.path("db")}, {"COLUMNS", "100"}, {"HOME", home_.path()}}).out;
    }

private:
    Folder home_;
};

// Times differ from run to run; the rest must not.
std::string without_time(std::string line) {
    const std::size_t tail = line.rfind(" · ");
    if (tail != std::string::npos && line.ends_with(" s")) line.erase(tail);
    return line;
}

std::string without_trailing_blanks(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

Lines field_table() {
    Lines table{"| field | option | example | meaning |", "|---|---|---|---|"};
    const auto code = [](std::string_view text) { return text.empty() ? std::string() : "`" + std::string(text) + "`"; };
    for (const travaux::schema::Field& field : travaux::schema::fields()) {
        table.push_back("| " + code(field.name) + " | " + code(field.option) + " | " + code(field.example) + " | " +
                        std::string(field.meaning) + " |");
    }
    return table;
}

// The README as the programs would have it now.
Lines renewed(const Lines& readme) {
    const Session session;
    Lines fresh;
    bool stale = false;  // inside of what is written anew
    for (std::size_t i = 0; i < readme.size(); ++i) {
        const std::string& line = readme[i];
        if (line == "```console") {
            fresh.push_back(line);
            for (++i; i < readme.size() && readme[i] != "```"; ++i) {
                if (!readme[i].starts_with("$ ")) continue;
                std::istringstream printed(session.print(readme[i].substr(2)));
                fresh.push_back(readme[i]);
                for (const std::string& one : lines_of(printed)) fresh.push_back(without_trailing_blanks(one));
            }
            while (fresh.back().empty()) fresh.pop_back();
            fresh.emplace_back("```");
            continue;
        }
        if (line == "<!-- end of fields -->") stale = false;
        if (!stale) fresh.push_back(line);
        if (line == "<!-- fields -->") {
            stale = true;
            for (const std::string& row : field_table()) fresh.push_back(row);
        }
    }
    return fresh;
}

}  // namespace

TEST_CASE("the README's sessions and its table of fields are true") {
    std::ifstream in(kReadme);
    const Lines readme = lines_of(in);
    REQUIRE(std::count(readme.begin(), readme.end(), "```console") >= 3);

    const Lines fresh = renewed(readme);
    if (std::getenv("TRAVAUX_UPDATE_README") != nullptr) {
        std::ofstream out(kReadme);
        for (const std::string& line : fresh) out << line << '\n';
        return;
    }
    for (std::size_t i = 0; i < std::max(fresh.size(), readme.size()); ++i) {
        INFO("README.md:" << i + 1);
        REQUIRE((i < readme.size() ? without_time(readme[i]) : "(no line)") ==
                (i < fresh.size() ? without_time(fresh[i]) : "(no line)"));
    }
}
