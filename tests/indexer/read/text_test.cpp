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

TEST_CASE("Markdown's headings, tables and notes in plain text are what they say") {
    const auto blocks = read_text("## Works ##\nThe quay[^1] is old.\n[^1]: See the *annex*.\n| Year | Dues |\n|---|:-:|\n| 2010 | 44% |\n#1 is no heading\n");
    REQUIRE(blocks.size() == 6);
    CHECK(blocks[0].hint == Hint::Heading);
    CHECK(blocks[0].level == 2);
    CHECK(blocks[0].lines[0] == Line{"Works", 1, 0, false, {}});
    CHECK(blocks[1].lines[0] == Line{"The quay is old.", 2, 0, false, {{8, "1"}}});
    CHECK(blocks[2].hint == Hint::Footnote);
    CHECK(blocks[2].marker == "1");
    CHECK(blocks[2].lines[0].text == "See the annex.");
    CHECK(blocks[3].cells == blocks[3].header);
    CHECK(blocks[4].hint == Hint::TableRow);
    CHECK(blocks[4].cells == std::vector<std::string>{"2010", "44%"});
    CHECK(blocks[4].header == std::vector<std::string>{"Year", "Dues"});
    CHECK(blocks[4].lines[0].text == "2010 | 44%");
    CHECK(blocks[4].lines[0].number == 6);
    CHECK(blocks[5].hint == Hint::None);
}

TEST_CASE("signs alone are no headings, notes or rows") {
    for (const char* text : {"# ", "####### x", "#", "[^]: x", "[^a b]: x", "||", "| one", "a | b | c"}) {
        INFO(text);
        for (const auto& block : read_text(text)) CHECK(block.hint == Hint::None);
    }
}
