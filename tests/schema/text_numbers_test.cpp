#include "schema/text_numbers.hpp"

#include "tests/catch.hpp"

#include <map>
#include <random>
#include <string>
#include <utility>

using travaux::schema::TextNumbers;

TEST_CASE("a text keeps its number, and its place, however many come") {
    TextNumbers numbers;
    std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> expected;
    std::mt19937 random(3);
    const std::string_view first = numbers.text(numbers.number("first"));
    expected[{"first", 0}] = 0;
    for (int i = 0; i < 20000; ++i) {
        const auto kind = static_cast<std::uint32_t>(random() % 3);
        const std::string text = random() % 100 == 0 ? std::string(random() % 200000, 'x') : std::to_string(random() % 5000);
        const auto next = static_cast<std::uint32_t>(expected.size());
        const auto known = expected.emplace(std::pair(text, kind), next).first;
        const std::uint32_t number = numbers.number(text, kind);
        if (number != known->second || numbers.text(number) != text) FAIL("another number than before");
    }
    CHECK(numbers.size() == expected.size());
    for (std::string_view text : {"", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "\xFF\x01"}) {
        std::uint64_t beginning = 0;
        for (std::size_t i = 0; i < 8; ++i) beginning = beginning << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
        CHECK(numbers.beginning(numbers.number(text)) == beginning);
    }
    CHECK(first == "first");
    CHECK(numbers.memory() > 1000000);
    numbers.clear();
    CHECK(numbers.size() == 0);
    CHECK(numbers.number("") == 0);
    CHECK(numbers.text(0).empty());
}
