#include "searcher/render/render.hpp"
#include "tests/catch.hpp"

using travaux::render::printable;

TEST_CASE("nothing that a document holds commands the terminal") {
    struct Case {
        std::string text;
        const char* shown;
    };
    const std::vector<Case> cases{
        {"plain", "plain"},
        {"a\tb\nc\r\nd", "a b c  d"},
        {"\x1b[31mred\x07", "\uFFFD[31mred\uFFFD"},
        {"\u009B31m", "\uFFFD31m"},
        {"a\u202Eb\u2066c\u2069", "a\uFFFDb\uFFFDc\uFFFD"},
        {std::string("a\0b\x7F", 4), "a\uFFFDb\uFFFD"},
        {"bad \xFF\xC3 end", "bad \uFFFD\uFFFD end"},
        {"é 移住 \u200F", "é 移住 \u200F"},
    };
    for (const Case& c : cases) CHECK(printable(c.text) == c.shown);
}
