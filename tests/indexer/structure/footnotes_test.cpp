#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

using namespace travaux;
using structure::units_of;

TEST_CASE("a footnote between two halves is linked both ways and does not part them") {
    const auto units = units_of("Report of the Harbour for 2014\n\n- (a) The paper of the town,¹ the plan of the board,² and the\n\n"
                                "¹ Published by the town. Available from:\n\nhttp://example.org/index.php?page=1&id=2.\n\n² See the annex.\n\n"
                                "Letters of the pilots all say the same.\n");
    REQUIRE(units.size() == 4);
    CHECK(units[1].text == "The paper of the town, the plan of the board, and the Letters of the pilots all say the same.");
    CHECK(units[1].notes == std::vector<int>{2, 3});
    CHECK(units[2].kind == schema::Kind::Footnote);
    CHECK(units[2].label == "1");
    CHECK(units[2].address == "n1");
    CHECK(units[2].text == "Published by the town. Available from: http://example.org/index.php?page=1&id=2.");
    CHECK(units[2].notes == std::vector<int>{1});
}

TEST_CASE("numbers glued to words are marks where their notes exist, and nowhere else") {
    const auto units = units_of("Rapport du port pour 2014\n\nLe conseil1 s'est réuni deux fois.2 Le document A/71/468/Add.1 est prêt, et le texte H2 aussi.\n\n"
                                "1 Composé de douze membres.\n2 En mai et en juin.\n");
    REQUIRE(units.size() == 4);
    CHECK(units[1].text == "Le conseil s'est réuni deux fois. Le document A/71/468/Add.1 est prêt, et le texte H2 aussi.");
    CHECK(units[1].notes == std::vector<int>{2, 3});
    CHECK(units[3].label == "2");
    CHECK(units_of("The group1 met.\n\nIt met again.\n")[0].text == "The group1 met.");
}

TEST_CASE("notes in brackets and stars") {
    const auto units = units_of("Report of the Harbour for 2014\n\nThe works began in four towns.[1]\n\n[1] Malmö, Ystad, Trelleborg and Lund.\n\n"
                                "The scale is old.*\n\n* Adopted in 1998.\n\nThat is all there is.\n");
    REQUIRE(units.size() == 6);
    CHECK(units[1].text == "The works began in four towns.");
    CHECK(units[1].notes == std::vector<int>{2});
    CHECK(units[2].text == "Malmö, Ystad, Trelleborg and Lund.");
    CHECK(units[3].text == "The scale is old.");
    CHECK(units[4].label == "*");
}
