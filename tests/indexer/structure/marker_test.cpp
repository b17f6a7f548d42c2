#include "indexer/structure/marker.hpp"

#include "tests/catch.hpp"

#include <string>

using namespace travaux::structure;

TEST_CASE("markers at the head of a line") {
    const Words words = Words::load();
    struct Row {
        const char* line;
        Style style;
        int value;
        const char* number;
    };
    const Row rows[] = {
        {"12. The fund", Style::Decimal, 12, "12"},
        {"12) The fund", Style::Decimal, 12, "12"},
        {"(12) The fund", Style::Decimal, 12, "12"},
        {"1.) an inventory", Style::Decimal, 1, "1"},
        {"(c) the fund", Style::LowerLetter, 3, "c"},
        {"ii)Developing a guide", Style::LowerRoman, 2, "ii"},
        {"(b)A guide", Style::LowerLetter, 2, "b"},
        {"iv. Outlook", Style::LowerRoman, 4, "iv"},
        {"XIV. Outlook", Style::UpperRoman, 14, "XIV"},
        {"2.1 Relevance", Style::Dotted, 1, "2.1"},
        {"3.iii Meeting", Style::Dotted, 3, "3.iii"},
        {"- a plain item", Style::Bullet, 0, ""},
        {"- (b) an item of two markers", Style::LowerLetter, 2, "b"},
        {"Objective 2: Listen", Style::Word, 2, "Objective 2"},
        {"Recommandation n° 3 : écouter", Style::Word, 3, "Recommandation n° 3"},
        {"Artículo 5", Style::Word, 5, "Artículo 5"},
        {"Priority area 4: Data", Style::Word, 4, "Priority area 4"},
        // Words and amounts.
        {"e.g. the fund", Style::None, 0, ""},
        {"i.e. the fund", Style::None, 0, ""},
        {"2012. The year ended", Style::None, 0, ""},
        {"3.5 million people", Style::None, 0, ""},
        {"(c)IOM 2013", Style::None, 0, ""},
        {"II)a", Style::None, 0, ""},
        {"103rd session", Style::None, 0, ""},
        {"Objective 2 was reached", Style::None, 0, ""},
        {"12.", Style::None, 0, ""},
        {"", Style::None, 0, ""},
    };
    for (const Row& row : rows) {
        INFO(row.line);
        const Marker marker = parse_marker(row.line, words);
        CHECK(marker.style == row.style);
        CHECK(marker.value == row.value);
        CHECK(bare_number(marker) == row.number);
        CHECK(marker.length <= std::string(row.line).size());
    }
}

TEST_CASE("a single letter may be a roman number") {
    const Words words = Words::load();
    Marker marker = parse_marker("i) the office", words);
    CHECK(marker.style == Style::LowerLetter);
    CHECK(marker.roman == 1);
    read_as_roman(marker);
    CHECK(marker.style == Style::LowerRoman);
    CHECK(marker.value == 1);
    CHECK(parse_marker("b) the office", words).roman == 0);
}

TEST_CASE("numbers that count on inside a text") {
    const Words words = Words::load();
    const char* sentence = "1.) wages; 2.) hours; and 3.) leave.";
    CHECK(numbers_inside(parse_marker(sentence, words), sentence) == std::vector<std::size_t>{11, 26});
    const char* romans = "(i) wages, (ii) hours, and (iii) leave.";
    CHECK(numbers_inside(parse_marker(romans, words), romans).size() == 2);
    const char* item = "1.) wages and hours.";
    CHECK(numbers_inside(parse_marker(item, words), item).empty());
}
