#include "schema/paths.hpp"

#include "schema/error.hpp"
#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace travaux::schema;
namespace fs = std::filesystem;

TEST_CASE("a program in its build tree finds the source tree's tables") {
    ::unsetenv("TRAVAUX_DATA");
    CHECK(data_directory() == fs::path(TRAVAUX_SOURCE_DIR) / "schema/data");
}

TEST_CASE("TRAVAUX_DATA wins, and a missing folder is an error with the place in it") {
    ::setenv("TRAVAUX_DATA", "/no/such/place", 1);
    CHECK_THROWS_AS(data_directory(), Error);
    ::unsetenv("TRAVAUX_DATA");
}

TEST_CASE("a user's own table takes the place of ours") {
    const fs::path config = fs::temp_directory_path() / "travaux-paths-test";
    fs::create_directories(config / "travaux");
    std::ofstream(config / "travaux/agencies.tsv") << "x\n";
    ::setenv("XDG_CONFIG_HOME", config.c_str(), 1);
    CHECK(data_file("agencies.tsv") == config / "travaux/agencies.tsv");
    CHECK(data_file("chairs.tsv") == data_directory() / "chairs.tsv");
    ::unsetenv("XDG_CONFIG_HOME");
    fs::remove_all(config);
}

TEST_CASE("the database's default place follows the environment") {
    ::setenv("TRAVAUX_DB", "/a/b", 1);
    CHECK(default_database() == "/a/b");
    ::unsetenv("TRAVAUX_DB");
    ::setenv("XDG_DATA_HOME", "/data", 1);
    CHECK(default_database() == "/data/travaux/index");
    ::setenv("XDG_DATA_HOME", "relative/is/ignored", 1);
    ::setenv("HOME", "/home/x", 1);
    CHECK(default_database() == "/home/x/.local/share/travaux/index");
}
