#include "schema/analysis/document_symbol.hpp"
#include "tests/catch.hpp"

#include <array>
#include <string_view>

using namespace travaux::analysis;

TEST_CASE("where a document symbol ends") {
    struct Case {
        std::string_view text, symbol;
    };
    constexpr std::array<Case, 41> kCases{{
        {"A/RES/65/170", "A/RES/65/170"},
        {"A/68/190).", "A/68/190"},
        {"A/68/190.", "A/68/190"},
        {"A/68/190.Add.1,", "A/68/190.Add.1"},
        {"A/C.3/67/L.40/Rev.1 of", "A/C.3/67/L.40/Rev.1"},
        {"E/CN.9/2013/4", "E/CN.9/2013/4"},
        {"ST/ESA/SER.A/322", "ST/ESA/SER.A/322"},
        {"C/106/INF/1", "C/106/INF/1"},
        {"S/19/6", "S/19/6"},
        {"CRP/43", "CRP/43"},
        {"A/RES/2312(XXII)", "A/RES/2312(XXII)"},
        {"A/68/190 (VI)", "A/68/190"},
        {"A/68/190(a)", "A/68/190"},
        {"A/RES/S-27/2", "A/RES/S-27/2"},
        {"UNEP/CBD/COP-10/27", "UNEP/CBD/COP-10/27"},
        {"A/68/190-A/68/195", "A/68/190"},
        {"A/Res/65/170", "A/Res/65/170"},
        {"MC/INF/303/Corr.1", "MC/INF/303/Corr.1"},
        {"EB130/4", "EB130/4"},
        {"crp/43", "crp/43"},
        {"a/res/65/170?", "a/res/65/170"},
        {"unhcr/cp/4", "unhcr/cp/4"},
        {"HIV/AIDS", ""},
        {"IOM/UNHCR", ""},
        {"and/or", ""},
        {"groups/task", ""},
        {"groups/5", ""},
        {"Chair/s", ""},
        {"Chair/5", ""},
        {"A/RES/Something", ""},
        {"2008/9", ""},
        {"A1/B2", ""},
        {"A/", ""},
        {"A//5", ""},
        {"A/5é", ""},
        {"A/68/190’s", "A/68/190"},
        {"A/68/190号决议", "A/68/190"},
        {"A/5th", ""},
        {"docs/2013/sgsm15367.doc.htm", ""},
        {"docs/2013/", ""},
        {"", ""},
    }};
    for (const Case& c : kCases) {
        INFO(c.text);
        CHECK(c.text.substr(0, document_symbol(c.text, 0)) == c.symbol);
    }
}

TEST_CASE("capitals make a symbol in a path, small letters do not") {
    constexpr std::string_view kUrl = "https://undocs.org/A/68/190";
    CHECK(document_symbol(kUrl, kUrl.find("A/")) == kUrl.size());
    constexpr std::string_view kSmall = "https://undocs.org/a/68/190";
    CHECK(document_symbol(kSmall, kSmall.find("a/")) == kSmall.find("a/"));
}
