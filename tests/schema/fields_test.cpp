#include "schema/fields.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

using namespace travaux::schema;

TEST_CASE("every field is found by its name, and only by it") {
    for (const Field& row : fields()) CHECK(find_field(row.name) == &row);
    CHECK(find_field("Year") == nullptr);
    CHECK(find_field("") == nullptr);
    CHECK_THROWS_AS(field("colour"), std::logic_error);
}

TEST_CASE("the fields of the design are there") {
    for (const char* name : {"year", "period", "date", "chair", "author", "title", "symbol", "doctype", "language", "objective",
                             "agency", "mentions", "commitment", "actor", "due", "kind", "section", "label", "doc"})
        CHECK(find_field(name) != nullptr);
}

TEST_CASE("terms of two fields never meet: prefixes are upper case, folded values are not") {
    for (const Field& row : fields()) {
        INFO(row.name);
        CHECK(std::ranges::all_of(row.prefix, [](char c) { return c >= 'A' && c <= 'Z'; }));
    }
}

TEST_CASE("an example names its field") {
    for (const Field& row : fields())
        if (row.is_filter()) CHECK(row.example.find(std::string(row.name) + ":") != std::string_view::npos);
}

TEST_CASE("filter options are unique and long") {
    std::set<std::string_view> seen;
    for (const Field& row : fields()) {
        if (row.option.empty()) continue;
        CHECK(row.option.substr(0, 2) == "--");
        CHECK(seen.insert(row.option).second);
    }
}
