#include "indexer/write/json_object.hpp"

#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

using namespace travaux;
using write::Value;
using Json = nlohmann::ordered_json;

namespace {

/// As another parser reads it.
Value expected(const Json& json) {
    Value value;
    if (json.is_string()) value = {Value::Is::Text, json.get<std::string>(), {}};
    else if (json.is_number_integer()) value = {Value::Is::Integer, json.dump(), {}};
    else if (!json.is_null() && !json.is_array()) value.is = Value::Is::Other;
    if (!json.is_array()) return value;
    value.is = Value::Is::List;
    for (const Json& item : json) value.items.push_back(expected(item));
    return value;
}

bool same(const Value& a, const Value& b) {
    if (a.is != b.is || a.text != b.text || a.items.size() != b.items.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same(a.items[i], b.items[i])) return false;
    return true;
}

void check(const std::string& line) {
    INFO(line);
    const Json json = Json::parse(line, nullptr, false);
    const auto fields = write::read_object(line);
    REQUIRE(fields.has_value() == json.is_object());
    if (!fields) return;
    REQUIRE(fields->size() == json.size());
    std::size_t i = 0;
    for (const auto& [name, value] : json.items()) {
        CHECK((*fields)[i].name == name);
        CHECK(same((*fields)[i].value, expected(value)));
        ++i;
    }
}

const std::vector<std::string> kLines{
    R"({})",
    R"( { "a" : "b" , "c":1,"d":-0, "e":[ ], "f":{ } } )",
    R"({"a":[1,"x",null,true,false,-2.5,[["deep"]],{"k":[{}]}],"a b":"","":"no name"})",
    R"({"text":"\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00 é€😀","year":2013})",
    R"({"a":9223372036854775807,"b":9223372036854775808,"c":18446744073709551615,"d":18446744073709551616,"e":-9223372036854775808,"f":-9223372036854775809})",
    R"({"a":1,"b":2,"a":[3],"b":null})",
    R"({"a":0.5,"b":10,"c":0,"d":-1})",
};

}  // namespace

TEST_CASE("a line is read as another parser reads it") {
    for (const std::string& line : kLines) check(line);
    check(R"({"e":1E+2,"f":1e-2,"g":-0.5e1,"h":0e0})");
    for (const char* line : {"", "{", "}", "[]", "3", "null", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{\"a\":1}x", "{'a':1}", "{\"a\":01}",
                             "{\"a\":-}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":+1}", "{\"a\":nul}", "{\"a\":nulll}", "{\"a\":[1,]}", "{\"a\":[}", "{a:1}",
                             "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\u0041\"}",
                             "{\"a\":\"\t\"}", "{\"a\":\"\x7f\"}", "{\"a\":\"\xff\"}", "{\"a\":\"\xc3\"}", "{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\xf4\x90\x80\x80\"}", "{\"a\":\"b", "{\"a\":\"\\"})
        check(line);
}

TEST_CASE("damaged lines are refused or read as another parser does") {
    std::mt19937 random(5);
    const std::string signs = "{}[]\":,\\u0123456789.+-ntf \t\xc3\xa9\xff";  // no exponents: the other parser refuses what a double cannot hold
    for (int round = 0; round < 20'000; ++round) {
        std::string line = kLines[random() % kLines.size()];
        for (unsigned change = random() % 4; change > 0; --change) {
            const std::size_t at = random() % (line.size() + 1);
            const char sign = signs[random() % signs.size()];
            switch (random() % 3) {
                case 0: line.insert(at, 1, sign); break;
                case 1: line.erase(at, 1); break;
                default:
                    if (at < line.size()) line[at] = sign;
            }
        }
        check(line);
    }
}

TEST_CASE("nesting is bounded") {
    const auto nested = [](std::size_t depth) { return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}"; };
    CHECK(write::read_object(nested(100)));
    CHECK_FALSE(write::read_object(nested(101)));
    CHECK_FALSE(write::read_object("{\"a\":" + std::string(1'000'000, '[')));
}
