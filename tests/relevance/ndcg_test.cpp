// The measure and the reading of judgements, by hand.
#include "tests/catch.hpp"
#include "tests/relevance/judgements.hpp"

#include <cmath>

using namespace travaux::relevance;
using nlohmann::json;

TEST_CASE("nDCG@10 of a case worked by hand") {
    // Gains 3, 3 and 1; discounts log2(2) = 1, log2(3) = 1.584963, log2(4) = 2, log2(5) = 2.321928.
    const Grades grades{{"a", 2}, {"b", 2}, {"c", 1}};
    struct Case {
        std::vector<std::string> ranking;
        double value;
    };
    const std::vector<Case> cases{
        {{"a", "b", "c"}, 1.0},
        {{"b", "a", "c", "x"}, 1.0},
        {{"c", "x", "a", "b"}, 0.703167},  // (1/1 + 3/2 + 3/2.321928) / (3/1 + 3/1.584963 + 1/2) = 3.792030 / 5.392789
        {{"x", "a"}, 0.350981},            // (3/1.584963) / 5.392789 = 1.892789 / 5.392789
        {{"a", "a", "b"}, 0.907285},       // the second a is passed over: (3 + 1.892789) / 5.392789
        {{"x", "y"}, 0.0},
        {{}, 0.0},
        {{"1", "2", "3", "4", "5", "6", "7", "8", "9", "c"}, 0.053602},  // 1/log2(11) / 5.392789
        {{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, 0.0},
    };
    for (const Case& c : cases) {
        const double value = ndcg(c.ranking, grades);
        INFO(value << ", not " << c.value);
        CHECK(std::abs(value - c.value) < 1e-5);
    }
    CHECK(ndcg({"a"}, {}) == 0.0);
    CHECK(ndcg({"a"}, {{"a", 0}}) == 0.0);
}

TEST_CASE("what more than ten answers could give is not asked of ten ranks") {
    Grades grades;
    std::vector<std::string> ranking;
    for (char name = 'a'; name < 'a' + 12; ++name) {
        grades[std::string(1, name)] = 1;
        ranking.emplace_back(1, name);
    }
    CHECK(ndcg(ranking, grades) == 1.0);
}

TEST_CASE("a judgement that means no unit, several, or one judged before is a fault with a name") {
    const auto unit = [](const char* id, const char* text, bool retrievable = true) {
        return json{{"doc", "r"}, {"id", id}, {"text", text}, {"retrievable", retrievable}};
    };
    const std::vector<json> units{unit("r#t", "Fees", false), unit("r#1", "Fees were paid in May."), unit("r#2", "No fees were paid."), unit("r#3", "The Forum met; fees remain high."),
                                  unit("r#4", "The Forum met again.")};
    const Resolved good = resolve({{"q", "r", "Fees", 2}, {"q", "r", "fees remain", 1}}, units);
    CHECK(good.faults.empty());
    CHECK(good.grades.at("q") == Grades{{"r#1", 2}, {"r#3", 1}});
    const Resolved bad = resolve({{"q", "r", "Fares", 2}, {"q", "s", "Fees", 2}, {"q", "r", "The Forum", 1}, {"q", "r", "Fees were", 1}, {"q", "r", "Fees", 2}}, units);
    CHECK(bad.faults == std::vector<std::string>{"q r \"Fares\" means 0 units", "q s \"Fees\" means 0 units", "q r \"The Forum\" means 2 units", "q r \"Fees\" was judged before"});
}
