#include "schema/analysis/language.hpp"
#include "tests/catch.hpp"

using namespace travaux::analysis;

TEST_CASE("every language is found by its code") {
    for (const LanguageRow& row : languages()) {
        INFO(row.code);
        CHECK(language_from(row.code) == row.language);
        CHECK(code_of(row.language) == row.code);
    }
    CHECK(code_of(static_cast<Language>(200)).empty());
}

TEST_CASE("codes with regions, other cases and other names") {
    CHECK(language_from("pt-BR") == Language::Portuguese);
    CHECK(language_from("zh_Hant_TW") == Language::Chinese);
    CHECK(language_from("EN") == Language::English);
    CHECK(language_from("nb") == Language::Norwegian);
    CHECK(language_from("tlh") == Language::Other);
    CHECK(language_from("-") == Language::Other);
}
