#include "searcher/query/query.hpp"
#include "tests/catch.hpp"

using namespace travaux::query;

namespace {

struct Case {
    const char* query;
    const char* understood;
};

std::string understood(std::string_view query) {
    const Reading reading = parse(query);
    return reading.ok() ? print(reading.root) : "PROBLEM " + reading.problems.front().message;
}

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        INFO(c.query);
        CHECK(understood(c.query) == c.understood);
    }
}

}  // namespace

TEST_CASE("words are joined by AND and keep their inner marks") {
    check({
        {"", "*"},
        {"   \t\n ", "*"},
        {"retreat", "retreat"},
        {"position paper", "position AND paper"},
        {"inter-agency", "inter-agency"},
        {"Åkerman-Börje", "Åkerman-Börje"},
        {"l'engagement", "l'engagement"},
        {"position\u00A0paper", "position AND paper"},
        {"移住 開発", "移住 AND 開発"},
        {"แรงงาน", "แรงงาน"},
        {"cafe\u0301", "cafe\u0301"},
    });
}

TEST_CASE("a sentence parses as its words") {
    check({
        {"What did IOM plan?", "What AND did AND IOM AND plan"},
        {"What did IOM plan as GMG chair but not carry out?",
         "What AND did AND IOM AND plan AND as AND GMG AND chair AND but AND not AND carry AND out"},
        {"global campaign; #IAmAMigrant", "global AND campaign AND IAmAMigrant"},
        {"the Secretary-General's 8-point agenda", "the AND Secretary-General's AND 8-point AND agenda"},
        {"IOM/UN & others", "IOM/UN AND others"},
        {"A/RES/65/170", "A/RES/65/170"},
        {"paragraph 12(a).", "paragraph AND 12(a)"},
        {"3(b)(iv)", "3(b)(iv)"},
        {"State(s) and (other) parties", "State(s) AND and AND other AND parties"},
        {"a) first, 2) second", "a AND first AND 2 AND second"},
        {"Objective 1: advocacy", "Objective AND 1 AND advocacy"},
        {"at 3:40 see https://example.org/a:b", "at AND 3:40 AND see AND https://example.org/a:b"},
        {"chair – IOM — 2013 - end", "chair AND IOM AND 2013 AND end"},
        {"US$ 4,000 (50%)", "US AND 4,000 AND 50"},
        {"« » ... && || ! ? () ( … )", "*"},
        {"retreat ” » paper", "retreat AND paper"},
        {"**Objective 1** *advocacy*", "Objective AND 1 AND advocacy"},
        {"* first item", "first AND item"},
        {"AT&T R&D", "AT&T AND R&D"},
    });
}

TEST_CASE("quotes of every shape make phrases") {
    check({
        {"\"position paper\"", "\"position paper\""},
        {"“position paper”", "\"position paper\""},
        {"„position paper“", "\"position paper\""},
        {"“position paper\"", "\"position paper\""},
        {"« position paper »", "\"position paper\""},
        {"«the \"joint\" paper»", "«the \"joint\" paper»"},
        {"\"the “joint” paper\"", "\"the “joint” paper\""},
        {"a\"b c\"d", "a AND \"b c\" AND d"},
        {"\"\" retreat \"?\"", "retreat"},
        {"\"AND OR *\"", "\"AND OR *\""},
    });
}

TEST_CASE("operators and their precedence") {
    check({
        {"a AND b", "a AND b"},
        {"a and b", "a AND and AND b"},
        {"a b OR c d", "a AND b OR c AND d"},
        {"(a OR b) c", "(a OR b) AND c"},
        {"a (b c)", "a AND b AND c"},
        {"(a OR (b OR c))", "a OR b OR c"},
        {"((((a))))", "a"},
        {"NOT a b", "NOT a AND b"},
        {"NOT (a b)", "* AND NOT (a AND b)"},
        {"a NOT NOT b", "a AND b"},
        {"a OR NOT b", "a OR * AND NOT b"},
        {"NOT(a OR b)AND(c OR d)", "NOT (a OR b) AND (c OR d)"},
        {"-a", "* AND NOT a"},
        {"-a -b", "* AND NOT a AND NOT b"},
        {"+a b", "+a AND b"},
        {"a -(b OR c)", "a AND NOT (b OR c)"},
        {"a -\"b c\"", "a AND NOT \"b c\""},
        {"(-a OR b)", "* AND NOT a OR b"},
        {"\"a b\"-c", "\"a b\" AND c"},
        {"a, AND b", "a AND b"},
        {"* -a", "* AND NOT a"},
        {"* a", "a"},
        {"+(*)", "+(*)"},
    });
}

TEST_CASE("nearness") {
    check({
        {"a NEAR b", "a NEAR/10 b"},
        {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
        {"x a ADJ/2 \"b c\" y", "x AND a ADJ/2 \"b c\" AND y"},
        {"a NEAR (b OR cd*)", "a NEAR/10 (b OR cd*)"},
        {"(a b) NEAR/4 c", "a NEAR/4 b NEAR/4 c"},
        {"NEAR/East", "NEAR/East"},
        {"near/5", "near/5"},
    });
}

TEST_CASE("places are those of the query's bytes") {
    const std::string query = "é retreat, -\"working level\" year:2013)";
    const Reading reading = parse(query.substr(0, query.size() - 1));
    REQUIRE(reading.ok());
    REQUIRE(reading.root.children.size() == 4);
    const auto slice = [&](const Node& node) { return query.substr(node.place.begin, node.place.end - node.place.begin); };
    CHECK(slice(reading.root.children[0]) == "é");
    CHECK(slice(reading.root.children[1]) == "retreat,");
    CHECK(slice(reading.root.children[2]) == "-\"working level\"");
    CHECK(slice(reading.root.children[3]) == "year:2013");
}
