#include "searcher/render/layout.hpp"
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

TEST_CASE("lines that run from right to left stand in isolates of their own, one a line") {
    struct Case {
        std::string text;
        const char* shown;
    };
    const std::vector<Case> cases{
        {"plain words", "  plain words\n"},
        {"منظمة العمل", "  \u2068منظمة العمل\u2069\n"},
        {"العمل 12 (a)", "  \u2068العمل 12 (a)\u2069\n"},
        {"plain words first, then العمل", "  plain words first,\n  \u2068then العمل\u2069\n"},
        {"העבודה \u202E", "  \u2068העבודה \uFFFD\u2069\n"},
    };
    for (const Case& c : cases) CHECK(travaux::render::laid_out({{c.text}}, {false, 22}, 2) == c.shown);
}
