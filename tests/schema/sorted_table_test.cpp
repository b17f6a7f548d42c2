#include "schema/sorted_table.hpp"

#include "schema/analysis/analyzer.hpp"
#include "schema/analysis/language.hpp"
#include "schema/error.hpp"
#include "schema/paths.hpp"
#include "schema/table.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

using namespace travaux;
using schema::SortedTable;

namespace {

// A file for the time of one test.
class Written {
public:
    explicit Written(std::string_view bytes)
        : path_(std::filesystem::temp_directory_path() / ("travaux-sorted-" + std::to_string(std::hash<std::string_view>{}(bytes)))) {
        std::ofstream(path_) << bytes;
    }
    ~Written() { std::filesystem::remove(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string found(const SortedTable& file, std::string_view key) {
    const auto rest = file.find(key);
    return rest ? "[" + std::string(*rest) + "]" : "none";
}

std::vector<std::string> body(std::string_view name) {
    std::ifstream file(schema::data_file(name));
    std::vector<std::string> rows;
    bool header = true;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        if (!header) rows.push_back(line);
        header = false;
    }
    return rows;
}

}  // namespace

TEST_CASE("rows are found by their first columns") {
    const Written table("# a comment\n# another\nkey\tvalue\na\t1\nab\t2\nabc\tx\ty\nb\nzz\t9");
    const SortedTable file(table.path());
    CHECK(found(file, "a") == "[1]");
    CHECK(found(file, "ab") == "[2]");
    CHECK(found(file, "abc") == "[x\ty]");
    CHECK(found(file, "abc\tx") == "[y]");
    CHECK(found(file, "b") == "[]");
    CHECK(found(file, "zz") == "[9]");
    for (const std::string_view key : {"key", "0", "aa", "abcd", "bb", "z", "zzz", "#", "1"}) CHECK(found(file, key) == "none");
}

TEST_CASE("tables without rows") {
    for (const std::string_view bytes : {"", "# only a comment", "key\n", "#\n\n"}) {
        const Written table(bytes);
        const SortedTable file(table.path());
        INFO(bytes);
        CHECK(found(file, "key") == "none");
    }
}

TEST_CASE("a table that does not exist") {
    try {
        const SortedTable file("/nonexistent/table.tsv");
        FAIL("no error");
    } catch (const schema::Error& error) {
        CHECK(error.code() == schema::ErrorCode::NotFound);
        CHECK(std::string_view(error.what()).find("/nonexistent/table.tsv") != std::string_view::npos);
    }
}

TEST_CASE("the tables that are searched in place are sorted and folded") {
    for (const std::string_view name : {"spelling.tsv", "stopwords.tsv", "elisions.tsv", "endings.tsv"}) {
        INFO(name);
        const std::vector<std::string> rows = body(name);
        REQUIRE(rows.size() > 10);
        CHECK(std::is_sorted(rows.begin(), rows.end()));
        CHECK(std::adjacent_find(rows.begin(), rows.end()) == rows.end());
        const SortedTable file(schema::data_file(name));
        for (const std::string& row : rows) {
            if (!file.find(row)) CHECK(row == "not found");
        }
    }
    for (const std::string_view name : {"stopwords.tsv", "elisions.tsv"}) {
        for (const std::string& row : body(name)) {
            const std::string word = row.substr(row.find('\t') + 1);
            if (analysis::fold(word) != word) CHECK(word == "not folded");
        }
    }
}

TEST_CASE("no spelling is mapped to one that is mapped again") {
    const SortedTable file(schema::data_file("spelling.tsv"));
    for (const auto& row : schema::read_table(schema::data_file("spelling.tsv"), {"spelling", "form"})) {
        INFO(row[0]);
        if (file.find(row[1])) CHECK(row[1] == "mapped again");
    }
}
