#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace travaux::read;

TEST_CASE("blank lines part blocks; lines keep their number and indent") {
    const auto blocks = read_text("\n\nfirst\n  second\n\t- third\n \t \nlast");
    REQUIRE(blocks.size() == 2);
    REQUIRE(blocks[0].lines.size() == 3);
    CHECK(blocks[0].lines[0] == Line{"first", 3, 0, false, {}});
    CHECK(blocks[0].lines[1] == Line{"second", 4, 2, false, {}});
    CHECK(blocks[0].lines[2] == Line{"- third", 5, 4, false, {}});
    CHECK(blocks[1].lines[0].number == 7);
    CHECK(blocks[0].hint == Hint::None);
    CHECK_FALSE(blocks[0].page);
    CHECK_FALSE(blocks[0].after_page_break);
}

TEST_CASE("a form feed ends a block and begins a page") {
    const auto blocks = read_text("one\ntwo\fthree\n\n\f\ffour\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].lines[1] == Line{"two", 2, 0, false, {}});
    CHECK(blocks[0].page == 1);
    CHECK_FALSE(blocks[0].after_page_break);
    CHECK(blocks[1].lines[0] == Line{"three", 2, 0, false, {}});
    CHECK(blocks[1].page == 2);
    CHECK(blocks[1].after_page_break);
    CHECK(blocks[2].page == 4);
    CHECK(blocks[2].after_page_break);
}

TEST_CASE("emphasis runs over line ends of a block, and every line is strong") {
    const auto blocks = read_text("**ONE LONG\nTITLE** \n\n**not\n\nhere**\n");
    REQUIRE(blocks.size() == 3);
    REQUIRE(blocks[0].lines.size() == 2);
    CHECK(blocks[0].lines[0] == Line{"ONE LONG", 1, 0, true, {}});
    CHECK(blocks[0].lines[1] == Line{"TITLE", 2, 0, true, {}});
    CHECK_FALSE(blocks[1].lines[0].strong);
}

TEST_CASE("markup that swallows a line end does not shift the lines after it") {
    const auto blocks = read_text("a `b\nc` d\nlast `line`\n");
    REQUIRE(blocks.size() == 1);
    REQUIRE(blocks[0].lines.size() == 2);
    CHECK(blocks[0].lines[0].text == "a b c d");
    CHECK(blocks[0].lines[1].text == "last line");
    CHECK(blocks[0].lines[1].number == 3);
}

TEST_CASE("text has no block markup: list signs, fences and rules are text") {
    const auto blocks = read_text("* one\n* two *x*\n===\n```\n[a]: http://x\n");
    REQUIRE(blocks.size() == 1);
    REQUIRE(blocks[0].lines.size() == 5);
    CHECK(blocks[0].lines[0].text == "* one");
    CHECK(blocks[0].lines[1].text == "* two x");
    CHECK(blocks[0].lines[2].text == "===");
    CHECK(blocks[0].lines[3].text == "```");
    CHECK(blocks[0].lines[4].text == "[a]: http://x");
}

TEST_CASE("text without words has no blocks") {
    for (const std::string text : {"", "\n\n", " \t\n\f\n", "\u00A0\n"}) CHECK(read_text(text).empty());
}
