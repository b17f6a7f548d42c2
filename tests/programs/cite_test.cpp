// cite as a writer and a reference manager meet it.
#include "tests/catch.hpp"
#include "tests/programs/sample_fixture.hpp"

using namespace travaux::programs;
using nlohmann::json;

TEST_CASE("cite words a citation as the Editorial Manual does") {
    const Outcome two = ask_sample("cite", {"c-101-crp-12#4(a)", "ilo-gmg-2014#3.c/2"});
    CHECK(two.exit == 0);
    CHECK(two.out.find("International Organization for Migration, “MIGRATION CRISES") == 0);
    CHECK(two.out.find("C/101/CRP/12 (9 November 2012), para. 4 (a).\n") != std::string::npos);
    CHECK(two.out.ends_with("(2014), sect. 3.c.\n"));
    const json document = ask_json("cite", "cite", {"c-101-crp-12#4(a)"});
    CHECK(document["references"][0]["place"] == "para. 4 (a)");
}

TEST_CASE("cite writes for reference managers") {
    const std::string bibtex = ask_sample("cite", {"--format", "bibtex", "c-101-crp-12#4(a)", "c-101-crp-12#4(a)"}).out;
    CHECK(bibtex.find("@techreport{c-101-crp-12:4:a,\n") == 0);
    CHECK(bibtex.find("@techreport{c-101-crp-12:4:a:2,\n") != std::string::npos);  // keys are unique
    CHECK(bibtex.find("number = {C/101/CRP/12}") != std::string::npos);
    const std::string ris = ask_sample("cite", {"--format", "ris", "c-101-crp-12#4(a)"}).out;
    CHECK(ris.find("TY  - RPRT\r\n") == 0);
    CHECK(ris.find("DA  - 2012/11/09\r\n") != std::string::npos);
    CHECK(ris.ends_with("ER  - \r\n"));
    const json items = json::parse(ask_sample("cite", {"--format", "csl-json", "c-101-crp-12#4(a)"}).out);
    CHECK(items[0]["issued"]["date-parts"] == json{{2012, 11, 9}});
    CHECK(items[0]["author"][0]["literal"] == "International Organization for Migration");
}

TEST_CASE("a symbol, or the end of one, names a report before an address") {
    const std::string cited = ask_sample("cite", {"c-101-crp-12#4(a)"}).out;
    CHECK(ask_sample("cite", {"C/101/CRP/12#4(a)"}).out == cited);
    CHECK(ask_sample("cite", {"CRP/12#4(a)"}).out == cited);
    CHECK(ask_sample("show", {"crp/12#4(a)"}).out == ask_sample("show", {"c-101-crp-12#4(a)"}).out);
    CHECK(ask_sample("show", {"RP/12#4(a)"}).exit == 1);
}

TEST_CASE("what cannot be cited is told, and the rest is cited") {
    const Outcome unknown = ask_sample("cite", {"no-such#1", "c-101-crp-12#5"});
    CHECK(unknown.exit == 1);
    CHECK(unknown.out.find("para. 5.") != std::string::npos);
    CHECK(ask_sample("cite", {"#1"}).exit == 2);
    CHECK(ask_sample("cite", {}).exit == 2);
}
