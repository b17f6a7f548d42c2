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
        {"position paper", "position paper"},
        {"inter-agency", "inter-agency"},
        {"Åkerman-Börje", "Åkerman-Börje"},
        {"l'engagement", "l'engagement"},
        {"position\u00A0paper", "position paper"},
        {"移住 開発", "移住 開発"},
        {"แรงงาน", "แรงงาน"},
        {"cafe\u0301", "cafe\u0301"},
    });
}

TEST_CASE("a sentence parses as its words") {
    check({
        {"What did IOM plan?", "What did IOM plan"},
        {"What did IOM plan as GMG chair but not carry out?",
         "What did IOM plan as GMG chair but not carry out"},
        {"global campaign; #IAmAMigrant", "global campaign IAmAMigrant"},
        {"the Secretary-General's 8-point agenda", "the Secretary-General's 8-point agenda"},
        {"IOM/UN & others", "IOM/UN others"},
        {"A/RES/65/170", "A/RES/65/170"},
        {"paragraph 12(a).", "paragraph 12(a)"},
        {"3(b)(iv)", "3(b)(iv)"},
        {"State(s) and (other) parties", "State(s) and other parties"},
        {"a) first, 2) second", "a first 2 second"},
        {"Objective 1: advocacy", "Objective 1 advocacy"},
        {"at 3:40 see https://example.org/a:b", "at 3:40 see https://example.org/a:b"},
        {"chair – IOM — 2013 - end", "chair IOM 2013 end"},
        {"US$ 4,000 (50%)", "US 4,000 50"},
        {"retreat ” » paper", "retreat paper"},
        {"**Objective 1** *advocacy*", "Objective 1 advocacy"},
        {"* first item", "first item"},
        {"AT&T R&D", "AT&T R&D"},
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
        {"a\"b c\"d", "a \"b c\" d"},
        {"\"\" retreat \"?\"", "retreat"},
        {"\"AND OR *\"", "\"AND OR *\""},
    });
}

TEST_CASE("operators and their precedence") {
    check({
        {"a AND b", "+a AND +b"},
        {"a and b", "a and b"},
        {"a b OR c d", "a AND b OR c AND d"},
        {"(a OR b) c", "(a OR b) c"},
        {"a (b c)", "a b c"},
        {"(a OR (b OR c))", "a OR b OR c"},
        {"((((a))))", "a"},
        {"NOT a b", "NOT a AND b"},
        {"NOT (a b)", "* AND NOT (a AND b)"},
        {"a NOT NOT b", "a b"},
        {"a OR NOT b", "a OR * AND NOT b"},
        {"NOT(a OR b)AND(c OR d)", "NOT (a OR b) AND (c OR d)"},
        {"-a", "* AND NOT a"},
        {"-a -b", "* AND NOT a AND NOT b"},
        {"+a b", "+a b"},
        {"a -(b OR c)", "a AND NOT (b OR c)"},
        {"a -\"b c\"", "a AND NOT \"b c\""},
        {"(-a OR b)", "* AND NOT a OR b"},
        {"\"a b\"-c", "\"a b\" c"},
        {"a, AND b", "+a AND +b"},
        {"* -a", "* AND NOT a"},
        {"* a", "a"},
        {"+(*)", "+(*)"},
    });
}

TEST_CASE("nearness") {
    check({
        {"a NEAR b", "a NEAR/10 b"},
        {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
        {"x a ADJ/2 \"b c\" y", "x a ADJ/2 \"b c\" y"},
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
