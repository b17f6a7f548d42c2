// What converters make of pages: signs set apart from their text, marks with blanks, columns of a page's layout.
#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

#include <algorithm>

using namespace travaux;
using structure::outline_of;
using structure::units_of;
using Outline = std::vector<std::string>;

TEST_CASE("bullets and numbers alone on a line go with the text behind them") {
    CHECK(outline_of("Report of the Harbour for 2014\n\nThe board will change:\n\n•\n\nthe lamps of the mole\n\n•\n\nThe chains of the gate\n\n"
                     "12.\n\nThe pilots are paid by the month, as they were before.\n") ==
          Outline{"heading title Report of the Harbour for 2014", "paragraph p1 The board will change:", "list_item p1.1 the lamps of the mole",
                  "list_item p1.2 The chains of the gate", "paragraph 12 The pilots are paid by the month, as they were before."});
}

TEST_CASE("a dash alone parts texts, unless there are more of them") {
    CHECK(outline_of("Report of the Harbour for 2014\n\nThe quay was mended.\n\n—\n\nThe mole was not, as all know.\n").back() == "paragraph p2 The mole was not, as all know.");
    CHECK(outline_of("Report of the Harbour for 2014\n\nThe board will:\n\n-\n\nmend the quay;\n\n-\n\nmend the mole.\n").back() == "list_item p1.2 mend the mole.");
}

TEST_CASE("the number of a resolution on a line of its own belongs to its title") {
    const auto units = units_of("C/RES/12/7\n\nUnited Harbours\n\nCouncil of Harbours\n\nResolution adopted by the Council of Harbours\non 4 May 2014\n\n12/7.\n\n"
                                "State of the quays of the north\n\nThe Council of Harbours,\n\nRecalling its resolution 11/3 of 2 May 2013,\n\n1. Decides to mend the quays.\n");
    const auto title = std::ranges::find(units, "title", &schema::Unit::address);
    REQUIRE(title != units.end());
    CHECK(title->text == "12/7. State of the quays of the north");
}

TEST_CASE("notes below a rule: their numbers stand alone, their marks have a blank before them") {
    const auto units = units_of("Report of the Harbour for 2014\n\nThe quay is old, 1 as the board of 2012 wrote in article 2 of its rules; 2\n\n_______________\n\n1\n   C/12/8.\n2\n   Rules of the board.\n\n"
                                "\fThe statute 3 was signed in May by all of the pilots.\n\n_______________\n3\n   Statute of pilots.\n");
    REQUIRE(units.size() == 6);
    CHECK(units[1].text == "The quay is old, as the board of 2012 wrote in article 2 of its rules;");
    CHECK(units[1].notes == std::vector<int>{2, 3});
    CHECK(units[2].label == "1");
    CHECK(units[2].text == "C/12/8.");
    CHECK(units[3].text == "Rules of the board.");
    CHECK(units[4].text == "The statute was signed in May by all of the pilots.");
    CHECK(units[5].kind == schema::Kind::Footnote);
    CHECK(units[5].notes == std::vector<int>{4});
}

TEST_CASE("numbers of a sentence are no marks") {
    const char* sentences[] = {"In May 2 ships came.", "The board met on 3 May in room 4 of the hall.", "Some 5 per cent of the dues, 6 million in all, were paid.",
                               "See paragraph 7 and table 8."};
    for (const char* sentence : sentences) {
        INFO(sentence);
        std::string notes;
        for (int n = 1; n < 9; ++n) notes += std::to_string(n) + "    The board of the harbour.\n\n";
        const auto units = units_of("Report of the Harbour for 2014\n\n" + std::string(sentence) + "\n\n_____\n\n" + notes);
        CHECK(units[1].text == sentence);
    }
}

TEST_CASE("a running head of several lines is furniture on every page") {
    std::string text = "Report of the Harbour for 2014\n\nThe first page is about quays and lamps.\n";
    for (int page = 2; page < 6; ++page) text += "\fTHE HARBOUR\nand\nITS BOARD\n\nPage " + std::to_string(page) + " is about ships that come and go.\n";
    std::size_t furniture = 0;
    for (const auto& unit : units_of(text)) furniture += unit.kind == schema::Kind::Furniture ? 1U : 0U;
    CHECK(furniture == 12);
}

TEST_CASE("a title that runs at the head of the pages is the title where it comes first") {
    const auto units = units_of("C/2297\n\n104TH SESSION OF THE COUNCIL\n\nREPORT ON THE STATE OF THE QUAYS\n\nC/2297\nPage 1\n\nREPORT ON THE STATE OF THE QUAYS\n\n1. The quays are old and wet.\n");
    std::vector<std::string> titles;
    for (const auto& unit : units)
        if (unit.address == "title") titles.push_back(unit.text);
    CHECK(titles == Outline{"REPORT ON THE STATE OF THE QUAYS"});
}

TEST_CASE("first lines set in open paragraphs where that is a report's way") {
    std::string text = "                Report of the Harbour for 2014\n\n                   The Council of Harbours,\n";
    for (const char* verb : {"Recalling", "Noting", "Stressing", "Recognizing"})
        text += std::string("                   ") + verb + " that the quays of the northern harbours have been mended\n              many times by the towns and by the pilots who live in them,\n";
    Outline openings;
    for (const auto& unit : units_of(text))
        if (unit.kind == schema::Kind::Paragraph) openings.push_back(unit.text.substr(0, unit.text.find(' ')));
    CHECK(openings == Outline{"The", "Recalling", "Noting", "Stressing", "Recognizing"});
}

TEST_CASE("a long numbered series behind a colon is the report's own paragraphs") {
    std::string text = "Declaration of the Harbours\n\nWe, the harbours of the north, met in May and declare that we therefore:\n\n";
    for (int n = 1; n <= 20; ++n)
        text += std::to_string(n) + ". Reaffirm that the quays, moles, lamps and channels of all the harbours of the north shall be mended, dredged and lit by the towns and pilots;\n\n";
    const auto units = units_of(text);
    CHECK(units.back().kind == schema::Kind::Paragraph);
    CHECK(units.back().address == "20");
}

TEST_CASE("an entry of a list of contents ends its line, and one that lost its leader is one too") {
    std::string kinds;
    for (const auto& unit : units_of("Harbour Programme\n\nContents\n1. Works of the year .......... 1\n2. Works that were planned for the year and could not be done\n   2\n"
                                     "3. Staff .......... 3\nAnnex: ships ........ 4\n\n1. Works of the year\n\nThe quay was mended.\n"))
        kinds += name_of(unit.kind)[0];
    CHECK(kinds == "hhccfcchp");
}
