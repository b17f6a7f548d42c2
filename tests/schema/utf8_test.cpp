#include "schema/utf8.hpp"

#include "tests/catch.hpp"

using namespace travaux::schema;

TEST_CASE("a text comes back from its code points, ill-formed bytes as U+FFFD") {
    const struct {
        std::string text, back;
    } rows[] = {{"a\u00e9\u4e16\U0001F30D", "a\u00e9\u4e16\U0001F30D"},
                {"a\xff" "b", "a\uFFFD" "b"},
                {"cut \xe4\xb8", "cut \uFFFD"},
                {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"}};  // a surrogate
    for (const auto& row : rows) {
        INFO(row.back);
        std::string back;
        for (std::size_t at = 0; at < row.text.size();) append_character(back, next_character(row.text, at));
        CHECK(back == row.back);
    }
}
