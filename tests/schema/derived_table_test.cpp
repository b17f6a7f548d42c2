// Derived tables: made once, found again, made anew where a source changes, and usable where nothing can be kept.
#include "schema/derived_table.hpp"

#include "schema/paths.hpp"
#include "schema/vocabulary/agency_names.hpp"
#include "schema/vocabulary/concepts.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace travaux;
namespace fs = std::filesystem;

namespace {

// A cache of its own for the time of one test.
class OwnCache {
public:
    OwnCache() : folder_(fs::temp_directory_path() / ("travaux-cache-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        ::setenv("XDG_CACHE_HOME", folder_.c_str(), 1);
    }
    ~OwnCache() {
        fs::remove_all(folder_);
        ::unsetenv("XDG_CACHE_HOME");
    }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;

    fs::path folder() const { return folder_ / "travaux"; }

private:
    fs::path folder_;
};

struct Made {
    int times = 0;
    schema::Derived derived(const fs::path& source) {
        return {"test-rows.tsv", {source}, [this] {
                    ++times;
                    return std::vector<std::string>{"b\t" + std::to_string(times), "a\tx"};
                }};
    }
};

}  // namespace

TEST_CASE("a derived table is made once for each content of its source") {
    const OwnCache cache;
    const vocabulary::WrittenTable source("one");
    Made made;
    CHECK(schema::open_derived(made.derived(source.path())).find("b") == "1");
    CHECK(schema::open_derived(made.derived(source.path())).find("b") == "1");
    CHECK(made.times == 1);
    std::ofstream(source.path()) << "two";
    CHECK(schema::open_derived(made.derived(source.path())).find("b") == "2");
    CHECK(schema::open_derived(made.derived(source.path())).find("a") == "x");
    CHECK(made.times == 2);
    CHECK(std::distance(fs::directory_iterator(cache.folder()), fs::directory_iterator()) == 1);  // no half-written piece beside it
}

TEST_CASE("without a cache the table is made each time") {
    const OwnCache cache;
    std::ofstream(cache.folder().parent_path()) << "a file where the folder should be";
    const vocabulary::WrittenTable source("one");
    Made made;
    CHECK(schema::open_derived(made.derived(source.path())).find("b") == "1");
    CHECK(schema::open_derived(made.derived(source.path())).find("b") == "2");
}

TEST_CASE("the build's derived tables are those of the project's tables") {
    for (const schema::Derived& derived : {vocabulary::agency_names_table(), vocabulary::concepts_table()}) {
        INFO(derived.name);
        const schema::SortedTable ready(schema::derived_directory() / derived.name);
        CHECK(ready.text() == schema::derived_text(derived));
    }
}

TEST_CASE("names resolve as the authority file resolves them") {
    const vocabulary::Authority authority(schema::data_file("agencies.tsv"));
    const vocabulary::AgencyNames names(schema::open_derived(vocabulary::agency_names_table()));
    for (const vocabulary::Agency& agency : authority.agencies()) {
        for (const std::string& form : agency.forms) {
            INFO(form);
            CHECK(names.resolve(form) == authority.resolve(form)->canonical);
        }
        std::multiset<std::string> below;
        for (const vocabulary::Agency* one : authority.with_children(agency)) below.insert(one->canonical);
        std::vector<std::string> found = names.below(agency.canonical);
        found.push_back(agency.canonical);
        CHECK(std::multiset<std::string>(found.begin(), found.end()) == below);
    }
    CHECK_FALSE(names.resolve("no such body"));
    CHECK_FALSE(names.resolve(""));
}
