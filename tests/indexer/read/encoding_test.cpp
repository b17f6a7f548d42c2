#include "indexer/read/source.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using travaux::read::to_utf8;
using namespace std::string_literals;

TEST_CASE("bytes become clean UTF-8 with plain line ends") {
    struct Row {
        std::string bytes, text;
        std::size_t warnings;
    };
    const std::vector<Row> rows{
        {"", "", 0},
        {"plain\n", "plain\n", 0},
        {"été €", "été €", 0},
        {"\xEF\xBB\xBF" "mark", "mark", 0},
        {"\xFF\xFE\xE9\0t\0"s, "ét", 1},
        {"\xFE\xFF\0\xE9\0t"s, "ét", 1},
        {"\xFF\xFE\0\0\xE9\0\0\0"s, "é", 1},
        {"\0\0\xFE\xFF\0\0\0\xE9"s, "é", 1},
        {"a\r\nb\rc\vd\u2028e\u2029f\u0085g\n\rh", "a\nb\nc\nd\ne\nf\ng\n\nh", 0},
        {"page\fpage\ttab", "page\fpage\ttab", 0},
        {"b\x07\x1B[0m\x7F", "b[0m", 0},
        {"in\uFEFFside soft\u00ADhyphen", "inside soft\u00ADhyphen", 0},
        {"nul\0here"s, "nulhere", 1},
        {"\xEF\xBB\xBF" "broken \xC3 byte", "broken \uFFFD byte", 1},
    };
    for (const auto& row : rows) {
        INFO(row.bytes);
        std::vector<std::string> warnings;
        CHECK(to_utf8(row.bytes, warnings) == row.text);
        CHECK(warnings.size() == row.warnings);
    }
}

TEST_CASE("a text in another encoding is guessed, and the warning names the guess") {
    std::vector<std::string> warnings;
    const auto text = to_utf8(
        "Le pr\xE9sident du Groupe a d\xE9"
        "clar\xE9 que les \xC9tats membres \x93n\x92ont pas\x94 encore r\xE9pondu \xE0 la question pos\xE9"
        "e par le secr\xE9tariat.",
        warnings);
    CHECK(text ==
          "Le président du Groupe a déclaré que les États membres “n’ont pas” encore répondu à la question posée par le "
          "secrétariat.");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].find("windows-1252") != std::string::npos);
}

TEST_CASE("damaged UTF-8 stays UTF-8: one bad byte does not turn every accent into two letters") {
    std::vector<std::string> warnings;
    CHECK(to_utf8("Le président a \xFF déclaré que les États", warnings) == "Le président a \uFFFD déclaré que les États");
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].find("broken") != std::string::npos);
}
