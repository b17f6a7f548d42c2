#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace travaux::analysis;

namespace {

// Tokens as one line: `word` where plain, `=word` for a base, `+word/width` for a joined reading.
std::string read(std::string_view text, Language language = Language::English) {
    Analyzer analyzer;
    std::string line;
    for (const Token& token : analyzer.tokens(text, language)) {
        if (!line.empty()) line += ' ';
        if (token.form == Form::Base) line += '=';
        if (token.form == Form::Joined) line += '+';
        line += token.word;
        if (token.form == Form::Joined) line += '/' + std::to_string(token.width);
    }
    return line;
}

struct Case {
    Language language;
    std::string_view text;
    std::string_view tokens;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(read(c.text, c.language) == c.tokens);
    }
}

constexpr Language en = Language::English;

}  // namespace

TEST_CASE("words and numbers") {
    check({
        {en, "", ""},
        {en, " \t\n - — … ", ""},
        {en, "The Group met.", "the group met"},
        {en, "Åkerman and Børge", "akerman and borge"},
        {en, "4,000 people, 1,234,567.5 tonnes", "4000 people 1234567.5 tonnes"},
        {en, "4’000 or 4'000", "4000 or 4000"},
        {en, "2012,2013 and 1;2 and 12,13", "2012 2013 and 1 2 and 12 13"},
        {en, "1,2345 and 12345,678", "1 2345 and 12345 678"},
        {en, "objective 1.3, 103rd session", "objective 1.3 103rd session"},
        {en, "2008/9 and 2012–2013", "2008 9 and 2012 2013"},
        {en, "US$4,000 (12%)", "us 4000 12"},
        {en, "#IAmAMigrant @IOM", "iamamigrant iom"},
        {en, "foo_bar _Note_ ___", "foo bar note"},
        {en, "Note:see 12:30", "note see 12 30"},
        {en, "info@iom.int", "info iom.int"},
        {en, "the U.N. and the U.S.A., e.g. here", "the u.n =un and the u.s.a =usa e.g =eg here"},
    });
}

TEST_CASE("note marks are no part of a word") {
    check({
        {en, "IOM¹ and States²³.", "iom and states"},
        {en, "¹ See below", "see below"},
    });
}

TEST_CASE("possessives keep a reading without the clitic") {
    check({
        {en, "UNODC's work", "unodc's =unodc work"},
        {en, "UNHCR’s work", "unhcr's =unhcr work"},
        {en, "States’ rights", "states rights"},
        {en, "don’t", "don't"},
        {en, "the group-of-friends’ follow-up’s end",
         "the group +groupoffriends/3 of friends follow +followup/2 up's =up end"},
    });
}

TEST_CASE("hyphenated compounds are read as parts and as one word") {
    check({
        {en, "inter-agency", "inter +interagency/2 agency"},
        {en, "High-level", "high +highlevel/2 level"},
        {en, "co\u2010operation", "co +cooperation/2 operation"},
        {en, "co\u2011operation", "co +cooperation/2 operation"},
        {en, "non-governmental", "non +nongovernmental/2 governmental"},
        {en, "up-to-date list", "up +uptodate/3 to date list"},
        {en, "post-2015, COVID-19", "post +post2015/2 2015 covid +covid19/2 19"},
        {en, "2012-2013", "2012 2013"},
        {en, "20-year", "20 year"},
        {en, "states–organizations", "states organizations"},
        {en, "states — organizations", "states organizations"},
        {en, "states--organizations", "states organizations"},
        {en, "inter- agency", "inter agency"},
        {en, "a-b-c-d-e-f", "a +abcdef/6 b c d e f"},
        {en, "a-b-c-d-e-f-g", "a b c d e f g"},
    });
}

TEST_CASE("positions count words, and readings share them") {
    Analyzer analyzer;
    const std::vector<Token> expected{
        {0, 3, 0, 1, Form::Plain, "the"},          {4, 9, 1, 1, Form::Plain, "inter"},
        {4, 18, 1, 2, Form::Joined, "interagency"}, {10, 18, 2, 1, Form::Plain, "agency's"},
        {10, 18, 2, 1, Form::Base, "agency"},       {19, 23, 3, 1, Form::Plain, "work"},
    };
    CHECK(analyzer.tokens("the inter-agency's work") == expected);
}

TEST_CASE("ranges count bytes of the source under accents and curly quotes") {
    Analyzer analyzer;
    const std::string text = "“Åsa’s” l’été";
    const std::vector<Token> tokens = analyzer.tokens(text, Language::French);
    REQUIRE(tokens.size() == 4);
    CHECK(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin) == "Åsa’s");
    CHECK(tokens[1] == Token{tokens[0].begin, tokens[0].end, 0, 1, Form::Base, "asa"});
    CHECK(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin) == "l’");
    CHECK(text.substr(tokens[3].begin, tokens[3].end - tokens[3].begin) == "été");
    CHECK(tokens[3].position == 2);
}

TEST_CASE("elided articles are words of their own") {
    check({
        {Language::French, "l'engagement", "l' engagement"},
        {Language::French, "L’Organisation qu’il", "l' organisation qu' il"},
        {Language::French, "aujourd’hui", "aujourd'hui"},
        {Language::French, "jusqu'à l'inter-agence", "jusqu' a l' inter +interagence/2 agence"},
        {Language::Italian, "dell'Unione, nell'ambito, all’estero", "dell' unione nell' ambito all' estero"},
        {Language::Catalan, "l'acord d’ahir", "l' acord d' ahir"},
        {Language::English, "Côte d’Ivoire", "cote d' ivoire"},
        {Language::English, "O'Brien won't", "o'brien won't"},
        {Language::Italian, "UN's", "un's =un"},
    });
}

TEST_CASE("document symbols are one token") {
    check({
        {en, "resolution A/RES/65/170 of", "resolution a/res/65/170 of"},
        {en, "(A/68/190).", "a/68/190"},
        {en, "C/106/INF/1 and/or CRP/43", "c/106/inf/1 and or crp/43"},
        {en, "HIV/AIDS, IOM/UNHCR, groups/task forces", "hiv aids iom unhcr groups task forces"},
        {en, "A/68/190’s text", "a/68/190 s text"},
    });
}

TEST_CASE("Chinese, Japanese and Thai are cut by dictionaries") {
    check({
        {Language::Chinese, "国际移民组织", "国际 移民 组织"},
        {Language::Japanese, "東京で会議", "東京 で 会議"},
        {Language::Thai, "แรงงานต่างด้าว", "แรงงาน ต่างด้าว"},
        {Language::Chinese, "IOM 在 2013 年", "iom 在 2013 年"},
    });
}

TEST_CASE("other scripts") {
    check({
        {Language::Russian, "Международный доклад, ёлка", "международный доклад елка"},
        {Language::Arabic, "الهِجْرَة عام ٢٠١٢", "الهجرة عام 2012"},
        {Language::Other, "ΈΚΘΕΣΗ", "εκθεση"},
    });
}
