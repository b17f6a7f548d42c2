#include "indexer/structure/structure.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/structure/reading.hpp"

#include <algorithm>

using namespace travaux;
using structure::units_of;

namespace {

bool has_unit(std::string_view document, std::string_view text) {
    const auto units = units_of(document);
    return std::ranges::any_of(units, [&](const schema::Unit& unit) { return unit.text == text; });
}

}  // namespace

TEST_CASE("halves of a paragraph that a page break parted") {
    struct Row {
        const char* first;
        const char* second;
        bool joined;
    };
    const Row rows[] = {
        {"The board has built and mended the quays, and it has", "kept the channel open.", true},
        {"The ship was seen by the crew of the second boat at the", "103rd mile of its way to the north.", true},
        {"The pilots spoke of their work at the Open Day on", "Harbours and Seas of the North in May.", true},
        {"For its sixth year in the service of the town, the", "Chair was the harbour of Malmö.", true},
        {"Le président a évoqué la question « du port et de la", "Mer du Nord » lors de la réunion.", true},
        {"El informe se distribuyó entre los miembros del", "Grupo de Puertos en mayo de 2014.", true},
        {"In its capacity as the keeper of the northern and southern lights, the town,", "Malmö, paid for the lamps.", true},
        {"The board has built a quay.", "kept in good order, it will last.", false},
        {"The board built a quay in Geneva;", "Two more were mended in the south.", false},
        {"The board did the following:", "It built a quay in the old harbour.", false},
        {"All of the papers of the meeting are at: www.example.org/papers", "The next meeting is in June.", false},
    };
    for (const Row& row : rows) {
        INFO(row.first);
        const std::string document = std::string("Report of the Harbour for 2014\n\nThe year was a good one for the harbour.\n\n") + row.first +
                                     "\n\n" + row.second + "\n\nThat is all there is to say of it.\n";
        CHECK(has_unit(document, std::string(row.first) + " " + row.second) == row.joined);
    }
}

TEST_CASE("a preamble's paragraphs end in commas and stay apart") {
    const auto units = units_of("71/9. The harbours\n\nThe Assembly,\n\nRecalling its resolutions on harbours,\n\nNoting that ships have grown,\n\n"
                                "Noting also that the sea has risen,\n\n1. Requests the board to build higher quays;\n\n2. Decides to meet again.\n");
    REQUIRE(units.size() == 7);
    CHECK(units[2].text == "Recalling its resolutions on harbours,");
    CHECK(units[5].address == "1");
    CHECK(units[5].kind == schema::Kind::Paragraph);
}

TEST_CASE("hyphens at line ends: soft ones go, real ones stay") {
    const char* document = "Report of the Harbour for 2014\n\n"
                           "The board met with the non-\ngovernmental bodies of the town, and asked for co-ordi-\nnation among the twelve\n"
                           "pilots. The inter-agency group was in favour of it, as the inter-\nagency group of the other town had been before it. Recruit-\n"
                           "ment of pilots, pre-\nand post-war, is described in the five-\nyear plan for the harbour, with a five-year budget.\n";
    CHECK(has_unit(document, "The board met with the non-governmental bodies of the town, and asked for co-ordination among the twelve pilots. "
                             "The inter-agency group was in favour of it, as the inter-agency group of the other town had been before it. "
                             "Recruitment of pilots, pre- and post-war, is described in the five-year plan for the harbour, with a five-year budget."));
}

TEST_CASE("an address keeps its hyphens") {
    CHECK(has_unit("Report of the Harbour for 2014\n\nThe accounts of the board can be had from http://example.org/report-of-the-\nharbour-for-2014 in two languages, and on paper from its office.\n",
                   "The accounts of the board can be had from http://example.org/report-of-the-harbour-for-2014 in two languages, and on paper from its office."));
    CHECK(has_unit("Report of the Harbour for 2014\n\nThe accounts of the board can be had from http://example.org/reports?\nid=harbour&year=2014 in two languages, and see http://example.org/\n"
                   "for other reports of the board.\n",
                   "The accounts of the board can be had from http://example.org/reports?id=harbour&year=2014 in two languages, and see http://example.org/ for other reports of the board."));
}

TEST_CASE("the halves of a cut word are no evidence that it is two words") {
    CHECK(has_unit("Report of the Harbour for 2014\n\nThe board answered as many requests for as-\nsociation with the harbours of the north as had come to it by May.\n",
                   "The board answered as many requests for association with the harbours of the north as had come to it by May."));
}

TEST_CASE("a numbered paragraph that a word processor counts is joined across a page as any other") {
    const auto block = [](const char* text, travaux::read::Hint hint, const char* marker) {
        travaux::read::Block made;
        made.lines.push_back({text, 1, 0, false, {}});
        made.hint = hint;
        made.marker = marker;
        made.level = hint == travaux::read::Hint::ListItem ? 1 : 0;
        return made;
    };
    const auto units = structure::understand({block("The board met in the spring and in the autumn of the year.", travaux::read::Hint::ListItem, "1."),
                                   block("The pilots of the harbour went on with their work in the winter, in spite of the storms of the North", travaux::read::Hint::ListItem, "2."),
                                   block("Sea, which were heavy that year.", travaux::read::Hint::None, ""), block("The lamps of the mole were lit again.", travaux::read::Hint::ListItem, "3.")},
                                  structure::Words::load());
    REQUIRE(units.size() == 3);
    CHECK(units[1].text.ends_with("storms of the North Sea, which were heavy that year."));
}

TEST_CASE("hard-wrapped lines are one paragraph, and one line a paragraph stays so") {
    const char* wrapped = "The harbour has three quays and a mole, which is long\nand old. Ships of all sizes come to it in the summer, and\n"
                          "few of them in the winter. The pilots know it well.\n";
    CHECK(units_of(wrapped).size() == 1);
    const char* lines = "The harbour has three quays.\nThe mole is long and old.\nShips of all sizes come to it.\n";
    CHECK(units_of(lines).size() == 3);
}

TEST_CASE("hard-wrapped lines of scripts without blanks are one paragraph") {
    // A harbour has three quays, its pilots know it; the board met in spring and in autumn.
    CHECK(has_unit("港口委员会报告\n\n导言\n\n1. 该港口设有三座码头和一座长堤，全年均有大小船只进出，夏季\n最为繁忙，冬季则较为清闲。引水员熟悉港口的每一处水道，\n并为来港船只提供服务。\n\n"
                   "2. 委员会于春季和秋季各举行一次会议，讨论码头的维修和灯塔\n的更换问题。\n",
                   "该港口设有三座码头和一座长堤，全年均有大小船只进出，夏季最为繁忙，冬季则较为清闲。引水员熟悉港口的每一处水道，并为来港船只提供服务。"));
    CHECK(has_unit("港湾委員会報告書\n\nこの港には三つの埠頭と一つの長い防波堤があり、夏には大小さまざまな船が出入り\nするが、冬にはわずかな船しか訪れない。水先案内人は港をよく知っている。委員会\nは春と秋に開かれた。\n",
                   "この港には三つの埠頭と一つの長い防波堤があり、夏には大小さまざまな船が出入りするが、冬にはわずかな船しか訪れない。水先案内人は港をよく知っている。委員会は春と秋に開かれた。"));
}

TEST_CASE("a heading is not the second half of a text that a capture cut off") {
    const auto units = units_of("The Declaration\n\nThe harbours of the north met in the spring and recognized the need for a\n\nKey Papers\n\n- Declaration\n");
    REQUIRE(units.size() == 4);
    CHECK(units[2].kind == schema::Kind::Heading);
}

TEST_CASE("a number that a converter set on a line of its own heads the next line") {
    const auto units = units_of("Harbour Report\n\nIntroduction\n\n1.\nThe quay was mended in May.\n\n2.\nThe lamps were changed.\n");
    REQUIRE(units.size() == 4);
    CHECK(units[2].label == "1");
    CHECK(units[3].text == "The lamps were changed.");
}
