#include "schema/analysis/word_breaks.hpp"
#include "tests/catch.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace travaux::analysis;

namespace {

std::vector<Word> by_rules(std::string_view text) {
    std::vector<Word> words;
    each_word_by_rules(text, [&](const CutWord& one) { words.push_back(one.word); });
    return words;
}

// ICU's own answer, without our code between.
class Icu {
public:
    Icu() {
        UErrorCode status = U_ZERO_ERROR;
        breaks_ = ubrk_open(UBRK_WORD, "en", nullptr, 0, &status);
        REQUIRE(U_SUCCESS(status));
    }
    ~Icu() {
        ubrk_close(breaks_);
        utext_close(&text_);
    }
    Icu(const Icu&) = delete;
    Icu& operator=(const Icu&) = delete;

    std::vector<Word> words(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
        ubrk_setUText(breaks_, &text_, &status);
        std::vector<Word> words;
        std::int32_t begin = ubrk_first(breaks_);
        for (std::int32_t end = ubrk_next(breaks_); end != UBRK_DONE; end = ubrk_next(breaks_)) {
            if (ubrk_getRuleStatus(breaks_) >= UBRK_WORD_NONE_LIMIT) {
                words.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
            }
            begin = end;
        }
        return words;
    }

private:
    UBreakIterator* breaks_ = nullptr;
    UText text_ = UTEXT_INITIALIZER;
};

std::vector<Word> by_icu(Icu& icu, std::string_view text) { return icu.words(text); }

// Where we differ from ICU by intent (underscores part words), or ICU from itself between its versions.
bool is_excepted(UChar32 c) {
    return c == '@' || c == ':' || u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_EXTENDNUMLET;
}

std::string utf8(UChar32 c) {
    std::string out;
    icu::UnicodeString(c).toUTF8String(out);
    return out;
}

}  // namespace

TEST_CASE("the rules cut generated ASCII text as ICU does") {
    constexpr std::string_view kAlphabet = "aaZ19  .,;'\"-/#()\n\t%";
    std::mt19937 random(170);
    Icu icu;
    for (int round = 0; round < 20000; ++round) {
        std::string text(random() % 16, ' ');
        for (char& c : text) c = random() % 8 == 0 ? static_cast<char>(random() % 128) : kAlphabet[random() % kAlphabet.size()];
        std::erase_if(text, [](char c) { return is_excepted(c); });
        INFO(text);
        REQUIRE(by_rules(text) == by_icu(icu, text));
    }
}

TEST_CASE("the rules cut every character that needs no dictionary as ICU does") {
    Icu icu;
    constexpr std::array<std::array<std::string_view, 2>, 7> kContexts{
        {{"a", "b"}, {"1", "2"}, {"", "a"}, {"a", ""}, {"1", "b"}, {"\u05D0", "\u05D0"}, {" ", "'"}}};
    for (UChar32 c = 1; c < 0x11000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        // A joiner before a pictograph makes one emoji of them: no matter for words.
        if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || is_excepted(c)) continue;
        const std::string middle = utf8(c);
        if (needs_dictionary(middle)) continue;
        for (const auto& [before, after] : kContexts) {
            const std::string text = std::string(before) + middle + std::string(after);
            if (by_rules(text) != by_icu(icu, text)) {
                INFO("U+" << std::hex << c << " in " << text);
                REQUIRE(by_rules(text) == by_icu(icu, text));
            }
        }
    }
}

TEST_CASE("the rules cut mixed text as ICU does") {
    constexpr std::array<std::string_view, 21> kPieces{"a", "Bc", "1", "23", " ", ".", ",", "'", "’", "\"", "-", "–", "\u0301",
                                                       "\u00AD", "د", "٣", "й", "·", "\u00A0", "é", "½"};
    std::mt19937 random(65);
    Icu icu;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (auto length = random() % 10; length > 0; --length) text += kPieces[random() % kPieces.size()];
        INFO(text);
        REQUIRE(by_rules(text) == by_icu(icu, text));
    }
}

TEST_CASE("the rules cut Hebrew quotes as ICU does") {
    Icu icu;
    for (const std::string_view text : {"צה\"ל", "ג'ורג' ג'", "א\" א", "א'ב", "א\"1", "\"א\""}) {
        INFO(text);
        CHECK(by_rules(text) == by_icu(icu, text));
    }
}

TEST_CASE("the rules cut the corpus as ICU does") {
    const std::filesystem::path corpus = TRAVAUX_SOURCE_DIR "/../shared/corpus";
    if (!std::filesystem::is_directory(corpus)) {
        WARN("no corpus at " << corpus);
        return;
    }
    Icu icu;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            std::erase_if(line, [](char c) { return c == '_' || c == '@' || c == ':'; });
            INFO(line);
            REQUIRE(by_rules(line) == by_icu(icu, line));
        }
    }
}

TEST_CASE("beside ideographs other words are cut by the same rules") {
    DictionaryWords dictionary;
    for (const std::string_view text : {"foo_bar a@b.c x:y l'eau", "A/68/190 1,5 _a_ @.b", "é’s \u05D0\"\u05D0 4'000"}) {
        INFO(text);
        const std::string mixed = std::string(text) + " 国";
        std::vector<Word> words;
        dictionary.words(mixed, words);
        REQUIRE(words.size() > 1);
        words.pop_back();
        CHECK(words == by_rules(text));
    }
}

TEST_CASE("which texts need a dictionary") {
    CHECK(needs_dictionary("IOM 移民"));
    CHECK(needs_dictionary("ไทย"));
    CHECK(needs_dictionary("カタカナ"));
    CHECK(needs_dictionary("ခြေ"));
    CHECK(needs_dictionary("GMG의"));
    CHECK_FALSE(needs_dictionary("The “Group’s” work – Åsa"));
    CHECK_FALSE(needs_dictionary("الهجرة миграция हिन्दी"));
    CHECK_FALSE(needs_dictionary("\xE4\xBD"));
}
