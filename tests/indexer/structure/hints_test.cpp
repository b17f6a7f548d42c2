// What the structure room makes of blocks whose format says what they are: the contract of indexer/read/source.hpp.
#include "indexer/read/source.hpp"
#include "indexer/structure/structure.hpp"
#include "tests/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace travaux;
using read::Block;
using read::Hint;
using Outline = std::vector<std::string>;

namespace {

int line_number = 0;

Block text(const std::string& words, Hint hint = Hint::None, int level = 0, const std::string& marker = {}) {
    Block block;
    block.lines.push_back({words, ++line_number, 0, false, {}});
    block.hint = hint;
    block.level = level;
    block.marker = marker;
    return block;
}

Block heading(int level, const std::string& words) { return text(words, Hint::Heading, level); }
Block item(int depth, const std::string& marker, const std::string& words) { return text(words, Hint::ListItem, depth, marker); }
Block note(const std::string& label, const std::string& words) { return text(words, Hint::Footnote, 0, label); }

Block row(const std::vector<std::string>& cells, const std::vector<std::string>& header = {}) {
    std::string words;
    for (const std::string& cell : cells)
        if (!cell.empty()) words += (words.empty() ? "" : " | ") + cell;
    Block block = text(words, Hint::TableRow);
    block.cells = cells;
    block.header = header;
    return block;
}

Block marked(Block block, const std::string& word, const std::string& label) {
    read::Line& line = block.lines.back();
    line.marks.push_back({line.text.find(word) + word.size(), label});
    return block;
}

std::vector<schema::Unit> units_of(const std::vector<Block>& blocks) {
    static const structure::Words words = structure::Words::load();
    return structure::understand(blocks, words);
}

Outline outline_of(const std::vector<Block>& blocks) {
    Outline outline;
    for (const schema::Unit& unit : units_of(blocks))
        outline.push_back(std::string(name_of(unit.kind)) + " " + unit.address + " " + unit.text);
    return outline;
}

const std::string kSentence = "The quay was mended in the spring of that year by the town.";

}  // namespace

TEST_CASE("heading hints give the levels, the title the lowest") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), heading(2, "Works"), text(kSentence), heading(3, "North quay"), text(kSentence),
                                 heading(2, "Staff"), text(kSentence)});
    std::vector<std::string> seen;
    for (const auto& unit : units)
        if (unit.kind == schema::Kind::Heading) seen.push_back(std::to_string(unit.level) + " " + unit.address);
    CHECK(seen == Outline{"0 title", "1 works", "2 north-quay", "1 staff"});
    CHECK(units[4].section == Outline{"Works", "North quay"});
}

TEST_CASE("headings whose hints start at any level nest from 1") {
    const auto units = units_of({text("REPORT OF THE HARBOUR FOR 2014"), heading(3, "Works"), text(kSentence), heading(4, "North quay"), text(kSentence)});
    REQUIRE(units.size() == 5);
    CHECK(units[1].level == 1);
    CHECK(units[3].level == 2);
}

TEST_CASE("numbers in headings with hints are labels and addresses, however deep") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), heading(2, "II. Works"), heading(3, "A. Quays"), text(kSentence), heading(2, "2.3 Lamps"), text(kSentence)});
    CHECK(units[1].label == "II");
    CHECK(units[2].address == "II.A");
    CHECK(units[4].address == "2.3");
    CHECK(units[4].text == "2.3 Lamps");
}

TEST_CASE("a heading's number may be given apart") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), text("Works", Hint::Heading, 2, "3."), text(kSentence), text("Staff", Hint::Heading, 2, "4."), text(kSentence)});
    CHECK(units[1].text == "3. Works");
    CHECK(units[1].address == "3");
    CHECK(units[3].label == "4");
}

TEST_CASE("a whole paragraph set in a heading's style is no heading") {
    const std::string whole = "The board met in May in the old town hall and decided to mend the quay. It decided also that the channel should be dredged, "
                              "that the lamps be changed, and that the town be asked to help with the money for all this.";
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), heading(2, whole), heading(2, "7. " + whole), heading(2, "Staff"), text(kSentence)});
    CHECK(units[1].kind == schema::Kind::Paragraph);
    CHECK(units[2].kind == schema::Kind::Paragraph);
    CHECK(units[2].label == "7");
    CHECK(units[3].kind == schema::Kind::Heading);
}

TEST_CASE("list items nest by depth, and by their numbers where these disagree with it") {
    CHECK(outline_of({heading(1, "Report of the Harbour for 2014"), text("The board decided the following:"), item(1, "(a)", "to mend the quay;"),
                      item(2, "-", "the north quay first;"), item(2, "-", "the south quay then;"), item(1, "(b)", "to dredge the channel.")}) ==
          Outline{"heading title Report of the Harbour for 2014", "paragraph p1 The board decided the following:", "list_item p1(a) to mend the quay;",
                  "list_item p1(a).1 the north quay first;", "list_item p1(a).2 the south quay then;", "list_item p1(b) to dredge the channel."});
    CHECK(outline_of({heading(1, "Report of the Harbour for 2014"), text("The board decided the following:"), item(1, "(a)", "to mend:"),
                      item(1, "(i)", "the north quay;"), item(1, "(ii)", "the south quay;"), item(1, "(b)", "to dredge the channel.")}) ==
          Outline{"heading title Report of the Harbour for 2014", "paragraph p1 The board decided the following:", "list_item p1(a) to mend:",
                  "list_item p1(a)(i) the north quay;", "list_item p1(a)(ii) the south quay;", "list_item p1(b) to dredge the channel."});
}

TEST_CASE("bullets of one sign nest by their depth") {
    const auto units = units_of({text("The board will do the following:"), item(1, "•", "mend the quay"), item(2, "•", "the north one"), item(2, "•", "the south one"), item(3, "•", "its stairs"),
                                 item(1, "•", "dredge the channel")});
    std::vector<int> levels;
    for (const auto& unit : units) levels.push_back(unit.level);
    CHECK(levels == std::vector<int>{0, 1, 2, 2, 3, 1});
    CHECK(units[4].parent == 3);
    CHECK(units[5].parent == 0);
}

TEST_CASE("a second paragraph of an item leaves the list as it was") {
    const auto units = units_of({text("The board decided the following:"), item(1, "-", "to mend the quay, which is old."), item(1, "", "The town will pay for the stones of the quay."),
                                 item(1, "-", "to dredge the channel.")});
    REQUIRE(units.size() == 4);
    CHECK(units[2].kind == schema::Kind::Paragraph);
    CHECK(units[3].kind == schema::Kind::ListItem);
    CHECK(units[3].parent == 0);
    CHECK(units[3].address == "p1.2");
}

TEST_CASE("paragraphs that a format numbers as a list keep their numbers over headings") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), heading(2, "Works"), item(1, "1.", kSentence), item(1, "2.", kSentence), heading(2, "Staff"),
                                 item(1, "3.", kSentence)});
    CHECK(units[2].kind == schema::Kind::Paragraph);
    CHECK(units[2].address == "1");
    CHECK(units[5].kind == schema::Kind::Paragraph);
    CHECK(units[5].address == "3");
}

TEST_CASE("rows of a table: its header is context, empty cells say nothing") {
    const std::vector<std::string> header{"Recommendation", "Accepted", "Due"};
    CHECK(outline_of({heading(1, "Management Response of the Harbour"), heading(2, "Actions"), row(header, header), row({"Mend the quay", "Yes", "May 2014"}, header),
                      row({"Dredge the channel", "", "June 2014"}, header), row({"", "", ""}, header)}) ==
          Outline{"heading title Management Response of the Harbour", "heading actions Actions", "furniture furniture-1 Recommendation | Accepted | Due",
                  "table_row actions/table-1.1 Mend the quay | Yes | May 2014", "table_row actions/table-1.2 Dredge the channel | June 2014"});
}

TEST_CASE("a table that a letterhead is set in does not hide the title") {
    const auto units = units_of({row({"International Organization of Harbours", "C/12/7"}), row({"Council", "English only"}), text("OVERVIEW OF THE STATE OF THE HARBOURS OF THE NORTH"),
                                 heading(1, "Introduction"), text(kSentence)});
    CHECK(units[0].kind == schema::Kind::Furniture);
    CHECK(units[1].kind == schema::Kind::Furniture);
    CHECK(units[2].address == "title");
    CHECK(units[3].level == 1);
}

TEST_CASE("footnotes carry their label and are linked with the words that refer to them") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), marked(text(kSentence), "quay", "1"), marked(text(kSentence), "town", "*"),
                                 note("1", "See the annex."), note("*", "A town of the north.")});
    CHECK(units[1].notes == std::vector<int>{3});
    CHECK(units[2].notes == std::vector<int>{4});
    CHECK(units[3].label == "1");
    CHECK(units[3].address == "n1");
    CHECK(units[4].address == "n*");
}

TEST_CASE("a later block of a footnote is part of it") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), marked(text(kSentence), "quay", "1"), note("1", "See the annex."), note("", "It has a map."), text(kSentence)});
    REQUIRE(units.size() == 4);
    CHECK(units[2].text == "See the annex. It has a map.");
    CHECK(units[2].lines.size() == 1);
}

TEST_CASE("a footnote whose label stands in its text") {
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), marked(text(kSentence), "quay", "1"), note("", "1 See the annex."), note("", "2 See the map.")});
    REQUIRE(units.size() == 4);
    CHECK(units[2].label == "1");
    CHECK(units[2].text == "See the annex.");
    CHECK(units[2].notes == std::vector<int>{1});
    CHECK(units[3].label == "2");
}

TEST_CASE("captions are captions, furniture is furniture, whatever their words") {
    CHECK(outline_of({heading(1, "Report of the Harbour for 2014"), heading(2, "Works"), text("Ships, by year", Hint::Caption), text("1. Works", Hint::Furniture), text(kSentence)}) ==
          Outline{"heading title Report of the Harbour for 2014", "heading works Works", "caption works/caption-1 Ships, by year", "furniture furniture-1 1. Works",
                  "paragraph works/1 " + kSentence});
}

TEST_CASE("furniture and footnotes do not part a paragraph that goes on over the page") {
    Block second = text("and by the harbour board, which paid for the stones.");
    second.page = 2;
    Block first = text("The quay was mended in the spring of that year by the town");
    first.page = 1;
    Block head = text("Report of the Harbour", Hint::Furniture);
    head.after_page_break = true;
    const auto units = units_of({heading(1, "Report of the Harbour for 2014"), first, note("1", "See the annex."), text("12", Hint::Furniture), head, second});
    REQUIRE(units.size() == 5);
    CHECK(units[1].text == "The quay was mended in the spring of that year by the town and by the harbour board, which paid for the stones.");
    CHECK(units[1].page == 1);
    CHECK(units[1].lines.size() == 2);
}

TEST_CASE("the lines of a block with a hint are one text") {
    Block block = item(1, "(a)", "to mend the quay in co-");
    block.lines.push_back({"operation with", ++line_number, 0, false, {}});
    block.lines.push_back({"The Town.", ++line_number, 0, false, {}});
    const auto units = units_of({text("The board decided:"), block, item(1, "(b)", "to dredge.")});
    REQUIRE(units.size() == 3);
    CHECK(units[1].text == "to mend the quay in co-operation with The Town.");
}

TEST_CASE("a heading that comes again in print at the head of each page is furniture though it looks like one") {
    std::vector<Block> blocks{heading(1, "Report of the Harbour for 2014"), heading(2, "Works"), text(kSentence)};
    for (int page = 2; page < 6; ++page) {
        Block head = heading(2, "Harbour Report");
        head.after_page_break = true;
        head.page = page;
        blocks.push_back(head);
        blocks.push_back(text("The quay was mended in part " + std::to_string(page) + " of the year by the town."));
    }
    for (const auto& unit : units_of(blocks))
        if (unit.text == "Harbour Report") CHECK(unit.kind == schema::Kind::Furniture);
}
