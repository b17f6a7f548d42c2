#include "schema/vocabulary/authority.hpp"

#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/schema/vocabulary/tables.hpp"

#include <random>
#include <set>

using namespace travaux::vocabulary;

namespace {

const Authority& authority() {
    static const Authority read(own_table("agencies.tsv"));
    return read;
}

// "UN Women=UN-Women; IOM=OIM": canonical name and what was printed, rows without a facet left out.
std::string found(std::string_view text, std::string_view language = "en", const std::vector<LocalName>& local = {}) {
    std::string out;
    for (const NameMatch& match : authority().find(text, local, language)) {
        const Agency& agency = authority().agencies()[match.agency];
        if (!agency.facet) continue;
        if (!out.empty()) out += "; ";
        out += agency.canonical + "=" + std::string(text.substr(match.begin, match.end - match.begin));
    }
    return out;
}

}  // namespace

TEST_CASE("names are found as a reader sees them") {
    struct Row { std::string_view text, found; };
    const Row rows[] = {
        {"", ""},
        // capitals
        {"people who met the WHO", "WHO=WHO"},
        {"MIGRANTS WHO ARE STRANDED AT SEA", ""},
        {"ILO, UNDP, WHO", "ILO=ILO; UNDP=UNDP; WHO=WHO"},
        {"un women and UN women", ""},
        {"UN WOMEN, UN Women and UN-Women", "UN Women=UN WOMEN; UN Women=UN Women; UN Women=UN-Women"},
        {"the UN migration debate, UN Migration", "IOM=UN Migration"},
        {"iom and gmg", ""},
        {"global migration group and General assembly", "GMG=global migration group; UNGA=General assembly"},
        {"efforts to save the children; Save the Children spoke", "Save the Children=Save the Children"},
        {"the bank afdb, the AfDB and the AFDB", "AfDB=AfDB; AfDB=AFDB"},
        {"PUBLICATION OF THE WORLD BANK GROUP", "World Bank=WORLD BANK GROUP"},
        // punctuation
        {"UNODC's and the GMG\u2019s", "UNODC=UNODC; GMG=GMG"},
        {"IOM-led, IOM-UN, non-IOM", "IOM=IOM; IOM=IOM; IOM=IOM"},
        {"ILO/WHO", "ILO=ILO; WHO=WHO"},
        {"UN\u2011DESA", "UNDESA=UN\u2011DESA"},
        {"United Nations Children\u2019s Fund", "UNICEF=United Nations Children\u2019s Fund"},
        {"United Nations Educational, Scientific, and Cultural Organization",
         "UNESCO=United Nations Educational, Scientific, and Cultural Organization"},
        {"United Nations Conference on Trade & Development", "UNCTAD=United Nations Conference on Trade & Development"},
        {"World\nBank", "World Bank=World\nBank"},
        {"Human Rights, Council decisions", ""},
        {"the U.N. General Assembly", "UNGA=U.N. General Assembly"},
        {"IOM\u00B9.", "IOM=IOM"},
        {"Joint United Nations Programme on HIV/AIDS", "UNAIDS=Joint United Nations Programme on HIV/AIDS"},
        // longest first
        {"United Nations Economic and Social Commission for Western Asia",
         "UNESCWA=United Nations Economic and Social Commission for Western Asia"},
        {"UNU-MERIT and UNU", "UNU-MERIT=UNU-MERIT; UNU=UNU"},
        {"the UN System Chief Executives Board", "CEB=UN System Chief Executives Board"},
        {"UN Population Division of the Department of Economic and Social Affairs",
         "UNDESA-PD=UN Population Division; UNDESA=Department of Economic and Social Affairs"},
        {"UN Migration Network", "UNNM=UN Migration Network"},
        {"the General Assembly of the Organization of American States", "OAS=General Assembly of the Organization of American States"},
        // printed, not meant
        {"President of the General Assembly", "UNGA=General Assembly"},
        {"the IOM Council", "IOM=IOM"},
        {"the High Commissioner for Human Rights", ""},
        {"United Nations High Commissioner for Refugees", "UNHCR=United Nations High Commissioner for Refugees"},
        {"Commission on Population and Development", "CPD=Commission on Population and Development"},
        {"International Conference on Population and Development", ""},
        {"several RCPs", ""},
        {"GMG Working Group on Data and Research", "GMG=GMG"},
        {"the UN and the Secretary-General", ""},
        // addresses
        {"www.UNHCR.org, https://x.org/IOM/GMG and IOM@iom.int or unhcr.org/IOM/1", ""},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(found(row.text) == row.found);
    }
}

TEST_CASE("a form kept to a language is found in its texts alone") {
    struct Row { std::string_view text, language, found; };
    const Row rows[] = {
        {"the AU and LAS", "en", "AU=AU; LAS=LAS"},
        {"AU Conseil", "fr", ""},
        {"LAS Palmas", "es", ""},
        {"le PAM", "fr", "WFP=PAM"},
        {"PAM", "en", ""},
        {"la CAN", "es", "CAN=CAN"},
        {"BM", "fr", "World Bank=BM"},
        {"BM", "es", "World Bank=BM"},
        {"l\u2019OIM, la Banque mondiale", "fr", "IOM=OIM; World Bank=Banque mondiale"},
        {"la Organizacion Internacional para las Migraciones", "es", "IOM=Organizacion Internacional para las Migraciones"},
        {"OIM", "en", "IOM=OIM"},
    };
    for (const Row& row : rows) {
        INFO(row.text << " in " << row.language);
        CHECK(found(row.text, row.language) == row.found);
    }
}

TEST_CASE("names that a report defines hold in that report") {
    CHECK(found("the ICC met") == "");
    CHECK(found("the ICC met", "en", {{"ICC", "ICC"}}) == "ICC=ICC");
    CHECK(found("the icc met", "en", {{"ICC", "ICC"}}) == "");
    CHECK(found("the IOM met", "en", {{"IOM", "ILO"}}) == "ILO=IOM");
    CHECK(found("the IOM met", "en", {{"", "ILO"}, {"IOM", "nobody"}}) == "IOM=IOM");
    CHECK(found("the Population Fund", "en", {{"Population Fund", "UNFPA"}}) == "UNFPA=Population Fund");
}

TEST_CASE("what a user types is resolved in any form") {
    struct Row { std::string_view typed, canonical; };
    const Row rows[] = {{"un-desa", "UNDESA"}, {"UN DESA", "UNDESA"}, {"desa", "UNDESA"}, {"oim", "IOM"}, {"who", "WHO"},
                        {"banque mondiale", "World Bank"}, {"icc", "ICC"}, {"unifem", "UN Women"}, {"UNDRR", "UNISDR"},
                        {"United Nations Children\u2019s Fund", "UNICEF"}, {" un  women ", "UN Women"}};
    for (const Row& row : rows) {
        INFO(row.typed);
        const Agency* agency = authority().resolve(row.typed);
        REQUIRE(agency != nullptr);
        CHECK(agency->canonical == row.canonical);
    }
    CHECK(authority().resolve("") == nullptr);
    CHECK(authority().resolve("no such body") == nullptr);
}

TEST_CASE("an organisation comes with all below it") {
    const Agency* commissions = authority().resolve("UN Regional Commissions");
    REQUIRE(commissions != nullptr);
    std::set<std::string> names;
    for (const Agency* agency : authority().with_children(*commissions)) names.insert(agency->canonical);
    CHECK(names == std::set<std::string>{"UN Regional Commissions", "UNECA", "UNECE", "UNECLAC", "UNESCAP", "UNESCWA"});

    const WrittenTable table(std::string(kAgencyColumns) + "A1\tFirst\tx\t\tyes\nB2\tSecond\tx\tA1\tyes\nC3\tThird\tx\tB2\tyes\n");
    const Authority small(table.path());
    CHECK(small.with_children(small.agencies()[0]).size() == 3);
    CHECK(small.with_children(small.agencies()[2]).size() == 1);
}

TEST_CASE("a table that contradicts itself is refused") {
    struct Row { std::string_view what, rows; };
    const Row rows[] = {
        {"two rows of one form", "A1\tFirst\tx\t\tyes\nB2\tSecond\tx\t\tyes\tfirst\n"},
        {"two rows of one form, hyphen and blank", "A1\tFirst One\tx\t\tyes\nB2\tSecond\tx\t\tyes\tFirst-one\n"},
        {"two rows of one form in one language", "A1\tFirst\tx\t\tyes\t\tCE*\nB2\tSecond\tx\t\tyes\t\tCE*\n"},
        {"one form in every language and in one", "A1\tFirst\tx\t\tyes\t\tCE\nB2\tSecond\tx\t\tyes\t\tCE*\n"},
        {"two rows of one organisation", "A1\tFirst\tx\t\tyes\nA1\tSecond\tx\t\tyes\n"},
        {"no such parent", "A1\tFirst\tx\tB2\tyes\n"},
        {"parents in a circle", "A1\tFirst\tx\tB2\tyes\nB2\tSecond\tx\tA1\tyes\n"},
        {"a form without words", "A1\tFirst\tx\t\tyes\t!!\n"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const WrittenTable table(std::string(kAgencyColumns) + std::string(row.rows));
        CHECK_THROWS_AS(Authority(table.path()), travaux::schema::Error);
    }
    const WrittenTable apart(std::string(kAgencyColumns) + "A1\tFirst\tx\t\tyes\t\tCE*\nB2\tSecond\tx\t\tyes\t\t\tCE*\n");
    const Authority authority_apart(apart.path());
    CHECK(authority_apart.find("CE", {}, "fr").at(0).agency == 0);
    CHECK(authority_apart.find("CE", {}, "es").at(0).agency == 1);
    CHECK(authority_apart.find("CE").empty());
}

TEST_CASE("matches are in order and apart on any bytes") {
    std::mt19937 random(20130701);
    const std::vector<std::string> pieces = {"IOM", "UN", " ", "-", "World", "Bank", "Group", "\xC3", "\xE2\x80", "\u2019", "s", "&", ",",
                                             "Economic and Social", "Commission", "for", "\xFF", "http://", "@", ".", "U.", "\n", "WHO"};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        const auto length = random() % 60;
        for (unsigned i = 0; i < length; ++i) {
            if (round % 2 == 0) text += static_cast<char>(random() % 256);
            else text += pieces[random() % pieces.size()];
        }
        std::size_t end = 0;
        for (const NameMatch& match : authority().find(text, {{"Bank Group", "IOM"}, {"\xFFx", "ILO"}})) {
            REQUIRE(match.begin >= end);
            REQUIRE(match.begin < match.end);
            REQUIRE(match.end <= text.size());
            REQUIRE(match.agency < authority().agencies().size());
            end = match.end;
        }
    }
}
