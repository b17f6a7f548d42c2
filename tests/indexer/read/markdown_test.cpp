#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace travaux::read;

namespace {

/// A block as one row: what it is, its level, its marker, its lines with their numbers.
std::string row(const Block& block) {
    static const std::vector<std::string> kNames{"none", "heading", "item", "row", "note", "caption", "furniture"};
    std::string text = kNames[static_cast<std::size_t>(block.hint)] + std::to_string(block.level) + "(" + block.marker + ")";
    for (const auto& line : block.lines) text += " " + std::to_string(line.number) + ":" + line.text;
    return text;
}

std::vector<std::string> rows(std::string_view markdown) {
    std::vector<std::string> result;
    for (const auto& block : read_markdown(markdown)) result.push_back(row(block));
    return result;
}

}  // namespace

TEST_CASE("every Markdown block becomes its blocks") {
    struct Row {
        std::string markdown;
        std::vector<std::string> blocks;
    };
    const std::vector<Row> cases{
        {"# One\n\nTwo\nlines\n===\n", {"heading1() 1:One", "heading1() 3:Two 4:lines"}},
        {"### Three ###\ntext", {"heading3() 1:Three", "none0() 2:text"}},
        {"soft\nbreak  \nhard\\\nend", {"none0() 1:soft 2:break 3:hard 4:end"}},
        {"a\n\nb", {"none0() 1:a", "none0() 3:b"}},
        {"- one\n- two\n  - three", {"item1(-) 1:one", "item1(-) 2:two", "item2(-) 3:three"}},
        {"3. c\n3. d\n10) e", {"item1(3.) 1:c", "item1(3.) 2:d", "item1(10)) 3:e"}},
        {"- a\n\n  b\n- c", {"item1(-) 1:a", "item1() 3:b", "item1(-) 4:c"}},
        {"- - deep", {"item2(-) 1:deep"}},
        {"1. # Numbered heading", {"heading1() 1:1. Numbered heading"}},
        {"4.\n\nx", {"none0() 1:4.", "none0() 3:x"}},
        {"- (a) printed", {"item1(-) 1:(a) printed"}},
        {"> quoted\n> more\n\nplain", {"none0() 1:quoted 2:more", "none0() 4:plain"}},
        {"> - item", {"item1(-) 1:item"}},
        {"a\n\n***\n\nb", {"none0() 1:a", "none0() 5:b"}},
        {"```\nx *y*\n\nz\n```", {"none0() 2:x *y* 4:z"}},
        {"    indented *code*", {"none0() 1:indented *code*"}},
        {"<div>\n<p>One<p>two &amp; <i>three</i>\n</div>", {"none0() 2:One 2:two & three"}},
        {"<!-- gone\nfor good -->\n\nhere", {"none0() 4:here"}},
        {"a <b>b</b> <x y> c", {"none0() 1:a b <x y> c"}},
        {"[r]: http://x\n[s]: y\ntext [r]\nmore", {"none0() 3:text r 4:more"}},
        {"word[^1] x[^b].\n\n[^1]: Note *one*\n[^b]: Note two\n    goes on\n\n    and on\n\nend",
         {"none0() 1:word x.", "note0(1) 3:Note one", "note0(b) 4:Note two 5:goes on", "note0() 7:and on", "none0() 9:end"}},
        {"x\n\nbefore\nthe table\n| a | b |\n|---|---|\n| c | d |",
         {"none0() 1:x", "none0() 3:before 4:the table", "row0() 5:a | b", "row0() 7:c | d"}},
        {"```\n[^1]: code\n```", {"none0() 2:[^1]: code"}},
    };
    for (const auto& c : cases) {
        INFO(c.markdown);
        CHECK(rows(c.markdown) == c.blocks);
    }
}

TEST_CASE("a table is a block a row, its header included") {
    const auto blocks = read_markdown("| No | Action |\n|--:|---|\n| 1 | *Write*¹<br>it |\n| 2 | |\n");
    REQUIRE(blocks.size() == 3);
    for (const auto& block : blocks) {
        CHECK(block.hint == Hint::TableRow);
        CHECK(block.header == std::vector<std::string>{"No", "Action"});
        CHECK(block.lines.size() == 1);
    }
    CHECK(blocks[0].cells == blocks[0].header);
    CHECK(blocks[1].cells == std::vector<std::string>{"1", "Write it"});
    CHECK(blocks[1].lines[0] == Line{"1 | Write it", 3, 0, false, {{9, "1"}}});
    CHECK(blocks[2].cells == std::vector<std::string>{"2", ""});
    CHECK(blocks[2].lines[0].text == "2");
}

TEST_CASE("references to notes keep their place") {
    const auto blocks = read_markdown("First[^a] and **bold**[^2]\n\n[^a]: x\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].lines[0].text == "First and bold");
    CHECK(blocks[0].lines[0].marks == std::vector<NoteMark>{{5, "a"}, {14, "2"}});
}

TEST_CASE("a footnote is kept though nothing refers to it, or another has its label") {
    CHECK(rows("[^1]: lonely\n\n[^1]: again\n") == std::vector<std::string>{"note0(1) 1:lonely", "note0(1) 3:again"});
}

TEST_CASE("form feeds count pages in Markdown too") {
    const auto blocks = read_markdown("one\n\n\f\n\ntwo\n\nthree\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].page == 1);
    CHECK(blocks[1].page == 2);
    CHECK(blocks[1].after_page_break);
    CHECK(blocks[2].page == 2);
    CHECK_FALSE(blocks[2].after_page_break);
}

TEST_CASE("text and Markdown give the same line for the same words") {
    for (const std::string line : {"a **b** *c* US\\$ &amp; [d](#)", "word¹˒² x", "**All bold**", "m<sup>2</sup> z<sup>1</sup>"}) {
        INFO(line);
        const auto text = read_text(line);
        REQUIRE(text.size() == 1);
        CHECK(read_markdown(line) == text);
    }
}

TEST_CASE("cells that a row has more than its table's header are kept") {
    const auto blocks = read_markdown("| a | b |\n|---|---|\n| one | two | three *more* | `four` |\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[1].cells == std::vector<std::string>{"one", "two", "three more", "four"});
    CHECK(blocks[1].lines[0].text == "one | two | three more | four");
}
