#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::analysis;

namespace {

// A comma parts the groups of a number and is dropped; apart from that a plain word is its folded slice.
std::string without_group_marks(std::string word) {
    if (!word.empty() && word.front() >= '0' && word.front() <= '9') {
        std::erase_if(word, [](char c) { return c == ',' || c == '\''; });
    }
    return word;
}

bool at_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

void check_tokens(Analyzer& analyzer, const std::string& text, Language language, bool well_formed) {
    INFO("text: " << text);
    const std::vector<Token> tokens = analyzer.tokens(text, language);
    std::size_t end_of_last = 0;
    std::uint32_t next_position = 0;
    bool ascending = true, in_range = true, on_boundaries = true, folds = true, readings = true;
    for (const Token& token : tokens) {
        in_range = in_range && token.begin < token.end && token.end <= text.size() && !token.word.empty();
        if (!in_range) break;
        if (well_formed) on_boundaries = on_boundaries && at_boundary(text, token.begin) && at_boundary(text, token.end);
        if (token.form == Form::Plain) {
            ascending = ascending && token.begin >= end_of_last && token.position == next_position && token.width == 1;
            end_of_last = token.end;
            ++next_position;
            const std::string folded = fold(std::string_view(text).substr(token.begin, token.end - token.begin));
            if (well_formed) folds = folds && (fold(token.word) == folded || token.word == without_group_marks(folded));
        } else {
            readings = readings && token.position + 1 == next_position && (token.width > 1) == (token.form == Form::Joined);
        }
    }
    std::vector<Word> places;
    analyzer.places(text, language, places);
    std::vector<Word> plain;
    for (const Token& token : tokens)
        if (token.form == Form::Plain) plain.push_back({token.begin, token.end});
    CHECK(places == plain);
    CHECK(in_range);
    CHECK(ascending);
    CHECK(on_boundaries);
    CHECK(folds);
    CHECK(readings);
}

}  // namespace

TEST_CASE("tokens of generated text keep their contract") {
    constexpr std::array<std::string_view, 44> kPieces{
        "a", "Agency", "b", "12", "3,000", "1", ",", ";", ".", "'", "’", "-", "‐", "–", "_", "/", "A/68/190", " ", "  ", "\n", "s",
        "l’", "é", "e\u0301", "¹", "中国", "移民", "ไทย", "й", "الهجرة", "٣", "א", "\"", "\u00AD", "\u200D", "\u202F", "😀", "ﷺ",
        "ſ", "K", "(VI)", "Rev.1", "#", "\u0301"};
    std::mt19937 random(2013);
    Analyzer analyzer;
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (auto length = random() % 14; length > 0; --length) text += kPieces[random() % kPieces.size()];
        check_tokens(analyzer, text, round % 2 == 0 ? Language::English : Language::French, true);
    }
}

TEST_CASE("any bytes have tokens within their range") {
    std::mt19937 random(43);
    Analyzer analyzer;
    for (int round = 0; round < 3000; ++round) {
        std::string text(random() % 60, '\0');
        for (char& c : text) c = static_cast<char>(random() % 4 == 0 ? random() : ' ' + random() % 90);
        check_tokens(analyzer, text, Language::English, false);
        for (const Token& token : analyzer.tokens(text)) (void)analyzer.stem(token.word, Language::English);
    }
}

TEST_CASE("long runs take no longer than their length") {
    constexpr std::size_t kMany = 300000;
    const std::array<std::string_view, 9> kinds{"a", "a-", "1,", "a'", "A/", "l'", "a.", "\u0301", "(("};
    Analyzer analyzer;
    for (const std::string_view kind : kinds) {
        std::string text;
        for (std::size_t i = 0; i < kMany; ++i) text += kind;
        INFO(kind);
        CHECK(analyzer.tokens(text, Language::French).size() <= 2 * kMany);
    }
}

TEST_CASE("tokens of the corpus keep their contract") {
    const std::filesystem::path corpus = TRAVAUX_SOURCE_DIR "/../shared/corpus";
    if (!std::filesystem::is_directory(corpus)) {
        WARN("no corpus at " << corpus);
        return;
    }
    Analyzer analyzer;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ostringstream bytes;
        bytes << std::ifstream(entry.path()).rdbuf();
        check_tokens(analyzer, bytes.str(), Language::English, true);
    }
}
