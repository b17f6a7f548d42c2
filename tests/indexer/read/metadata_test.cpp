#include "indexer/read/formats.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace travaux::read;
using travaux::schema::Error;
using travaux::schema::ErrorCode;

namespace {

/// The message of the Error that metadata is refused with, or empty.
std::string refusal(const std::string& yaml) {
    try {
        parse_metadata(yaml);
    } catch (const Error& error) {
        return error.code() == ErrorCode::Input ? error.what() : "another code";
    }
    return {};
}

}  // namespace

TEST_CASE("metadata is names with values or lists of values") {
    struct Row {
        std::string yaml;
        Metadata metadata;
    };
    const std::vector<Row> rows{
        {"", {}},
        {"# only a comment\n", {}},
        {"{}", {}},
        {"year: 2013", {{"year", {"2013"}}}},
        {"title: 'A: b'\nchair: [IOM, \"UN Women\"]\n", {{"title", {"A: b"}}, {"chair", {"IOM", "UN Women"}}}},
        {"agency:\n  - IOM\n  - WHO\n", {{"agency", {"IOM", "WHO"}}}},
        {"chair:\nauthor: ~\nsymbol: ''\n", {{"chair", {}}, {"author", {}}, {"symbol", {}}}},
        {"---\ntitle: |\n  two\n  lines\n", {{"title", {"two\nlines\n"}}}},
        {"titre: été", {{"titre", {"été"}}}},
    };
    for (const auto& row : rows) {
        INFO(row.yaml);
        CHECK(parse_metadata(row.yaml) == row.metadata);
    }
}

TEST_CASE("what is no such mapping is refused with its line") {
    struct Row {
        std::string yaml, line;
    };
    const std::vector<Row> rows{
        {"just words", "line 1:"},
        {"- a\n- b", "line 1:"},
        {"a: 1\nb: [1, 2", "line 2:"},
        {"a: 1\nb: {c: 1}", "line 2:"},
        {"a: [[1]]", "line 1:"},
        {"a: 1\na: 2", "line 2:"},
        {"a: &x 1", "line 1:"},
        {"a: 1\nb: *x", "line 2:"},
        {"a: \"open", "line 1:"},
        {"? [a]\n: b", "line 1:"},
        {"a: b: c", "line 1:"},
        {"a: " + std::string(70000, 'x'), "line 1:"},
    };
    for (const auto& row : rows) {
        INFO(row.yaml.substr(0, 80));
        CHECK(refusal(row.yaml).substr(0, row.line.size()) == row.line);
    }
}

TEST_CASE("a YAML bomb and a deep one are refused") {
    CHECK_FALSE(refusal("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n").empty());
    CHECK_FALSE(refusal("a: " + std::string(60000, '[')).empty());
    CHECK_FALSE(refusal(std::string(60000, '{')).empty());
}

TEST_CASE("front matter is taken off and line numbers stay") {
    const auto [metadata, rest] = split_front_matter("---\nyear: 2013\ntitle: é\n---\n\n# Text\n");
    CHECK(metadata == Metadata{{"title", {"é"}}, {"year", {"2013"}}});
    const auto blocks = read_markdown(rest);
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].lines[0].number == 6);
}

TEST_CASE("what only looks like front matter is text") {
    for (const std::string text : {"", "---", "---\n", "text\n---\na: 1\n---\n", "---\nTitle of a report\n---\nx",
                                   "---\n\na: 1\n---\n", "---\nyear: 2013\nno end\n", "----\na: 1\n----\n",
                                   "---\nNote to readers: this is prose\n---\n"}) {
        INFO(text);
        const auto [metadata, rest] = split_front_matter(text);
        CHECK(metadata.empty());
        CHECK(rest == text);
    }
}

TEST_CASE("an error in front matter names the line of the file") {
    try {
        split_front_matter("---\nyear: 2013\nchair: [IOM\n---\ntext\n");
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::Input);
        CHECK(std::string(error.what()).find("line 3") != std::string::npos);
    }
}
