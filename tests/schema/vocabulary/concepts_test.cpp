#include "schema/vocabulary/concepts.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

#include <algorithm>

using namespace travaux::vocabulary;
using Words = std::vector<std::string>;

namespace {

struct Tables {
    Authority authority{own_table("agencies.tsv")};
    Concepts concepts{own_table("concepts.tsv"), authority};
};

const Tables& tables() {
    static const Tables read;
    return read;
}

// "HLD 0+3; IOM 4+1": names with the first word and the number of words.
std::string found(std::string_view words, const Words& typed = {}) {
    std::string out;
    for (const ConceptMatch& match : tables().concepts.find(travaux::schema::split_cell(words, ' '), typed)) {
        if (!out.empty()) out += "; ";
        out += match.concept_->name + " " + std::to_string(match.first) + "+" + std::to_string(match.count);
    }
    return out;
}

bool has_form(std::string_view words, const Words& form) {
    const auto matches = tables().concepts.find(travaux::schema::split_cell(words, ' '));
    return matches.size() == 1 && std::ranges::count(matches[0].concept_->forms, form) == 1;
}

}  // namespace

TEST_CASE("query words lead to concepts, longest first") {
    struct Row { std::string_view words, found; };
    const Row rows[] = {
        {"hld", "HLD 0+1"},
        {"the high level dialogue side event", "HLD 1+3"},
        {"high level dialogue on international migration and development", "HLD 0+8"},
        {"gmg statement on sdgs", "GMG 0+1; SDGs 3+1"},
        {"department of economic and social affairs", "UNDESA 0+6"},
        {"rio 20 outcome", "Rio+20 0+2"},
        {"m e", "M&E 0+2"},  // the analyzer's words of M&E
        {"un.gift", "UN.GIFT 0+1"},
        {"migrant smuggling", "SOM 0+2"},
        {"smuggling of migrants", "SOM 0+3"},
        {"work plan", "work plan 0+2"},
        {"oim", "IOM 0+1"},
        {"icc", ""},  // only where a report defines it
        {"nothing known here", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        CHECK(found(row.words) == row.found);
    }
}

TEST_CASE("acronym and long form meet both ways and across languages") {
    CHECK(has_form("hld", {"high", "level", "dialogue"}));
    CHECK(has_form("high level dialogue", {"hld"}));
    CHECK(has_form("gfmd", {"fmmd"}));
    CHECK(has_form("sdgs", {"ods"}));
    CHECK(has_form("unicef", {"united", "nations", "children", "fund"}));
    CHECK(has_form("uneca", {"commission", "economique", "pour", "l'", "afrique"}));
    CHECK(has_form("undesa", {"un", "desa"}));
}

TEST_CASE("an acronym that is an ordinary word needs its capitals, and is never sought") {
    CHECK(found("who chaired", {"who", "chaired"}) == "");
    CHECK(found("who chaired", {"WHO", "chaired"}) == "WHO 0+1");
    CHECK(found("bad", {"bad"}) == "");
    CHECK_FALSE(has_form("oms", {"who"}));
    CHECK(has_form("oms", {"world", "health", "organization"}));
    CHECK(found("gmg", {"gmg"}) == "GMG 0+1");
}

TEST_CASE("every form of the table leads to its row and stands beside another") {
    const auto rows = travaux::schema::read_table(own_table("concepts.tsv"), {"name", "relation", "en", "fr", "es"});
    REQUIRE(rows.size() > 80);
    for (const auto& row : rows) {
        INFO(row[0]);
        std::vector<std::string> forms;
        for (std::size_t column = 2; column < row.size(); ++column)
            for (const std::string& form : travaux::schema::split_cell(row[column])) forms.push_back(form);
        REQUIRE_FALSE(forms.empty());
        bool sought = false;
        for (const std::string& form : forms) sought = sought || (form.back() != '~' && form != row[0]);
        CHECK(sought);
    }
}

TEST_CASE("two rows that claim one form, and unknown relations, are refused") {
    const Authority& authority = tables().authority;
    for (const std::string rows : {"HLD\tacronym\tHigh-level Dialogue\nXX\tacronym\thigh level dialogue\n", "HLD\tsomehow\tDialogue\n"}) {
        INFO(rows);
        const WrittenTable table("name\trelation\ten\tfr\tes\n" + rows);
        CHECK_THROWS_AS(Concepts(table.path(), authority), travaux::schema::Error);
    }
    const WrittenTable own("name\trelation\ten\tfr\tes\nGMG\tsynonym\tthe group of sixteen\n");
    const Concepts concepts(own.path(), authority);
    const Words words{"gmg"};
    REQUIRE(concepts.find(words).size() == 1);
    CHECK(concepts.find(words)[0].concept_->relation == Relation::Synonym);
}
