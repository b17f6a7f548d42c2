#include "indexer/foreign/recognised.hpp"
#include "tests/catch.hpp"

using namespace travaux::foreign;

TEST_CASE("tesseract's table becomes paragraphs with their confidence") {
    const auto blocks = recognised_blocks(
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t9\t9\t9\t9\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t96.5\tThe\n"
        "5\t1\t1\t1\t1\t2\t9\t9\t9\t9\t90\tGroup\n"
        "5\t1\t1\t1\t2\t1\t9\t9\t9\t9\t84\tmet.\n"
        "5\t1\t1\t2\t1\t1\t9\t9\t9\t9\t12\t~:;\n"
        "5\t1\t2\t1\t1\t1\t9\t9\t9\t9\t70\tIt\x1b[31mclosed\n"
        "5\t1\t2\t1\t1\t2\t9\t9\t9\t9\t95\t \n",
        3);
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].lines.size() == 2);
    CHECK(blocks[0].lines[0].text == "The Group");
    CHECK(blocks[0].lines[1].text == "met.");
    CHECK(blocks[0].ocr == 90);
    CHECK(blocks[0].page == 3);
    CHECK(blocks[1].lines[0].text == "It[31mclosed");
    CHECK(recognised_blocks("5\t5\n\xFF\n\t\t\t", 1).empty());
}

TEST_CASE("how sure tesseract is of a page, and which scripts are tried") {
    CHECK(confidence_of("5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t90\tThe\n5\t1\t1\t1\t1\t2\t9\t9\t9\t9\t40\tGrcup\n4\t1\t1\t1\t1\t0\t9\t9\t9\t9\t-1\t\n").percent == 65);
    CHECK(confidence_of("").percent == 0);
    CHECK(confidence_of("5\t1\t1\t1\t1\t1\t9\t9\t9\t9\t90\tThe\n").words == 1);
    CHECK(scripts_from("Cyrillic").front() == "Cyrillic");
    CHECK(scripts_from("Cyrillic").at(1) == "Latin");
    CHECK(scripts_from("Fraktur").front() == "Latin");
    CHECK(scripts_from("Latin").size() == scripts_from("Arabic").size());
}

TEST_CASE("the installed languages of a script, and what to install where there is none") {
    const std::vector<std::string> installed{"eng", "osd", "fra"};
    CHECK(languages_of("Latin", installed) == "eng+fra");
    CHECK(languages_of("Fraktur", installed) == "eng+fra");
    CHECK_FALSE(languages_of("Cyrillic", installed));
    CHECK(languages_of("Han", {"chi_tra"}) == "chi_tra");
    CHECK(package_of("Arabic") == "tesseract-ocr-ara");
}
