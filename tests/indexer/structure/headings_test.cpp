#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

using namespace travaux;
using structure::outline_of;
using structure::units_of;
using Outline = std::vector<std::string>;

TEST_CASE("numbered headings in three styles, nested by the order in which the styles appear") {
    CHECK(outline_of("Bulletin of the Harbour Office for 2014\n\n"
                     "II. Works\n\nThe quay was mended before the winter came.\n\n"
                     "a. Dredging\n\nThe channel is now nine metres deep.\n\n"
                     "b. Lights and buoys of the outer harbour\n\nAll the lamps were changed.\n\n"
                     "III. Outlook\n\nMore is planned for the coming year.\n") ==
          Outline{"heading title Bulletin of the Harbour Office for 2014", "heading II II. Works",
                  "paragraph II/1 The quay was mended before the winter came.", "heading II.a a. Dredging",
                  "paragraph II.a/1 The channel is now nine metres deep.", "heading II.b b. Lights and buoys of the outer harbour",
                  "paragraph II.b/1 All the lamps were changed.", "heading III III. Outlook",
                  "paragraph III/1 More is planned for the coming year."});
}

TEST_CASE("\"1.\" is a heading, a decision and a paragraph in one report") {
    const auto units = units_of("Report on the Harbour\n\n1. The meeting\n\nThe board met in the old town hall.\n\n"
                                "Decisions taken by the board on 3 May 2014:\n\n"
                                "1. The pilot is requested to keep a log of all ships.\n\n"
                                "2. The clerk is requested to copy it.\n\n"
                                "2. The works\n\nThe works went on all year.\n");
    std::vector<std::string> seen;
    for (const auto& unit : units)
        if (!unit.label.empty()) seen.push_back(std::string(name_of(unit.kind)) + " " + unit.address + " " + unit.label);
    CHECK(seen == Outline{"heading 1 1", "list_item 1/decision-1 1", "list_item 1/decision-2 2", "heading 2 2"});
}

TEST_CASE("a heading may end in a point where its siblings are headings") {
    const auto units = units_of("Report on the Harbour\n\na) What was done in the harbour\n\nMuch was done in the year.\n\n"
                                "b. What was not done\n\nLittle was left undone.\n\n"
                                "c. What the board and its many friends plan to do in the harbour in the years that are to come (PLAN).\n\n"
                                "They plan a second quay.\n");
    CHECK(units[5].kind == schema::Kind::Heading);
    CHECK(units[5].label == "c");
    CHECK(units[6].section == Outline{units[5].text});
}

TEST_CASE("a list that repeats the headings which follow is a list of contents") {
    const auto kinds = [](std::string_view text) {
        std::string all;
        for (const auto& unit : units_of(text)) all += std::string(name_of(unit.kind)).substr(0, 1);
        return all;
    };
    CHECK(kinds("Informe del puerto de 2014\n\nResumen\n\nSe examinan tres esferas:\n\n1. Obras\n2. Personal\n3. Finanzas del puerto\n\n"
                "1. Obras\n\nSe reparó el muelle.\n\n2. Personal\n\nHay doce prácticos.\n\n3. Finanzas\n\nNo hay deudas.\n") == "hhpccchphphp");
    CHECK(kinds("Harbour Programme and Budget\n\nCONTENTS\n\nI. WORKS .......... 1\nII. STAFF .......... 2\n\nI. WORKS\n\n1. The quay was mended.\n\n"
                "II. STAFF\n\n2. There are twelve pilots.\n") == "hhcchphp");
    // Three short items that nothing repeats are a list.
    CHECK(kinds("Harbour Programme for 2014\n\nThe board meets three times a year:\n\n1. in March\n2. in June\n3. in October\n\n"
                "It publishes its minutes after each meeting.\n") == "hplllp");
}

TEST_CASE("numbers with no sign are headings where their subsections say so") {
    const auto units = units_of("Evaluation of the Harbour Programme\n\n1 Introduction\n\n1.1 Background\n\nThe programme began in 2010.\n\n"
                                "2 Findings\n\n2.1 Relevance\n\nThe programme is of use to sailors.\n\n12 ships were lost in that year.\n");
    CHECK(units[1].label == "1");
    CHECK(units[2].section == Outline{"1 Introduction"});
    CHECK(units[4].address == "2");
    CHECK(units.back().kind == schema::Kind::Paragraph);
    CHECK(units.back().text == "12 ships were lost in that year.");
}

TEST_CASE("articles, annexes and usual headings in three languages") {
    const auto units = units_of("Préambule\n\nConsidérant que la mer appartient à tous les peuples,\n\nConsidérant que les ports la servent,\n\n"
                                "Article premier\n\nLa mer est libre.\n\nArticle 2\n\nLes ports sont ouverts à tous.\n");
    CHECK(units[0].kind == schema::Kind::Heading);
    CHECK(units[1].kind == schema::Kind::Paragraph);
    CHECK(units[2].kind == schema::Kind::Paragraph);
    CHECK(units[3].kind == schema::Kind::Heading);
    CHECK(units[5].address == "article-2");
}

TEST_CASE("an introduction that announces the parts tells which headings are parts") {
    const auto units = travaux::structure::units_of(
        "Harbour Report\n\nIntroduction\n\nThis paper has three parts: what was built; how the town will mend the quays; and where money comes from.\n\n"
        "Overview\n\nThe mole\n\nThe mole was built in May.\n\nThe lamps\n\nThe lamps were changed.\n\nMending the quays\n\nThe quays are old.\n\n"
        "Stones\n\nStones are bought.\n\nMoney\n\nThere is little of it.\n");
    std::vector<std::string> sections;
    for (const auto& unit : units)
        if (unit.kind == travaux::schema::Kind::Heading) sections.push_back(std::to_string(unit.level) + " " + unit.text);
    CHECK(sections == std::vector<std::string>{"0 Harbour Report", "1 Introduction", "1 Overview", "2 The mole", "2 The lamps", "1 Mending the quays",
                                               "2 Stones", "1 Money"});
}

TEST_CASE("questions below a heading end where a heading is none") {
    const auto units = travaux::structure::units_of(
        "Harbour Report\n\nIntroduction\n\nThis paper describes a plan for the quays.\n\nThe plan\n\nWhy a plan is needed\n\nThe quays are old.\n\nWhat it holds\n\nIt holds stones.\n\nFriends\n\nThe town helps.\n");
    REQUIRE(units.size() == 10);
    CHECK(units.back().section == std::vector<std::string>{"Friends"});
}

TEST_CASE("what looks like a heading and is none") {
    const char* lines[] = {"09.00 – 09.30 Opening of the quay", "9:30 Coffee", "8 February – first meeting", "In the talk the following points were made",
                           "The board has twelve members. Each of them will name"};
    for (const char* line : lines) {
        INFO(line);
        const auto units = units_of("Programme of the Harbour\n\nPlans\n\nThe year is planned as it stands here.\n\n" + std::string(line) + "\n\n(a) a pilot, and\n\n(b) a clerk.\n");
        REQUIRE(units.size() == 6);
        CHECK(units[3].kind == schema::Kind::Paragraph);
    }
}

TEST_CASE("labels that come again are a form's, not headings") {
    std::string text = "Response of the Harbour to the Evaluation\n\nOverall response\n\nThe board accepts what the evaluation says.\n\n";
    for (const char* what : {"Mend the northern quay", "Dredge the channel"})
        text += std::string("Response: Accepted\n\nAction: ") + what + "\n\nOffice in charge: Department of Quays and Lamps\n\n";
    for (const auto& unit : units_of(text + "Nothing else was said of it in that year.\n"))
        if (unit.text.find(": ") != std::string::npos) CHECK(unit.kind == schema::Kind::Paragraph);
}

TEST_CASE("behind the last of a numbered series a heading stands beside the one above the series") {
    const auto units = units_of("Rules of the Harbour\n\nScope\n\nThe rules hold for all ships.\n\nMethods\n\n1. Meetings\n\nThe board meets in May.\n\n2. Decisions\n\nThe board votes.\n\n"
                                "Duration\n\nThe rules hold for two years.\n");
    CHECK(units.back().section == Outline{"Duration"});
    CHECK(units[5].section == Outline{"Methods", "1. Meetings"});
}
