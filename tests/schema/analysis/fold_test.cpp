#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"

#include <unicode/unistr.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

using namespace travaux::analysis;

TEST_CASE("folding") {
    struct Case {
        std::string_view text, folded;
    };
    constexpr std::array<Case, 28> kCases{{
        {"", ""},
        {"  World \t Bank\n", "world bank"},
        {"UN-DESA", "un-desa"},
        {"Åkerman-Börje", "akerman-borje"},
        {"A\u030Akerman", "akerman"},
        {"Søren Łódź Straße", "soren lodz strasse"},
        {"œuvre Ægir", "oeuvre aegir"},
        {"Côte d’Ivoire", "cote d'ivoire"},
        {"IOM¹", "iom"},
        {"ＩＯＭ ①", "iom 1"},
        {"soft\u00ADhyphen", "softhyphen"},
        {"UN\u00A0Women", "un women"},
        {"ﬁnance", "finance"},
        {"İstanbul Diyarbakır", "istanbul diyarbakir"},
        {"Việt Nam", "viet nam"},
        {"ΈΚΘΕΣΗ Σίσυφος", "εκθεση σισυφοσ"},
        {"Ёлка", "елка"},
        {"Йод", "йод"},
        {"Україна їжа", "україна їжа"},
        {"مُهَاجِر", "مهاجر"},
        {"مـهـاجر", "مهاجر"},
        {"أحمد إلى آخر", "احمد الى اخر"},
        {"٢٠١٢ २०१२", "2012 2012"},
        {"שָׁלוֹם", "שלום"},
        {"हिन्दी", "हिन्दी"},
        {"ที่นี่", "ที่นี่"},
        {"이민", "이민"},
        {"ガ", "ガ"},
    }};
    for (const Case& c : kCases) {
        INFO(c.text);
        CHECK(fold(c.text) == c.folded);
    }
}

TEST_CASE("folding twice changes nothing, for every code point") {
    for (UChar32 c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        icu::UnicodeString(c).toUTF8String(text);
        const std::string once = fold("x" + text + "\u0301y");
        if (fold(once) != once) {
            INFO("U+" << std::hex << c);
            REQUIRE(fold(once) == once);
        }
    }
}

TEST_CASE("folding takes any bytes and gives UTF-8") {
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string text(random() % 20, '\0');
        for (char& c : text) c = static_cast<char>(random());
        const std::string once = fold(text);
        CHECK(fold(once) == once);
        std::string again;
        icu::UnicodeString::fromUTF8(once).toUTF8String(again);
        CHECK(again == once);
    }
    CHECK(fold("a\xFF") == "a\uFFFD");
}
