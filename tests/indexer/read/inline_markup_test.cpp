#include "indexer/read/formats.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using travaux::read::inline_markup;
using travaux::read::NoteMark;

TEST_CASE("inline markup leaves what a reader sees") {
    struct Row {
        std::string line, text;
    };
    const std::vector<Row> rows{
        {"plain words", "plain words"},
        {"  outer blanks\t", "outer blanks"},
        {"", ""},
        {"a **bold** and *slanted* _word_", "a bold and slanted word"},
        {"***both***", "both"},
        {"in**tern**al", "internal"},
        {"snake_case_name and 5 * 3 * 2", "snake_case_name and 5 * 3 * 2"},
        {"* item one", "* item one"},
        {"- item", "- item"},
        {"• item", "• item"},
        {"1. **First** of", "1. First of"},
        {"1\\. not a list", "1. not a list"},
        {"# not a heading here", "# not a heading here"},
        {"> not a quote here", "> not a quote here"},
        {"    not code", "not code"},
        {"[page](#) and [site](http://x.org/a_b_c)", "page and site"},
        {"[**bold** link](x.pdf \"title\")", "bold link"},
        {"[draft](annex) kept", "draft(annex) kept"},
        {"[in brackets] stays", "[in brackets] stays"},
        {"![a map](map.png) ![](x.png)end", "a map end"},
        {"<http://x.org/a_b>", "http://x.org/a_b"},
        {"http://x.org/a_b_c*d", "http://x.org/a_b_c*d"},
        {"US\\$ 5, \\*star", "US$ 5, *star"},
        {"C:\\new", "C:\\new"},
        {"R&amp;D &eacute;t&#233; &nosuch; AT&T", "R&D été &nosuch; AT&T"},
        {"one<br>two <b>three</b> <SPAN class=\"x\">four</SPAN>", "one two three four"},
        {"a <member State> shall", "a <member State> shall"},
        {"x <!-- hidden --> y", "x  y"},
        {"<!DOCTYPE x> <?php y ?>", "<!DOCTYPE x> <?php y ?>"},
        {"`code_with_*stars*`", "code_with_*stars*"},
        {"~~struck~~ out, ~20 or ~30", "struck out, ~20 or ~30"},
        {"non\u00A0breaking\u2003wide\tx", "non breaking wide x"},
        {"co\u00ADoperation\uFEFF", "cooperation"},
        {"inter\u00AD", "inter\u00AD"},
        {"bell\x07 and \x1B[1m", "bell and [1m"},
        {"**unbalanced", "**unbalanced"},
        {"m², km³, 10⁶, x², CO₂", "m², km³, 10⁶, x², CO₂"},
        {"m<sup>2</sup> H<sub>2</sub>O 5<sup>th</sup>", "m² H2O 5ᵗʰ"},
        {"le XVIᵉ siècle, nº 3, 1ᵉʳ", "le XVIᵉ siècle, nº 3, 1ᵉʳ"},
        {"¹ Note at the start", "¹ Note at the start"},
        {"¹² Note twelve", "¹² Note twelve"},
        {"word¹²³⁴ is no note", "word¹²³⁴ is no note"},
        {"<sup>12</sup> Note twelve", "¹² Note twelve"},
        {"<sup>1</sup> Note at the start", "¹ Note at the start"},
        {"[^1] at the start", "[^1] at the start"},
        {"(¹ opening", "(¹ opening"},
        {"** ** odd", "** ** odd"},
    };
    for (const auto& row : rows) {
        INFO(row.line);
        const auto line = inline_markup(row.line);
        CHECK(line.text == row.text);
        CHECK(line.marks.empty());
    }
}

TEST_CASE("note marks are taken out and remembered") {
    struct Row {
        std::string line, text;
        std::vector<NoteMark> marks;
    };
    const std::vector<Row> rows{
        {"IOM¹", "IOM", {{3, "1"}}},
        {"IOM¹.", "IOM.", {{3, "1"}}},
        {"agenda,² and", "agenda, and", {{7, "2"}}},
        {"Dialogue⁴ and Plan⁵ all", "Dialogue and Plan all", {{8, "4"}, {17, "5"}}},
        {"in 2013¹²", "in 2013", {{7, "12"}}},
        {"(IDM)¹", "(IDM)", {{5, "1"}}},
        {"“migrants”³ x", "“migrants” x", {{14, "3"}}},
        {"word¹˒² x", "word x", {{4, "1"}, {4, "2"}}},
        {"word¹,² x", "word x", {{4, "1"}, {4, "2"}}},
        {"word¹, ² x", "word x", {{4, "1"}, {4, "2"}}},
        {"word⁽¹⁾", "word", {{4, "1"}}},
        {"word<sup>1</sup>.", "word.", {{4, "1"}}},
        {"word<sup>1, 2</sup>", "word", {{4, "1"}, {4, "2"}}},
        {"word<sup>1</sup>,<sup>2</sup>", "word", {{4, "1"}, {4, "2"}}},
        {"word<sup>[7](#fn7)</sup>", "word", {{4, "7"}}},
        {"word[^1], x[^long-name]", "word, x", {{4, "1"}, {7, "long-name"}}},
        {"word [^1].", "word.", {{4, "1"}}},
        {"agendaᵃ", "agenda", {{6, "a"}}},
        {"Kosovo* and", "Kosovo and", {{6, "*"}}},
        {"Kosovo\\* and", "Kosovo and", {{6, "*"}}},
        {"Kosovo† and", "Kosovo and", {{6, "†"}}},
        {"**INTERNATIONAL MIGRATION¹**", "INTERNATIONAL MIGRATION", {{23, "1"}}},
        {"étude¹ là", "étude là", {{6, "1"}}},
        {"an area of 5 km² in Oslo¹", "an area of 5 km² in Oslo", {{25, "1"}}},
    };
    for (const auto& row : rows) {
        INFO(row.line);
        const auto line = inline_markup(row.line);
        CHECK(line.text == row.text);
        CHECK(line.marks == row.marks);
    }
}

TEST_CASE("a line is strong where all its words are bold, numbers before them aside") {
    struct Row {
        std::string line;
        bool strong;
    };
    const std::vector<Row> rows{
        {"**Title**", true},        {"__Title__", true},       {"***Title***", true},     {"1. **Title**", true},
        {"- **Title**:", true},     {"**Title**¹", true},      {"**A** **B**", true},     {"**A** b", false},
        {"a **B**", false},         {"plain", false},          {"*slanted*", false},      {"**Budget** 2012", false},
        {"**", false},              {"", false},               {"<b>x</b>", false},
    };
    for (const auto& row : rows) {
        INFO(row.line);
        CHECK(inline_markup(row.line).strong == row.strong);
    }
}
