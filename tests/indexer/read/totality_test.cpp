// Readers give some blocks for any bytes, and for what is deep or repeated without end. Their offsets are in range.
#include "indexer/read/characters.hpp"
#include "indexer/read/formats.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace travaux::read;

namespace {

void check(const std::vector<Block>& blocks, int lines) {
    for (const auto& block : blocks) {
        REQUIRE_FALSE(block.lines.empty());
        for (const auto& line : block.lines) {
            REQUIRE_FALSE(line.text.empty());
            REQUIRE(line.number >= 1);
            REQUIRE(line.number <= lines);
            REQUIRE(line.text.find_first_of("\n\r\f\t") == std::string::npos);
            REQUIRE(line.text.front() != ' ');
            REQUIRE(line.text.back() != ' ');
            for (std::size_t at = 0; at < line.text.size();) REQUIRE(next_well_formed(line.text, at));
            std::size_t last = 0;
            for (const auto& mark : line.marks) {
                REQUIRE(mark.at >= last);
                REQUIRE(mark.at <= line.text.size());
                REQUIRE((mark.at == line.text.size() || (static_cast<unsigned char>(line.text[mark.at]) & 0xC0U) != 0x80U));
                last = mark.at;
            }
        }
    }
}

void check_all(const std::string& bytes) {
    std::vector<std::string> warnings;
    const auto text = to_utf8(bytes, warnings);
    const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    check(read_text(text), lines);
    check(read_markdown(text), lines);
    try {
        split_front_matter(text);
        parse_metadata(text);
    } catch (const travaux::schema::Error&) {
        // refused, as it may be
    }
}

std::string repeated(std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace

TEST_CASE("any bytes are read") {
    std::mt19937 draw(1);
    for (int round = 0; round < 1500; ++round) {
        std::string bytes(draw() % 300, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(draw() % 256);
        check_all(bytes);
    }
}

TEST_CASE("any row of the signs that mean something is read") {
    const std::vector<std::string> signs{"*",  "_",  "**", "[",   "]",     "(",      ")",     "[^", "]:", "¹",  "˒", "`",   "```", "~~", "\n",
                                         "\n\n", "\f", "\t", "    ", "- ",   "1. ",    "> ",    "# ",  "===", "---", "| a | b |\n|---|---|\n", "|",
                                         "<",  ">",  "<br>", "<sup>", "</sup>", "<!--", "-->",  "<div>", "&amp;", "&", "\\", "!", "a", "word", " ", "\u00AD",
                                         "\uFDD0", "\uFDD1", "\uFDD2", "a: ", "---\n", "{", "\""};
    std::mt19937 draw(2);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto i = draw() % 40; i > 0; --i) text += signs[draw() % signs.size()];
        INFO(text);
        check_all(text);
    }
}

TEST_CASE("what is deep or repeated ends soon") {
    for (const std::string piece : {">", "[", "*"}) check_all(repeated(piece, 100'000));
    constexpr int kTimes = 5'000;
    for (const std::string piece : {">", "> ", "[", "![", "*", "_", "**a ", "*a_ ", "`", "`a``", "<", "</", "<!--", "<?", "<!A ", "<![CDATA[",
                                    "&", "[a](", "[a](<b", "![[]()", "- ", "1. ", "\t", "(", "|", "| a ", "¹", "[^", "[^a]", "~~", "<sup>",
                                    "<div", "<div>", "<p>", "<td>\n", "\\", "\f", "{", "&eacute;", "*\n", ">\n", "- a\n", "[a]: b\n", "[^a]: b\n", "a\n\n"}) {
        INFO(piece);
        const auto text = repeated(piece, kTimes);
        check_all(text);
        check_all("<div>" + text);
    }
}

TEST_CASE("lists and quotes beyond any depth stay words") {
    std::string stairs;
    for (int depth = 0; depth < 1000; ++depth) stairs += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- w\n";
    std::size_t words = 0;
    for (const auto& block : read_markdown(stairs))
        for (const auto& line : block.lines) words += static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), 'w'));
    CHECK(words == 1000);
    const auto blocks = read_markdown(repeated("> ", 1000) + "word");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].lines[0].text.ends_with("word"));
}
