#include "searcher/draft/draft.hpp"
#include "searcher/draft/quotations.hpp"
#include "tests/catch.hpp"

using namespace travaux::draft;

namespace {

std::vector<std::string> texts(std::string_view draft) {
    std::vector<std::string> found;
    for (const Paragraph& one : paragraphs(draft)) found.push_back(one.text);
    return found;
}

std::vector<std::string> sentences(const std::string& text) {
    static const Sentences cutter;
    std::vector<std::string> found;
    for (const Sentence& one : cutter.cut(text)) found.push_back(text.substr(one.begin, one.end - one.begin));
    return found;
}

std::vector<Quotation> quoted(std::string_view draft) {
    static const Places places;
    return quotations(paragraphs(draft), places);
}

using Texts = std::vector<std::string>;

// Numbers of all parts of a role: "12-14|16".
std::string number_of(const Place& place, Part::Role role) {
    std::string all;
    for (const Part& part : place.parts)
        for (const Numbers& one : part.numbers)
            if (part.role == role) all += (all.empty() ? "" : "|") + one.first + (one.last == one.first ? "" : "-" + one.last);
    return all;
}

// "para 12(a), item decision 6, heading Overview", by role and words.
std::string parts_of(std::string_view text) {
    static const Places places;
    static const char* const kNames[] = {"para", "sect", "page", "footnote", "item", "heading", "title"};
    std::string all;
    for (const Part& part : places.find(text).value_or(Place{}).parts) {
        all += (all.empty() ? "" : ", ") + std::string(kNames[static_cast<int>(part.role)]) + (part.words.empty() ? "" : " " + part.words);
        for (const Numbers& one : part.numbers) all += " " + one.first + (one.last == one.first ? "" : "-" + one.last);
    }
    return all;
}

}  // namespace

TEST_CASE("a draft is cut into paragraphs, without marks of Markdown") {
    CHECK(texts("One line\nand its end.\n\nTwo.") == Texts{"One line and its end.", "Two."});
    CHECK(texts("---\ntitle: x\n---\n# Head\nText.") == Texts{"Head", "Text."});
    CHECK(texts("- first\n- second\n  line\n* third\n(a) fourth\n12. fifth") == Texts{"first", "second line", "third", "fourth", "fifth"});
    CHECK(texts("The **bold** and *slanted* [words](http://example.org/x)[^1] stay.") == Texts{"The bold and slanted words stay."});
    CHECK(texts("a\r\n\r\nb") == Texts{"a", "b"});
    CHECK(texts("```\ncode\n```\ntext") == Texts{"text"});
    CHECK(texts("").empty());
    const auto all = paragraphs("Intro.\n\n> quoted\n> further\n\nEnd.");
    REQUIRE(all.size() == 3);
    CHECK(all[1].quoted);
    CHECK(all[1].text == "quoted further");
    CHECK(all[2].line == 6);
}

TEST_CASE("headings are known by their marks") {
    std::vector<bool> found;
    for (const Paragraph& one : paragraphs("# Head\n\nText.\n\nOther head\n---\n\nTwo lines\nof text\n\n---\n- item\n")) found.push_back(one.heading);
    CHECK(found == std::vector<bool>{true, false, true, false, false});
}

TEST_CASE("paragraphs are cut into sentences") {
    CHECK(sentences("It met. It agreed!  Did it?") == Texts{"It met.", "It agreed!", "Did it?"});
    CHECK(sentences("See para. 12 of it. Mr. Smith came.") == Texts{"See para. 12 of it.", "Mr. Smith came."});
    CHECK(sentences("J. Smith said “No.” Then he left.") == Texts{"J. Smith said “No.”", "Then he left."});
    CHECK(sentences("12. The Council met.") == Texts{"12. The Council met."});
    CHECK(sentences("It cost 3.5 million. of which") == Texts{"It cost 3.5 million. of which"});
    CHECK(sentences("没有。第二句。") == Texts{"没有。", "第二句。"});
    CHECK(sentences("").empty());
    CHECK(sentences("\xff.\xff . A").size() == 2);
}

TEST_CASE("quotations, and the places beside them") {
    struct Row { const char* draft; const char* text; const char* report; const char* paragraph; const char* unit; };
    const Row rows[] = {
        {"It was “held in spring” (CRP/43, para. 12).", "held in spring", "CRP/43", "12", ""},
        {"It was \"held in spring\" (A/RES/65/170, paragraph 3 (b)).", "held in spring", "A/RES/65/170", "3(b)", ""},
        {"As crp43-2013#12(a) has it, «held in spring».", "held in spring", "crp43-2013", "", "12(a)"},
        {"“held in spring” [crp43-2013#II/1]", "held in spring", "crp43-2013", "", "II/1"},
        {"Paragraph 7 of C/101/CRP/12 says ‘the board’s plan’ plainly.", "the board’s plan", "C/101/CRP/12", "7", ""},
        {"“held in spring” (crp43-2013, para. 12(a))", "held in spring", "crp43-2013", "12(a)", ""},
        {"Nothing beside “held in mid-2013”.", "held in mid-2013", "", "", ""},
        {"> held in spring — CRP/43, § 4", "held in spring ", "CRP/43", "4", ""},
    };
    for (const Row& row : rows) {
        INFO(row.draft);
        const auto found = quoted(row.draft);
        REQUIRE(found.size() == 1);
        CHECK(found[0].text == row.text);
        const Place place = found[0].place.value_or(Place{});
        CHECK(place.report == row.report);
        CHECK(number_of(place, Part::Role::Paragraph) == row.paragraph);
        CHECK(place.unit == row.unit);
    }
    const auto two = quoted("“One thing” (CRP/43, para. 1) and “another thing” without a place, p. 3.");
    REQUIRE(two.size() == 2);
    CHECK(number_of(*two[0].place, Part::Role::Paragraph) == "1");
    CHECK(number_of(*two[1].place, Part::Role::Page) == "3");
    CHECK(two[1].place->report.empty());
    CHECK(quoted("A 5\" pipe and an apostrophe's end; “never closed").empty());
}

TEST_CASE("what is left out of a quotation, or put into it, parts it") {
    CHECK(quoted_parts("the wider use … of norms") == Texts{"the wider use ", " of norms"});
    CHECK(quoted_parts("[T]he board [of the harbour] met ...") == Texts{"The board ", " met "});
    CHECK(quoted_parts("[…] met") == Texts{" met"});
    CHECK(quoted_parts("met") == Texts{"met"});
}

TEST_CASE("a place belongs to the quotation whose sentence names it") {
    struct Row { const char* draft; std::vector<std::string> places; };
    const Row rows[] = {
        {"“One” (see ilo-gmg-2014#3.c/2). As iom-2018#2/2 says, “two”.", {"ilo-gmg-2014#3.c/2", "iom-2018#2/2"}},
        {"As iom-2018#2/2 says, “two”. In paragraph 6 of C/103/CRP/27, “three”.", {"iom-2018#2/2", "paragraph 6 of C/103/CRP/27"}},
        {"“One” (CRP/43, para. 1), (CRP/43, para. 2) and “two”.", {"CRP/43, para. 1", "CRP/43, para. 2"}},
        {"“One” (CRP/43, para. 12(a)) and “two” without a place. Then CRP/44, para. 3.", {"CRP/43, para. 12(a)", ""}},
        {"The second paragraph has “one”, see CRP/43, para. 1, and “two”.", {"CRP/43, para. 1", ""}},
        {"“One” (c-101-crp-12#4(c)(i)) and “two” (ilo-gmg-2014#3.c/2, and more).", {"c-101-crp-12#4(c)(i)", "ilo-gmg-2014#3.c/2"}},
        {"It said “one.” (CRP/43, p. 4)", {"CRP/43, p. 4"}},
        {"According to CRP/43 (para. 6) it is “one”.", {"CRP/43 (para. 6)"}},
    };
    for (const Row& row : rows) {
        INFO(row.draft);
        const auto found = quoted(row.draft);
        REQUIRE(found.size() == row.places.size());
        for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].place.value_or(Place{}).words == row.places[i]);
    }
}

TEST_CASE("a quotation knows its line") {
    const auto found = quoted("# Head\n\nOne **line** and\nanother, “held\nin spring” and\r\n“in autumn”.\n\n> quoted\n");
    REQUIRE(found.size() == 3);
    CHECK(found[0].line == 4);
    CHECK(found[1].line == 6);
    CHECK(found[2].line == 8);
}

TEST_CASE("a place is read whole") {
    struct Row { const char* text; const char* report; const char* parts; };
    const Row rows[] = {
        {"CRP/43, para. 12 (a)", "CRP/43", "para 12(a)"},
        {"CRP/43, para. 12 (a) (ii)", "CRP/43", "para 12(a)(ii)"},
        {"(CRP/43, para. 12 (see also the annex))", "CRP/43", "para 12"},
        {"CRP/43 (2013), para. 12 (2013)", "CRP/43", "para 12"},
        {"ilo-gmg-2014, sect. 3.iii, decision 5", "ilo-gmg-2014", "sect 3.iii, item decision 5"},
        {"ilo-gmg-2014, decision 5", "ilo-gmg-2014", "item decision 5"},
        {"ilo-gmg-2014, sect. 2, priority area 1", "ilo-gmg-2014", "sect 2, item priority area 1"},
        {"sect. III.b, item i", "", "sect III.b, item i"},
        {"CRP/43, footnote 5", "CRP/43", "footnote 5"},
        {"CRP/43, para. 4, “Overview”", "CRP/43", "para 4, heading Overview"},
        {"IOM, “MIGRATION “CRISES”” (9 November 2012), sect. II", "", "title MIGRATION “CRISES”, sect II"},
        {"IOM, “MIGRATION CRISES”, C/101/CRP/12 (9 November 2012), para. 4 (a).", "C/101/CRP/12", "title MIGRATION CRISES, para 4(a)"},
        {"General Assembly resolution 65/170, para. 3", "65/170", "para 3"},
        {"CRP/43, paras. 12–14", "CRP/43", "para 12-14"},
        {"CRP/43, paras. 12 to 14 and 16", "CRP/43", "para 12-14 16"},
        {"CRP/43, paras. 12, 13, and 15", "CRP/43", "para 12 13 15"},
        {"CRP/43, para. 12 (a)–(c)", "CRP/43", "para 12(a)-12(c)"},
        {"CRP/43, pp. 4-6", "CRP/43", "page 4-6"},
        {"CRP/43, para. 12, and 40 States", "CRP/43", "para 12"},
        {"CRP/43, para. 12, in May 2013", "CRP/43", "para 12"},
        {"CRP/43, para. 12, in some 40 States", "CRP/43", "para 12"},
        {"CRP/43, para. 1, and CRP/44, para. 3", "CRP/43", "para 1"},
        {"“Overview”", "", ""},
    };
    static const Places places;
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(places.find(row.text).value_or(Place{}).report == row.report);
        CHECK(parts_of(row.text) == row.parts);
    }
}

TEST_CASE("a title or a heading inside of a place is no quotation") {
    const auto found = quoted("It was “held in spring” (IOM, “MIGRATION CRISES”, C/101/CRP/12 (9 November 2012), “Overview”, decision 2), “also”.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place->words == "“MIGRATION CRISES”, C/101/CRP/12 (9 November 2012), “Overview”, decision 2");
    CHECK(found[1].text == "also");
}

TEST_CASE("citations in brackets and a list mark are no words of a passage") {
    static const Places places;
    struct Row { const char* text; const char* said; };
    const Row rows[] = {
        {"(a) The board met.", "The board met."},
        {"(iv) The board met.", "The board met."},
        {"12 (a) The board met.", "The board met."},
        {"4(c)(ii) The board met.", "The board met."},
        {"(c) (ii) The board met.", "The board met."},
        {"12. The board met.", "The board met."},
        {"b) The board met.", "The board met."},
        {"The board met (CRP/43, para. 9).", "The board met."},
        {"The board met (see CRP/43, para. 12 (a)) in spring.", "The board met in spring."},
        {"The board met (IOM, “MIGRATION CRISES”, C/101/CRP/12 (9 November 2012), para. 4 (a)).", "The board met."},
        {"(CRP/43, para. 9).", "."},
        {"The board (of 12 members) met in 2013.", "The board (of 12 members) met in 2013."},
        {"2013 was a year.", "2013 was a year."},
        {"A board met (a) early, (b) late.", "A board met (a) early, (b) late."},
        {"(", "("},
        {"", ""},
    };
    for (const Row& row : rows) CHECK(said(row.text, places) == row.said);
    CHECK(quoted("“(a) The board met”")[0].parts == Texts{"The board met"});
}
