// Characters: ligatures, private places, text that runs to the left; and bytes that are no PDF any more.
#include "indexer/read/formats.hpp"
#include "indexer/read/pdf/bidi.hpp"
#include "indexer/read/pdf/glyphs.hpp"
#include "indexer/read/pdf/lines.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/read/pdf/make_pdf.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace travaux;
using namespace travaux::read::pdf;

namespace {

std::u32string glyph(char32_t code) {
    std::u32string text;
    append_glyph(text, code);
    return text;
}

/// Words of 10 points that stand beside each other, one blank apart.
std::vector<Word> row(const std::vector<std::u32string>& texts, bool right_to_left) {
    std::vector<Word> words;
    double x = 50;
    for (const auto& text : texts) {
        const double width = static_cast<double>(text.size()) * 5;
        words.push_back({{x, 100, x + width, 110}, text, 10});
        x += width + 3;
    }
    if (right_to_left)
        for (auto& word : words) word.box = {600 - word.box.right, 100, 600 - word.box.left, 110};
    return words;
}

std::string text_of(const std::vector<std::u32string>& texts, bool right_to_left) {
    const auto lines = lines_of(row(texts, right_to_left), right_to_left);
    return lines.size() == 1 ? lines[0].text : std::to_string(lines.size()) + " lines";
}

}  // namespace

TEST_CASE("glyphs stand for characters") {
    CHECK(glyph(U'a') == U"a");
    CHECK(glyph(0xFB01) == U"fi");
    CHECK(glyph(0xFB04) == U"ffl");
    CHECK(glyph(0xF0B7) == U"•");
    CHECK(glyph(0xF733) == U"3");
    CHECK(glyph(0xF763) == U"C");
    CHECK(glyph(0xF041) == U"A");
    CHECK(glyph(0x2010) == U"-");
    CHECK(glyph(0xA0) == U" ");
    CHECK(glyph(0xE123) == U"\uFFFD");
    CHECK(glyph(0x07).empty());
    CHECK(glyph(0x200B).empty());
    CHECK(glyph(0xFEFB) == U"\u0627\u0644");  // lam-alef, as it is seen
}

TEST_CASE("text that runs to the left is read from the right") {
    CHECK(text_of({U"one", U"two"}, false) == "one two");
    CHECK(text_of({U"\u05D3\u05D2", U"\u05D1\u05D0"}, true) == "\u05D0\u05D1 \u05D2\u05D3");
    CHECK(text_of({U"\u05D3\u05D2", U"2013", U"\u05D1\u05D0"}, true) == "\u05D0\u05D1 2013 \u05D2\u05D3");
    CHECK(text_of({U"\u05D3\u05D2", U"two", U"words", U"\u05D1\u05D0"}, true) == "\u05D0\u05D1 two words \u05D2\u05D3");
    CHECK(text_of({U"see", U"\u05D1\u05D0", U"there"}, false) == "see \u05D0\u05D1 there");
}

TEST_CASE("brackets open before they close, whichever way they were stored") {
    CHECK(text_of({U"(\u05D1\u05D0)", U"\u05D3"}, true) == text_of({U")\u05D1\u05D0(", U"\u05D3"}, true));
}

TEST_CASE("bytes that are no whole PDF are refused or read, and never more") {
    const auto pdf = tests::make_pdf({tests::column(50, 100, tests::prose("a", 20, 60)), tests::column(50, 100, tests::prose("b", 5, 30))});
    std::mt19937 random(1);
    std::size_t read = 0, refused = 0;
    for (int i = 0; i < 150; ++i) {
        auto bytes = pdf;
        if (i % 4 == 0) bytes.resize(random() % bytes.size());
        for (unsigned n = 0; n < 1 + random() % 8 && !bytes.empty(); ++n) bytes[random() % bytes.size()] = static_cast<char>(random());
        try {
            const auto text = read::read_pdf(bytes);
            for (const auto& block : text.blocks) CHECK(!block.lines.empty());
            ++read;
        } catch (const schema::Error& error) {
            CHECK(error.code() == schema::ErrorCode::Input);
            CHECK(!error.hint().empty());
            ++refused;
        }
    }
    CHECK(read > 30);
    CHECK(refused > 0);
}
