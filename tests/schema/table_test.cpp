#include "schema/table.hpp"

#include "schema/error.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>

using namespace travaux::schema;

namespace {

struct Scratch {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "travaux-table-test.tsv";
    explicit Scratch(const char* content) { std::ofstream(path) << content; }
    ~Scratch() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("columns are found by name, comments and empty lines are passed over") {
    const Scratch file("# facts\nb\ta\tc\n\n1\t 2 \n3\t4\t5\n");
    CHECK(read_table(file.path, {"a", "c"}) == std::vector<std::vector<std::string>>{{"2", ""}, {"4", "5"}});
}

TEST_CASE("a table that is wrong says where") {
    const Scratch file("a\tb\n1\t2\t3\n");
    CHECK_THROWS_AS(read_table(file.path, {"z"}), Error);
    try {
        read_table(file.path, {"a"});
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find(":2:") != std::string::npos);
    }
    CHECK_THROWS_AS(read_table("/no/such/table.tsv", {"a"}), Error);
}

TEST_CASE("cells split into trimmed parts") {
    CHECK(split_cell(" a | b||c ") == std::vector<std::string>{"a", "b", "c"});
    CHECK(split_cell("").empty());
    CHECK(split_cell("a,b", ',') == std::vector<std::string>{"a", "b"});
}
