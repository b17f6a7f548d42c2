// No sentence of the material in ../shared stands in the project; skipped, visibly, where that is absent.
#include "tests/catch.hpp"

#include <algorithm>
#include <cctype>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRun = 12;  // words; shorter runs are names and turns of phrase

// Official names and titles, which nobody can put in other words, and the frames that such papers share.
const std::vector<std::string> kOfficial{
    "iom international organization for migration oim organisation internationale pour les migrations oim organización internacional para las migraciones",
    "united nations entity for gender equality and the empowerment of women un women",
    "statement of the special representative of the secretary general on international migration and development to the high level dialogue",
    "coordination meeting on international migration population division department of economic and social affairs united nations secretariat new york",
    "november 2013 conference room paper 103rd session of the council 26–29 november 2013",  // the frame of a council paper
};

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The runs of kRun words of a text, small ASCII letters, one blank between words.
std::vector<std::string> runs_of(const std::string& text) {
    std::vector<std::string> runs;
    std::deque<std::string> window;
    std::string word;
    for (const char character : text + " ") {
        const auto byte = static_cast<unsigned char>(character);
        if (std::isalnum(byte) != 0 || byte == '_' || byte >= 0x80) {
            word += static_cast<char>(std::tolower(byte));
            continue;
        }
        if (word.empty()) continue;
        window.push_back(std::exchange(word, {}));
        if (window.size() > kRun) window.pop_front();
        if (window.size() < kRun) continue;
        std::string& run = runs.emplace_back();
        for (const std::string& part : window) run += (run.empty() ? "" : " ") + part;
    }
    return runs;
}

bool is_official(const std::string& run) {
    return std::ranges::any_of(kOfficial, [&](const std::string& name) { return name.find(run) != std::string::npos; });
}

/// The first of each row of neighbouring runs that `text` shares with `foreign`.
std::vector<std::string> quotations(const std::string& text, const std::set<std::string>& foreign) {
    std::vector<std::string> found;
    bool inside = false;
    for (const std::string& run : runs_of(text)) {
        const bool shared = foreign.contains(run) && !is_official(run);
        if (shared && !inside) found.push_back(run);
        inside = shared;
    }
    return found;
}

/// Sources, documents, tables and samples; not what was built, nor the licence, nor git's own.
std::vector<fs::path> project_files() {
    const std::set<std::string> other{".git", "build", "LICENSE"};
    std::vector<fs::path> files;
    for (auto entry = fs::recursive_directory_iterator(TRAVAUX_SOURCE_DIR); entry != fs::recursive_directory_iterator(); ++entry) {
        if (other.contains(entry->path().filename().string()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file())
            files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("no sentence of the shared material stands in the project") {
    const fs::path shared = fs::path(TRAVAUX_SOURCE_DIR) / "../shared";
    if (!fs::is_directory(shared / "corpus")) {
        WARN("skipped: " << shared.string() << " is not here");
        return;
    }
    std::set<std::string> foreign;
    std::vector<fs::path> sources{shared / "DESIGN.md", shared / "STYLE.md"};
    for (const auto& entry : fs::directory_iterator(shared / "corpus")) sources.push_back(entry.path());
    for (const fs::path& source : sources) foreign.merge([&] { const auto runs = runs_of(content_of(source)); return std::set<std::string>(runs.begin(), runs.end()); }());
    REQUIRE(foreign.size() > 1000);

    for (const fs::path& file : project_files())
        for (const std::string& quotation : quotations(content_of(file), foreign)) {
            INFO(fs::relative(file, TRAVAUX_SOURCE_DIR).string() << ": " << quotation);
            CHECK(false);
        }
}

TEST_CASE("the search for quotations sees one, and no name") {
    const std::string sentence = "One two three four five six seven eight nine ten eleven twelve thirteen.";
    const auto runs = runs_of(sentence + " " + kOfficial[1]);
    const std::set<std::string> foreign(runs.begin(), runs.end());
    CHECK(runs_of("One two three").empty());
    CHECK(quotations("He wrote: \"one, two\nthree FOUR five six seven eight nine ten eleven twelve, thirteen\"", foreign) ==
          std::vector<std::string>{"one two three four five six seven eight nine ten eleven twelve"});
    CHECK(quotations("one two three four five six seven eight nine ten eleven and twelve", foreign).empty());
    CHECK(quotations(kOfficial[1], foreign).empty());
}
