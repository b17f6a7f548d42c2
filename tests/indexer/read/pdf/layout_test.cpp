// What becomes of a page: reading order, paragraphs, headings, tables, notes and furniture.
#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/pdf/make_pdf.hpp"

#include <array>
#include <string>
#include <vector>

using namespace travaux;
using namespace travaux::tests;
using read::Block;
using read::Hint;

namespace {

using Rows = std::vector<std::string>;

std::string name_of(Hint hint) {
    constexpr std::array kNames{"none", "heading", "item", "row", "note", "caption", "furniture", "paragraph"};
    return kNames.at(static_cast<std::size_t>(hint));
}

/// One row a block: what it is, and the first word of each line.
Rows outline(const std::vector<Block>& blocks) {
    Rows rows;
    for (const auto& block : blocks) {
        rows.push_back(name_of(block.hint) + (block.level > 0 ? std::to_string(block.level) : ""));
        if (!block.marker.empty()) rows.back() += "(" + block.marker + ")";
        for (const auto& line : block.lines) rows.back() += " " + line.text.substr(0, line.text.find(' '));
    }
    return rows;
}

std::vector<Block> blocks_of(const std::vector<Sheet>& sheets) { return read::read_pdf(make_pdf(sheets)).blocks; }

/// The first words of all lines.
std::string order(const std::vector<Sheet>& sheets) {
    std::string words;
    for (const auto& block : blocks_of(sheets))
        for (const auto& line : block.lines) words += (words.empty() ? "" : " ") + line.text.substr(0, line.text.find(' '));
    return words;
}

}  // namespace

TEST_CASE("columns are read one after the other, and what spans them where it stands") {
    const auto left = prose("l", 4, 30), right = prose("r", 4, 30), third = prose("t", 4, 25);
    struct Case {
        std::string name;
        Sheet sheet;
        std::string order;
    };
    const std::vector<Case> cases{
        {"one column", column(50, 100, prose("a", 3, 60)), "a0 a1 a2"},
        {"two columns", column(50, 100, left) + column(300, 100, right), "l0 l1 l2 l3 r0 r1 r2 r3"},
        {"two columns at other heights", column(50, 100, left) + column(300, 105, right), "l0 l1 l2 l3 r0 r1 r2 r3"},
        {"the narrowest white", column(50, 100, left) + column(242, 100, right), "l0 l1 l2 l3 r0 r1 r2 r3"},
        {"a title above them", column(50, 80, {"Title_over_both_columns of the page as it stands there"}) + column(50, 120, left) + column(300, 120, right),
         "Title_over_both_columns l0 l1 l2 l3 r0 r1 r2 r3"},
        {"text between them", column(50, 100, left) + column(300, 100, right) + column(50, 170, prose("m", 2, 71)) + column(50, 220, left) + column(300, 220, right),
         "l0 l1 l2 l3 r0 r1 r2 r3 m0 m1 l0 l1 l2 l3 r0 r1 r2 r3"},
        {"a longer right one", column(50, 124, left) + column(300, 100, prose("r", 6, 30)), "l0 l1 l2 l3 r0 r1 r2 r3 r4 r5"},
        {"a longer left one", column(50, 100, prose("l", 6, 30)) + column(300, 100, right), "l0 l1 l2 l3 l4 l5 r0 r1 r2 r3"},
        {"three columns", column(30, 100, prose("l", 4, 25)) + column(210, 102, prose("r", 4, 25)) + column(390, 104, third),
         "l0 l1 l2 l3 r0 r1 r2 r3 t0 t1 t2 t3"},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(order({c.sheet}) == c.order);
    }
}

TEST_CASE("paragraphs part at white, edges, signs and type") {
    const std::string full = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj";
    struct Case {
        std::string name;
        Sheet sheet;
        Rows outline;
    };
    const std::vector<Case> cases{
        {"white", column(50, 100, {"One " + full, "two " + full}) + column(50, 130, {"Three " + full, "four " + full}), {"paragraph One two", "paragraph Three four"}},
        {"a first line set in", column(70, 100, {"One " + full}) + column(50, 112, {"two " + full + " kkk", "end."}) + column(70, 136, {"Three " + full}) + column(50, 148, {"four " + full}),
         {"paragraph One two end.", "paragraph Three four"}},
        {"items that hang", column(50, 100, {"(a) " + full}) + column(74, 112, {"two " + full}) + column(50, 124, {"(b) " + full}), {"paragraph (a) two", "paragraph (b)"}},
        {"numbers in a margin of their own", column(50, 100, {"1."}) + column(80, 100, {"One " + full, "two " + full}) + column(50, 130, {"2."}) + column(80, 130, {"Three " + full}),
         {"paragraph 1. two", "paragraph 2."}},
        {"a sign alone on its line", column(50, 100, {"(viii)"}) + column(74, 112, {"two " + full}), {"paragraph (viii) two"}},
        {"a lead-in in bold", column(50, 100, {"One " + full + "."}) + column(50, 112, {"Aims:"}, 10, Face::Bold) + column(92, 112, {full}), {"paragraph One", "paragraph Aims:"}},
        {"full lines in bold go on", column(50, 100, {"One " + full}) + column(50, 112, {"two " + full}, 10, Face::Bold) + column(50, 124, {"three " + full}), {"paragraph One two three"}},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(outline(blocks_of({c.sheet})) == c.outline);
    }
}

TEST_CASE("larger and bolder type heads what stands below it") {
    const auto sheet = column(50, 80, {"The Title"}, 18, Face::Bold) + column(50, 120, {"Chapter of", "two lines"}, 14) + column(50, 170, prose("a", 4, 70)) +
                       column(50, 230, {"Section"}, 10, Face::Bold) + column(50, 250, prose("b", 4, 70)) + column(50, 310, {"1 January", "2 February"}, 8);
    CHECK(outline(blocks_of({sheet})) ==
          Rows{"heading1 The", "heading2 Chapter two", "paragraph a0 a1 a2 a3", "heading3 Section", "paragraph b0 b1 b2 b3", "paragraph 1 2"});
}

TEST_CASE("the document's own title is believed where the page prints it alone") {
    const auto sheet = column(50, 80, {"Plan of Works"}) + column(50, 120, prose("a", 4, 70));
    CHECK(outline(read::read_pdf(make_pdf({sheet}, "Plan of works")).blocks) == Rows{"heading1 Plan", "paragraph a0 a1 a2 a3"});
    CHECK(outline(read::read_pdf(make_pdf({sheet}, "Microsoft Word - plan.doc")).blocks) == Rows{"paragraph Plan", "paragraph a0 a1 a2 a3"});
}

TEST_CASE("rows of a table have cells, and the header of the page before") {
    const auto row = [](double y, const std::array<std::string, 3>& cells, Face face = Face::Plain) {
        return Sheet{{50, y, cells[0], 10, face}, {250, y, cells[1], 10, face}, {400, y, cells[2], 10, face}};
    };
    const auto first = row(100, {"Action", "Who", "When"}, Face::Bold) + row(120, {"Mend the quay", "Harbour", "2014"}) + row(132, {"before winter", "", ""}) +
                       row(152, {"Paint it", "Town", "2015"}) + row(172, {"Open it", "Mayor", "2016"});
    const auto second = row(100, {"Close it", "Mayor", "2017"}) + row(120, {"Sell it", "Town", "2018"}) + row(140, {"Miss it", "All", "2019"});
    const auto blocks = blocks_of({first, second});
    REQUIRE(blocks.size() == 7);
    const std::vector<std::string> header{"Action", "Who", "When"};
    CHECK(blocks[0].cells == header);
    CHECK(blocks[1].cells == std::vector<std::string>{"Mend the quay before winter", "Harbour", "2014"});
    CHECK(blocks[1].lines[0].text == "Mend the quay before winter | Harbour | 2014");
    CHECK(blocks[4].cells == std::vector<std::string>{"Close it", "Mayor", "2017"});
    for (const auto& block : blocks) {
        CHECK(block.hint == Hint::TableRow);
        CHECK(block.header == header);
    }
}

TEST_CASE("notes are taken from the foot of a page, their marks from the words") {
    const auto text = prose("a", 10, 60);
    Sheet sheet = column(50, 100, text);
    sheet.push_back({50 + 60 * 6.0, 96, "1", 6});
    sheet.push_back({50 + 60 * 6.0, 108, "2", 6});
    sheet.push_back({50, 220, "m", 10});
    sheet.push_back({56, 216, "2", 6});
    const Sheet notes{{50, 698, "1", 5}, {55, 700, "See the plan of the quay.", 8}, {50, 710, "2 Square metres, as the", 8}, {50, 720, "town counts them.", 8}};
    const auto blocks = blocks_of({sheet + notes});
    CHECK(outline(blocks).back() == "note(2) Square town");
    REQUIRE(blocks.size() >= 3);
    CHECK(blocks[0].lines[0].marks == std::vector<read::NoteMark>{{60, "1"}});
    CHECK(blocks[0].lines[1].marks == std::vector<read::NoteMark>{{60, "2"}});
    CHECK(blocks[blocks.size() - 2].marker == "1");
    CHECK(blocks[blocks.size() - 2].lines[0].text == "See the plan of the quay.");
    CHECK(blocks[blocks.size() - 3].lines.back().text == "m\u00B2");
}

TEST_CASE("what stands on page after page is furniture, and nothing of it is lost") {
    std::vector<Sheet> sheets;
    for (int page = 1; page <= 4; ++page) {
        const std::string number = std::to_string(page);
        sheets.push_back(column(50, 40, {"Harbour Board, report " + number}) + column(50, 100, prose("a" + number, 5, 70)) + column(50, 160, {"end."}) + column(300, 760, {number}));
    }
    Rows expected;
    for (const std::string number : {"1", "2", "3", "4"}) {
        expected.push_back("furniture Harbour");
        expected.push_back("paragraph");
        for (const char line : {'0', '1', '2', '3', '4'}) expected.back() += " a" + number + line;
        expected.back() += " end.";
        expected.push_back("furniture " + number);
    }
    CHECK(outline(blocks_of(sheets)) == expected);
}

TEST_CASE("a text set to both margins goes on in the next column or page where its last line is full") {
    const auto full = prose("a", 5, 70), rest = prose("b", 2, 70);
    const Sheet note{{50, 698, "1", 5}, {55, 700, "See the plan of the quay.", 8}};
    CHECK(outline(blocks_of({column(50, 100, full) + note, column(50, 100, rest)})) == Rows{"paragraph a0 a1 a2 a3 a4 b0 b1", "note(1) See"});
    CHECK(outline(blocks_of({column(50, 100, full) + column(50, 160, {"end."}), column(50, 100, rest)})) ==
          Rows{"paragraph a0 a1 a2 a3 a4 end.", "paragraph b0 b1"});
    CHECK(outline(blocks_of({column(50, 100, full), column(70, 100, prose("s", 1, 66)) + column(50, 112, rest)})).size() == 2);
    CHECK(outline(blocks_of({column(50, 100, full), column(50, 100, {"(b) item"}) + column(50, 112, rest)})).size() >= 2);
}

TEST_CASE("numbers of lines are furniture") {
    Sheet sheet = column(80, 100, prose("a", 8, 60));
    for (int i = 0; i < 8; ++i) sheet.push_back({50, 100 + i * 12.0, std::to_string(i + 1), 8});
    CHECK(outline(blocks_of({sheet})) == Rows{"paragraph a0 a1 a2 a3 a4 a5 a6 a7", "furniture 1 2 3 4 5 6 7 8"});
}

TEST_CASE("text that stands otherwise is read, and so is text behind a picture") {
    Sheet sheet = column(80, 100, prose("a", 4, 60));
    sheet.push_back({30, 600, "turned words in a margin", 10, Face::Plain, true});
    sheet.push_back({80, 200, "hidden words", 10, Face::Plain, false, true});
    CHECK(outline(blocks_of({sheet})) == Rows{"paragraph a0 a1 a2 a3", "paragraph hidden", "paragraph turned"});
}

TEST_CASE("pages say where they begin, and which have no text") {
    const auto text = read::read_pdf(make_pdf({column(50, 100, {"One."}), {}, column(50, 200, {"Two."}), column(50, 300, {"%& ..."})}));
    CHECK(text.pages_without_text == std::vector<int>{2, 4});
    REQUIRE(text.blocks.size() == 3);
    CHECK(text.blocks[1].page == 3);
    CHECK(text.blocks[1].after_page_break);
    CHECK(text.blocks[1].lines[0].number == 2);
}

TEST_CASE("letters set apart are words, and a date in small type beside a title is no note") {
    Sheet sheet;
    double x = 100;
    for (const char c : std::string("harbour report")) {
        if (c != ' ') sheet.push_back({x, 60, std::string(1, c), 14, Face::Bold});
        x += c == ' ' ? 9 : 13;
    }
    sheet.push_back({100, 100, "Summary of the year", 20, Face::Bold});
    sheet.push_back({340, 93, "June 2025", 9});
    const auto blocks = blocks_of({sheet + column(50, 140, prose("a", 6, 60))});
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].lines[0].text == "harbour report");
    CHECK(blocks[1].lines[0].text == "Summary of the year June 2025");

    const auto noted = blocks_of({column(50, 100, prose("a", 3, 60)) + Sheet{{50, 136, "The quay was mended."}, {172, 132, "[footnote 7]", 6}} + column(50, 148, prose("b", 3, 60))});
    REQUIRE(noted[0].lines.size() > 3);
    CHECK(noted[0].lines[3].marks.size() == 1);
}

TEST_CASE("the longer column goes on below the shorter one's end, headings in it too") {
    const auto sheet = column(50, 100, prose("a", 8, 40)) + column(50, 218, {"More"}, 12, Face::Bold) + column(50, 234, prose("c", 6, 40)) + column(320, 100, prose("b", 8, 40));
    CHECK(order({sheet}) == "a0 a1 a2 a3 a4 a5 a6 a7 More c0 c1 c2 c3 c4 c5 b0 b1 b2 b3 b4 b5 b6 b7");
}

TEST_CASE("two columns of short lines that are not level are no table") {
    // Headings of another size, paragraphs of one line and of two, white between all of them.
    Sheet left, right;
    double y = 100;
    for (int i = 0; i < 8; ++i, y += 18) {
        left = left + column(50, y, {"L" + std::to_string(i)}, 13, Face::Bold);
        left = left + column(50, y += 20, {"short line of the left", "l" + std::to_string(i)});
        y += 12;
    }
    y = 104;
    for (int i = 0; i < 11; ++i) {
        right = right + column(320, y, i % 3 == 0 ? prose("r", 3, 34) : prose("s", 1, 30));
        y += i % 3 == 0 ? 47 : 23;
    }
    for (const auto& block : blocks_of({left + right})) CHECK(block.hint != Hint::TableRow);
}
