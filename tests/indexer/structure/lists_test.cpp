#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

using namespace travaux;
using structure::outline_of;
using structure::units_of;
using Outline = std::vector<std::string>;

TEST_CASE("numbering nests where indentation lies") {
    const auto units = units_of("Programme of the Harbour\n\nI. WORKS\n\n4. The board will:\n\n- (a) mend the quay;\n- (b) dredge:\n- (i) the channel;\n"
                                "- (ii) the basin;\n- (c) change the lamps.\n\nII. STAFF\n\n5. Pilots are paid by the month.\n");
    std::vector<std::string> seen;
    for (const auto& unit : units)
        if (unit.kind == schema::Kind::ListItem) seen.push_back(unit.label + " " + units[static_cast<std::size_t>(*unit.parent)].label + " " + unit.text);
    CHECK(seen == Outline{"4(a) 4 mend the quay;", "4(b) 4 dredge:", "4(b)(i) 4(b) the channel;", "4(b)(ii) 4(b) the basin;",
                          "4(c) 4 change the lamps."});
}

TEST_CASE("(i) after (h) is a letter") {
    std::string text = "Programme of the Harbour\n\nThe board will mend:\n\n";
    for (char letter = 'a'; letter <= 'j'; ++letter) text += std::string("(") + letter + ") the quay;\n\n";
    for (const auto& unit : units_of(text)) CHECK(unit.level <= 1);
}

TEST_CASE("a list flattened into a line, its tail in the next block") {
    CHECK(outline_of("Harbour Report\n\nThe chair proposed to the board to review the rules with a view to:\n\n"
                     "- naming a clerk; - lengthening the term; - sharing the costs; and\n\n- keeping the minutes.\n") ==
          Outline{"heading title Harbour Report", "paragraph p1 The chair proposed to the board to review the rules with a view to:",
                  "list_item p1.1 naming a clerk;", "list_item p1.2 lengthening the term;", "list_item p1.3 sharing the costs; and",
                  "list_item p1.4 keeping the minutes."});
}

TEST_CASE("an enumeration inside a sentence stays in one unit") {
    const char* text = "The review has three stages: 1.) an inventory of quays; 2.) an inventory of lamps; and 3.) advice to the board.";
    CHECK(units_of(text).size() == 1);
    CHECK(units_of("El documento presenta: a) las obras; b) el personal; y c) las finanzas del puerto.").size() == 1);
}

TEST_CASE("paragraphs behind a colon that end in semicolons are items with no mark") {
    CHECK(outline_of("Rapport du port pour 2014\n\nLe conseil prévoit les activités suivantes :\n\nLa réfection du quai nord ;\n\n"
                     "Le dragage du chenal, avec le concours de la ville ;\n\nLe remplacement des lampes.\n\nCes travaux dureront deux ans.\n") ==
          Outline{"heading title Rapport du port pour 2014", "paragraph p1 Le conseil prévoit les activités suivantes :",
                  "list_item p1.1 La réfection du quai nord ;", "list_item p1.2 Le dragage du chenal, avec le concours de la ville ;",
                  "list_item p1.3 Le remplacement des lampes.", "paragraph p2 Ces travaux dureront deux ans."});
}

TEST_CASE("run-in labels keep their words and give the number") {
    const auto units = units_of("Rapport du port pour 2014\n\nLes objectifs étaient les suivants :\n\nObjectif 1 : mender le quai ;\n\nObjectif 2 : draguer le chenal.\n");
    REQUIRE(units.size() == 4);
    CHECK(units[2].kind == schema::Kind::ListItem);
    CHECK(units[2].label == "Objectif 1");
    CHECK(units[2].text == "Objectif 1 : mender le quai ;");
    CHECK(units[3].parent == 1);
}

TEST_CASE("slides: bullets under headings, nested by indentation and colons") {
    const auto units = units_of("Harbour Portal\n\n1. WHY A PORTAL\n\n- Data are scattered:\n - in towns\n - in ports\n- Users asked for it\n\n2. WHAT NEXT\n\n- More languages\n");
    REQUIRE(units.size() == 8);
    CHECK(units[3].parent == 2);
    CHECK(units[3].level == 2);
    CHECK(units[5].level == 1);
    CHECK(units[5].parent == std::nullopt);
    CHECK(units[7].section == Outline{"2. WHAT NEXT"});
}

TEST_CASE("an enumeration that stands alone is a list in a line") {
    CHECK(outline_of("Harbour Report\n\nThe board wrote down what was said:\n\n1.) wages are low; 2.) hours are long; and 3.) leave is short.\n") ==
          Outline{"heading title Harbour Report", "paragraph p1 The board wrote down what was said:", "list_item p1(1) wages are low;",
                  "list_item p1(2) hours are long; and", "list_item p1(3) leave is short."});
}
