// The indexer believes nothing that a reader of foreign files hands it.
#include "indexer/foreign/wire.hpp"
#include "tests/catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace travaux;
using foreign::decode;
using foreign::encode;
using read::Block;
using read::Hint;
using read::Source;

namespace {

Source sample() {
    Source source;
    Block heading;
    heading.lines = {{"1. Aims", 1, 0, true, {{7, "1"}}}};
    heading.hint = Hint::Heading;
    heading.level = 2;
    heading.page = 3;
    Block row;
    row.lines = {{"Who | When", 2, 4, false, {}}, {"منظمة", 3, 0, false, {}}};
    row.hint = Hint::TableRow;
    row.cells = {"Who", "", "When"};
    row.header = {"a", "b", "c"};
    row.after_page_break = true;
    row.ocr = 87;
    Block note;
    note.lines = {{"See annex.", 300'000, 0, false, {}}};
    note.hint = Hint::Footnote;
    note.marker = "1";
    Block text;
    text.lines = {{"Words.", 4, 0, false, {}}};
    text.hint = Hint::Paragraph;
    source.blocks = {heading, row, note, text};
    source.warnings = {"slide 2 is missing"};
    source.pictures = {1, 7};
    return source;
}

/// What it says, for those that say something: nothing in it may hurt whoever goes on with it.
bool is_harmless(const Source& source) {
    for (const Block& block : source.blocks)
        for (const auto& line : block.lines) {
            if (line.text.empty()) return false;
            for (const char c : line.text)
                if (static_cast<unsigned char>(c) < 0x20) return false;
            for (const auto& mark : line.marks)
                if (mark.at > line.text.size()) return false;
        }
    return true;
}

}  // namespace

TEST_CASE("what is encoded comes back the same") {
    const auto reply = decode(encode(sample()));
    REQUIRE(reply);
    CHECK(std::get<Source>(*reply) == sample());
    const auto refusal = decode(encode(schema::Error(schema::ErrorCode::Input, "is encrypted", "save it without a password")));
    REQUIRE(refusal);
    CHECK(std::string(std::get<schema::Error>(*refusal).what()) == "is encrypted");
    CHECK(std::get<schema::Error>(*refusal).hint() == "save it without a password");
}

TEST_CASE("every cut-off reply is refused, and so is what stands behind its end") {
    const auto bytes = encode(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode(std::string_view(bytes).substr(0, size)));
    CHECK_FALSE(decode(bytes + 'x'));
}

TEST_CASE("texts that could command a terminal, and marks beyond their line, are refused") {
    const auto with_line = [](const std::string& text, std::size_t at) {
        Source source;
        Block block;
        block.lines = {{text, 1, 0, false, {{at, "1"}}}};
        source.blocks = {block};
        return encode(source);
    };
    CHECK(decode(with_line("words", 5)));
    CHECK_FALSE(decode(with_line("words", 6)));
    CHECK_FALSE(decode(with_line("é", 1)));
    CHECK_FALSE(decode(with_line("", 0)));
    CHECK_FALSE(decode(with_line("\x1b[31m", 0)));
    CHECK_FALSE(decode(with_line("broken \xff", 0)));
    CHECK_FALSE(decode(with_line("c1 \xC2\x9B", 0)));
}

TEST_CASE("lengths that promise more than there is take no memory") {
    const std::string huge = "TRV1S\xff\xff\xff\xff\xff\xff\xff\x7f";
    CHECK_FALSE(decode(huge));
    // As many empty blocks as there are bytes.
    std::string many = "TRV1S";
    constexpr int kBlocks = 1 << 22;
    for (unsigned rest = kBlocks; rest > 0; rest >>= 7U) many += static_cast<char>((rest & 0x7FU) | (rest >= 0x80U ? 0x80U : 0U));
    many.append(kBlocks, '\0');
    CHECK_FALSE(decode(many));
}

TEST_CASE("mutated replies are refused or harmless") {
    const auto bytes = encode(sample());
    std::mt19937 draw(6);
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string mutant = bytes;
        for (unsigned n = draw() % 4 + 1; n > 0; --n) {
            const std::size_t at = 5 + draw() % (mutant.size() - 5);
            if (draw() % 4 == 0) mutant.erase(at, draw() % 5);
            else mutant[at] = static_cast<char>(draw());
            if (mutant.size() < 7) mutant = bytes;
        }
        const auto reply = decode(mutant);
        if (!reply || !std::holds_alternative<Source>(*reply)) continue;
        ++taken;
        REQUIRE(is_harmless(std::get<Source>(*reply)));
    }
    CHECK(taken > 0);
}
