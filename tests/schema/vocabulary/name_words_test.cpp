#include "schema/vocabulary/name_words.hpp"

#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"

using namespace travaux::vocabulary;

namespace {

// "[gap]word" for every word, 0 gaps as '|'.
std::string shown(std::string_view text) {
    const NameWords split = split_name_words(text);
    std::string out;
    for (std::size_t i = 0; i < split.words.size(); ++i) {
        if (i > 0) out += split.words[i].gap == 0 ? '|' : split.words[i].gap;
        out += split.word(i);
    }
    return out;
}

}  // namespace

TEST_CASE("names are split where they may be parted") {
    struct Row { std::string_view text, words; };
    const Row rows[] = {
        {"", ""},
        {"UN Women", "un women"},
        {"UN-Women", "un women"},
        {"UN\u2011Women", "un women"},
        {"UN\u2013DESA", "un desa"},
        {"GMG - Principals", "gmg-principals"},
        {"inter- agency", "inter agency"},
        {"a\u00A0b\n c", "a b c"},
        {"Educational, Scientific", "educational,scientific"},
        {"one , two", "one|two"},
        {"HIV/AIDS", "hiv/aids"},
        {"HIV / AIDS", "hiv|aids"},
        {"UNODC's", "unodc's"},
        {"UNODC\u2019s", "unodc's"},
        {"l'\u00C9glise", "l'eglise"},
        {"Trade & Development", "trade and development"},
        {"Trade&Development", "trade and development"},
        {"U.N. General", "un general"},
        {"IOM. The", "iom.the"},
        {"Workers' Union", "workers union"},
        {"IOM\u00B9, ILO", "iom|ilo"},
        {"Migraci\u00F3n", "migracion"},
        {"Organi\u00ADzation", "organization"},
        {"5+5 Dialogue", "5+5 dialogue"},
        {"see https://iom.int/GMG/x now", "see|now"},
        {"www.UNHCR.org", ""},
        {"mail IOM@iom.int or", "mail|or"},
        {"unhcr.org/IOM/x then", "then"},
        {"end.next", "end.next"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(shown(row.text) == row.words);
    }
}

TEST_CASE("words are folded as the analyzer folds them") {
    for (unsigned c = 0xC0; c <= 0x24F; ++c) {
        const std::string letter{static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
        const NameWords split = split_name_words("x" + letter + "e");
        INFO(letter);
        if (split.words.size() == 1) CHECK(split.word(0) == travaux::analysis::fold("x" + letter + "e"));
        else CHECK((c == 0xD7 || c == 0xF7));  // times and divided by
    }
    CHECK(split_name_words("e\u0301tat").word(0) == "etat");
}

TEST_CASE("the capitals of a word are told apart") {
    struct Row { std::string_view text; Capitals capitals; };
    const Row rows[] = {{"group", Capitals::None}, {"2013", Capitals::None}, {"Group", Capitals::First}, {"GMG", Capitals::All},
                        {"A", Capitals::All}, {"AfDB", Capitals::Inner}, {"iOS", Capitals::Inner}, {"\u00C9tats", Capitals::First},
                        {"\u00C9TATS", Capitals::All}, {"U.N.", Capitals::All}, {"HIV2", Capitals::All}};
    for (const Row& row : rows) {
        INFO(row.text);
        REQUIRE(split_name_words(row.text).words.size() == 1);
        CHECK(split_name_words(row.text).words.front().capitals == row.capitals);
    }
}
