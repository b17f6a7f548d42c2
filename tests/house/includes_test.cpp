// Keeps the house's directions true: which room may include which, and that no two files include each other.
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Rooms = std::map<std::string, std::set<std::string>>;

// A room and the rooms it may include besides itself. The programs' own files stand last in the flow.
const Rooms kMayInclude{
    {"schema", {}},
    {"schema/analysis", {"schema"}},
    {"schema/vocabulary", {"schema", "schema/analysis"}},
    {"schema/tables", {"schema", "schema/vocabulary"}},
    {"schema/database", {"schema"}},
    {"indexer/read/pdf", {"schema"}},
    {"indexer/read", {"schema", "indexer/read/pdf"}},
    {"indexer/isolate", {"schema"}},
    {"indexer/foreign", {"schema", "indexer/read", "indexer/isolate"}},
    {"indexer/structure", {"schema", "schema/analysis", "indexer/read"}},
    {"indexer/facets", {"schema", "schema/analysis", "schema/vocabulary", "indexer/read"}},
    {"indexer/glass", {"schema"}},
    {"indexer/write", {"schema", "indexer/glass", "schema/analysis", "schema/vocabulary", "schema/database"}},
    {"indexer", {"schema", "schema/analysis", "schema/vocabulary", "schema/database", "indexer/read", "indexer/isolate", "indexer/foreign", "indexer/structure", "indexer/facets", "indexer/write"}},
    {"searcher/query", {"schema"}},
    {"searcher/match", {"schema", "schema/database"}},
    {"searcher/search", {"schema", "schema/analysis", "schema/vocabulary", "schema/database", "searcher/query", "searcher/match"}},
    {"searcher/wording", {"schema", "schema/analysis", "schema/vocabulary"}},
    {"searcher/draft", {"schema", "schema/analysis"}},
    {"searcher/precedent", {"schema", "schema/analysis", "searcher/search", "searcher/wording", "searcher/draft", "searcher/cite"}},
    {"searcher/cite", {"schema", "schema/vocabulary", "searcher/search"}},
    {"searcher/follow", {"schema", "schema/analysis", "searcher/search", "searcher/wording", "searcher/draft", "searcher/precedent"}},
    {"searcher/render", {"schema", "searcher/search", "searcher/wording", "searcher/draft", "searcher/precedent", "searcher/cite", "searcher/follow"}},
    {"searcher/serve/http", {"schema"}},
    {"searcher/serve/pages", {"schema", "schema/vocabulary", "searcher/query", "searcher/search", "searcher/precedent", "searcher/cite", "searcher/follow", "searcher/render", "searcher/serve/http"}},
    {"searcher/serve", {"schema", "schema/vocabulary", "searcher/query", "searcher/search", "searcher/draft", "searcher/precedent", "searcher/cite", "searcher/follow", "searcher/render", "searcher/serve/http", "searcher/serve/pages"}},
    {"searcher", {"schema", "searcher/query", "searcher/search", "searcher/draft", "searcher/precedent", "searcher/cite", "searcher/follow", "searcher/render"}},
};

const std::set<std::string> kMayIncludeXapian{"schema/analysis", "schema/database", "indexer/write", "searcher/match", "searcher/search"};

struct Include {
    std::string path;
    bool quoted = false;
};

std::vector<Include> includes_of(const fs::path& file) {
    std::vector<Include> found;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("#include ", 0) != 0) continue;
        const std::size_t begin = line.find_first_of("\"<");
        const std::size_t end = line.find_first_of("\">", begin + 1);
        if (end == std::string::npos) continue;
        found.push_back({line.substr(begin + 1, end - begin - 1), line[begin] == '"'});
    }
    return found;
}

std::string room_of(const fs::path& file) { return file.parent_path().generic_string(); }

std::vector<fs::path> sources_below(const fs::path& root) {
    std::vector<fs::path> files;
    for (const char* top : {"schema", "indexer", "searcher"})
        if (fs::exists(root / top))
            for (const auto& entry : fs::recursive_directory_iterator(root / top))
                if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp")
                    files.push_back(fs::relative(entry.path(), root));
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> forbidden_includes(const fs::path& root) {
    std::vector<std::string> faults;
    for (const fs::path& file : sources_below(root)) {
        const std::string room = room_of(file);
        const auto allowed = kMayInclude.find(room);
        if (allowed == kMayInclude.end()) {
            faults.push_back(file.string() + ": the room " + room + " is not in the table");
            continue;
        }
        for (const Include& include : includes_of(root / file)) {
            if (!include.quoted) {
                if (include.path == "xapian.h" && !kMayIncludeXapian.contains(room))
                    faults.push_back(file.string() + " includes Xapian");
                continue;
            }
            const std::string target = room_of(include.path);
            const bool is_main = fs::path(include.path).filename() == "main.cpp";
            if (is_main || (target != room && !allowed->second.contains(target)))
                faults.push_back(file.string() + " includes " + include.path);
        }
    }
    return faults;
}

std::vector<std::string> include_cycles(const fs::path& root) {
    std::map<std::string, std::vector<std::string>> graph;
    for (const fs::path& file : sources_below(root))
        for (const Include& include : includes_of(root / file))
            if (include.quoted) graph[file.generic_string()].push_back(include.path);

    std::vector<std::string> faults;
    std::set<std::string> done;
    std::set<std::string> open;
    const std::function<void(const std::string&)> visit = [&](const std::string& file) {
        if (done.contains(file)) return;
        if (!open.insert(file).second) {
            faults.push_back(file + " includes itself through others");
            return;
        }
        for (const std::string& next : graph[file]) visit(next);
        open.erase(file);
        done.insert(file);
    };
    for (const fs::path& file : sources_below(root)) visit(file.generic_string());
    return faults;
}

// A small house of our own, to show that the checks can fail.
class TestHouse {
public:
    TestHouse() { fs::remove_all(root_); }
    ~TestHouse() { fs::remove_all(root_); }
    TestHouse(const TestHouse&) = delete;
    TestHouse& operator=(const TestHouse&) = delete;

    void add(const fs::path& file, const std::string& content) const {
        fs::create_directories((root_ / file).parent_path());
        std::ofstream(root_ / file) << content;
    }
    const fs::path& root() const { return root_; }

private:
    fs::path root_ = fs::temp_directory_path() / "travaux-house-test";
};

}  // namespace

TEST_CASE("no file includes what its room may not see") {
    const auto faults = forbidden_includes(TRAVAUX_SOURCE_DIR);
    for (const std::string& fault : faults) UNSCOPED_INFO(fault);
    CHECK(faults.empty());
}

TEST_CASE("no two files include each other") {
    const auto faults = include_cycles(TRAVAUX_SOURCE_DIR);
    for (const std::string& fault : faults) UNSCOPED_INFO(fault);
    CHECK(faults.empty());
}

TEST_CASE("the checks see what they are there for") {
    const TestHouse house;
    house.add("schema/a.hpp", "#include \"schema/b.hpp\"\n");
    house.add("schema/b.hpp", "\n");
    REQUIRE(forbidden_includes(house.root()).empty());
    REQUIRE(include_cycles(house.root()).empty());

    SECTION("the schema looks into a program") { house.add("schema/c.cpp", "#include \"indexer/read/source.hpp\"\n"); }
    SECTION("one program looks into the other") { house.add("searcher/search/c.cpp", "#include \"indexer/read/source.hpp\"\n"); }
    SECTION("a room looks up the stream") { house.add("indexer/read/c.cpp", "#include \"indexer/facets/facets.hpp\"\n"); }
    SECTION("a program includes the tests") { house.add("indexer/c.cpp", "#include \"tests/catch.hpp\"\n"); }
    SECTION("somebody includes a main") { house.add("indexer/c.cpp", "#include \"indexer/main.cpp\"\n"); }
    SECTION("the facets know Xapian") { house.add("indexer/facets/c.cpp", "#include <xapian.h>\n"); }
    SECTION("a room that nobody planned") { house.add("indexer/attic/c.cpp", "\n"); }
    CHECK(forbidden_includes(house.root()).size() == 1);
}

TEST_CASE("the cycle check sees a cycle") {
    const TestHouse house;
    house.add("schema/a.hpp", "#include \"schema/b.hpp\"\n");
    house.add("schema/b.hpp", "#include \"schema/a.hpp\"\n");
    CHECK_FALSE(include_cycles(house.root()).empty());
}
