#include "searcher/render/characters.hpp"
#include "searcher/render/layout.hpp"
#include "searcher/render/render.hpp"
#include "tests/catch.hpp"

#include <unicode/uchar.h>

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

TEST_CASE("characters that are not looked up in ICU's tables are what these say") {
    using namespace travaux::render;
    for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
        const auto code = static_cast<char32_t>(c);
        const auto direction = u_charDirection(c);
        const bool turns = c >= 0x80 && (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC);
        const bool without_width = (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 && c != 0xAD;
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        const std::size_t wide = without_width ? 0 : width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
        const bool controls = u_charType(c) == U_CONTROL_CHAR;
        if (is_right_to_left(code) != turns || columns(code) != wide || (controls && printable(code) == code)) {
            INFO("U+" << std::hex << c);
            CHECK(is_right_to_left(code) == turns);
            CHECK(columns(code) == wide);
            CHECK_FALSE((controls && printable(code) == code));
        }
    }
}
