#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

using namespace travaux;
using structure::units_of;

namespace {

std::vector<std::string> furniture_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& unit : units_of(text))
        if (unit.kind == schema::Kind::Furniture) lines.push_back(unit.text);
    return lines;
}

}  // namespace

TEST_CASE("a first page: letterhead in three languages, symbol, session and date stand around the title") {
    const auto units = units_of("OHI International Organization of Harbours\nOIP Organisation internationale des ports\n\nC/12/7\n\n"
                                "English only\n4 May 2014\n\nCONFERENCE ROOM PAPER\n\n12th Session of the Council\n\n"
                                "**OVERVIEW OF THE STATE OF THE\nHARBOURS OF THE NORTH**\n\nOVERVIEW OF THE STATE OF THE HARBOURS OF THE NORTH\n\n"
                                "Introduction\n\n1. The harbours of the north are full of ice in the winter.\n");
    std::vector<std::string> headings;
    for (const auto& unit : units)
        if (unit.kind == schema::Kind::Heading) headings.push_back(unit.text);
    CHECK(headings == std::vector<std::string>{"OVERVIEW OF THE STATE OF THE HARBOURS OF THE NORTH", "Introduction"});
    CHECK(units.back().address == "1");
    CHECK(units.back().text == "The harbours of the north are full of ice in the winter.");
}

TEST_CASE("running heads and page numbers inside a paragraph are passed over") {
    const auto units = units_of("Programme of the Harbour for 2015\n\n1. The harbour board presents its programme, which\n\nC/12/8\nPage 2\n\n"
                                "is funded by dues.\n\n2. The dues are paid by ships, in accordance with\n\nC/12/8\nPage 3\n\nthe scale of the board.\n");
    CHECK(units[1].text == "The harbour board presents its programme, which is funded by dues.");
    CHECK(units[1].lines == std::vector<schema::LineRange>{{3, 3}, {8, 8}});
    CHECK(furniture_of("Programme of the Harbour for 2015\n\n1. It is, as all know, funded by\n\nC/12/8\nPage 2\n\ndues.\n") ==
          std::vector<std::string>{"C/12/8", "Page 2"});
}

TEST_CASE("what a captured web page leaves is furniture") {
    CHECK(furniture_of("Notes for a Talk\n\n4. WEB PAGE\n\n- see the new page of the office\n\nHOME ABOUT US NEWS PUBLICATIONS CONTACT US\n\n"
                       "Vision of the Office\n\nPapers of the Office\n\nRegional Talks\n\nHarbour Research\n\nHome > Work > Harbours\n\n"
                       "The Declaration\n\nThe declaration was signed in the spring of last year by all.\n\n- Full text\n - EN | FR | SP\n") ==
          std::vector<std::string>{"HOME ABOUT US NEWS PUBLICATIONS CONTACT US", "Vision of the Office", "Papers of the Office",
                                   "Regional Talks", "Harbour Research", "Home > Work > Harbours", "EN | FR | SP"});
}

TEST_CASE("a heading that comes under every chapter is no running head") {
    CHECK(furniture_of("Evaluation of Harbours\n\nI. North\n\nFindings\n\nIce is a danger there.\n\nII. South\n\nFindings\n\nSand is a danger there.\n").empty());
}
