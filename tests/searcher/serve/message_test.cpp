#include "searcher/serve/http/message.hpp"
#include "tests/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace travaux::http;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_of(const Parameters& parameters) { return {parameters.begin(), parameters.end()}; }

}  // namespace

TEST_CASE("a form is read as WHATWG URL says, whatever its bytes") {
    struct Row {
        std::string encoded;
        Pairs pairs;
    };
    const auto row = GENERATE(values<Row>({
        {"", {}},
        {"q=a", {{"q", "a"}}},
        {"q=a+b%20c", {{"q", "a b c"}}},
        {"q", {{"q", ""}}},
        {"=a", {{"", "a"}}},
        {"&&q=a&&", {{"q", "a"}}},
        {"q=a=b", {{"q", "a=b"}}},
        {"year=2012&year=2013", {{"year", "2012"}, {"year", "2013"}}},
        {"q=%C3%A9%c3%a9", {{"q", "éé"}}},
        {"q=%", {{"q", "%"}}},
        {"q=%4", {{"q", "%4"}}},
        {"q=%zz%4g", {{"q", "%zz%4g"}}},
        {"q=%2B%26%3D", {{"q", "+&="}}},
        {"q=%00", {{"q", std::string(1, '\0')}}},
    }));
    INFO(row.encoded);
    CHECK(pairs_of(parse_form(row.encoded)) == row.pairs);
}

TEST_CASE("what is percent-encoded reads as it was, for every byte") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    const std::string encoded = percent_encoded(all);
    CHECK(encoded.find_first_of(" &=+#?/\"<>\r\n") == std::string::npos);
    CHECK(parse_form("q=" + encoded).first("q") == all);
    CHECK(percent_encoded("a-Z_0.~") == "a-Z_0.~");
}

TEST_CASE("a parameter that is not there is empty, and one that comes twice is the first, or all") {
    const Parameters parameters = parse_form("a=1&b=2&a=3");
    CHECK(parameters.first("a") == "1");
    CHECK(parameters.all("a") == std::vector<std::string>{"1", "3"});
    CHECK(parameters.has("b"));
    CHECK_FALSE(parameters.has("c"));
    CHECK(parameters.first("c").empty());
}
