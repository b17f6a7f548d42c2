#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <random>

using namespace travaux;
using namespace travaux::facets;

namespace {

using Names = std::vector<std::string>;

const std::string kBody =
    "The pages that follow tell of the work of the past months, of the meetings that took place and of what the members made of them.";

}  // namespace

TEST_CASE("chair reports: chair, period and year") {
    struct Row {
        std::vector<std::string> lines;
        Names chair;
        std::string start, end;
        int year;
    };
    const std::vector<Row> rows{
        {{"= UNDP Chairmanship Report, January to June 2010",
          "UNDP chaired the Global Migration Group during the first half of 2010, and this is what came of the half-year that it had."},
         {"UNDP"}, "2010-01-01", "2010-06-30", 2010},
        {{"= Chairmanship Report",
          "UNICEF assumed the chairmanship of the Global Migration Group on 1 January 2011, for a period of six months, as agreed before."},
         {"UNICEF"}, "2011-01-01", "2011-06-30", 2011},
        {{"= Rapport de présidence",
          "L'UNESCO a présidé le Groupe mondial sur la migration du 1er juillet au 31 décembre 2011, et rend compte ici des travaux menés."},
         {"UNESCO"}, "2011-07-01", "2011-12-31", 2011},
        {{"= Informe de la presidencia",
          "El ACNUDH presidió el Grupo Mundial sobre Migración del 1 de julio al 31 de diciembre de 2010 y presenta aquí lo realizado por él."},
         {"OHCHR"}, "2010-07-01", "2010-12-31", 2010},
        {{"= Co-Chairmanship Report 2018",
          "IOM and FAO co-chaired the Global Migration Group from 1 January 2018 to 31 December 2018, the last year of that group of agencies."},
         {"IOM", "FAO"}, "2018-01-01", "2018-12-31", 2018},
        {{"= Chairmanship Report",
          "From 1 January 2014 to 31 December 2014 the Global Migration Group was chaired by the ILO, which reports on the year in these pages."},
         {"ILO"}, "2014-01-01", "2014-12-31", 2014},
        {{"= Chairmanship Report 1 January – 30 June 2013",
          "UNESCAP held the chair of the Global Migration Group on behalf of its sister commissions in the first half of the year, as before."},
         {"UN Regional Commissions"}, "2013-01-01", "2013-06-30", 2013},
    };
    for (const Row& row : rows) {
        INFO(row.lines.front() << " / " << row.lines.back());
        const auto report = derived(row.lines);
        CHECK(report.facts.chair == row.chair);
        CHECK(report.facts.author == row.chair);
        CHECK(report.facts.period_start == row.start);
        CHECK(report.facts.period_end == row.end);
        CHECK(report.facts.year == row.year);
        CHECK(report.facts.doctype == "chair report");
    }
}

TEST_CASE("what is no chair") {
    SECTION("a paper by the sitting chair") {
        const auto report = derived({"~ CRP/12", "~ CONFERENCE ROOM PAPER", "~ 4 May 2012", "= Migration and youth",
                                     "As Chair of the Global Migration Group, UNODC held a panel on youth in May 2012 and made a statement to the plenary."});
        CHECK(report.facts.chair.empty());
        CHECK(report.facts.doctype == "conference room paper");
        CHECK(report.facts.symbol == "CRP/12");
        CHECK(report.facts.date == "2012-05-04");
        CHECK(report.facts.year == 2012);
    }
    SECTION("a chair of another forum") {
        const auto report = derived({"= GFMD Chair's Summary Report 2012", "The Government of Mauritius held the chair of the Global Forum on Migration and "
                                     "Development from 1 January 2012 to 31 December 2012, and IOM lent it staff."});
        CHECK(report.facts.chair.empty());
    }
    SECTION("a chair to come") {
        const auto report = derived({"= Report on coordination", "UN Women will take over as the incoming chair of the Global Migration Group from "
                                     "1 January 2016 to 31 December 2016, when the present term ends."});
        CHECK(report.facts.chair.empty());
    }
}

TEST_CASE("first pages: session days, issue dates, symbols, authors") {
    SECTION("an input to a meeting") {
        const auto report = derived({"~ Population Division", "~ Department of Economic and Social Affairs", "~ New York, 11-12 February 2015",
                                     "= CONTRIBUTION OF THE INTERNATIONAL LABOUR OFFICE TO THE COORDINATION MEETING", kBody});
        CHECK(report.facts.author == Names{"ILO"});
        CHECK(report.facts.period_start == "2015-02-11");
        CHECK(report.facts.period_end == "2015-02-12");
        CHECK(report.facts.date.empty());
        CHECK(report.facts.year == 2015);
    }
    SECTION("a resolution") {
        const auto report = derived({"~ United Nations A/RES/71/1", "~ Distr.: General 3 October 2016", "~ Resolution adopted by the General Assembly on 19 September 2016",
                                     "= Declaration for Refugees and Migrants", kBody});
        CHECK(report.facts.symbol == "A/RES/71/1");
        CHECK(report.facts.date == "2016-10-03");
        CHECK(report.facts.author == Names{"UNGA"});
        CHECK(report.facts.doctype == "resolution");
    }
    SECTION("a letterhead, and a symbol that the body cites") {
        const auto report = derived({"~ UNHCR", "= Note on returns", kBody, "See document A/RES/65/170 of 2010, which asked for a report in 2012."});
        CHECK(report.facts.author == Names{"UNHCR"});
        CHECK(report.facts.symbol.empty());
        CHECK_FALSE(report.facts.year.has_value());  // never a year of the body
    }
    SECTION("two organisations and no word of who wrote it") {
        CHECK(derived({"= UNDP and UNICEF at work", kBody}).facts.author.empty());
    }
    SECTION("HIV/AIDS and 2008/9 are no symbols") {
        CHECK(derived({"~ HIV/AIDS", "~ 2008/9", "= Health", kBody}).facts.symbol.empty());
    }
}

TEST_CASE("every fact that was read says where") {
    const auto report = derived({"~ CRP/12", "~ 4 May 2012", "= Statement by the World Bank", kBody});
    for (const std::string field : {"title", "symbol", "date", "year", "author"}) {
        INFO(field);
        const auto evidence = std::ranges::find(report.facts.evidence, field, &schema::Evidence::field);
        REQUIRE(evidence != report.facts.evidence.end());
        REQUIRE(evidence->unit.has_value());
        const std::string& text = report.units[static_cast<std::size_t>(*evidence->unit)].text;
        CHECK_FALSE(evidence->words.empty());
        CHECK(text.find(evidence->words) != std::string::npos);
    }
}

TEST_CASE("a text full of names in another language is in that of its small words") {
    CHECK(derived({"Entre los oradores más conocidos de la mesa redonda estaban los directores del Refugee Studies Centre y del Joint "
                   "Data Center, así como la presidenta de Save the Children; su obra Making Migration Work for All se cita en casi todos "
                   "los informes que se han publicado desde entonces sobre esta materia."})
              .facts.language == "es");
}

TEST_CASE("languages of a report and of a long paragraph in another") {
    const std::string english = "The members agreed that the rights of all migrants should be protected, and that the work would go on in the coming year.";
    const std::string french = "Les membres sont convenus que les droits de tous les migrants devaient être protégés et que les travaux se poursuivraient l'année prochaine.";
    const std::string spanish = "Los miembros acordaron que los derechos de todos los migrantes debían protegerse y que la labor continuaría durante el año siguiente.";
    CHECK(derived({english, english + " " + english}).facts.language == "en");
    CHECK(derived({french, french}).facts.language == "fr");
    CHECK(derived({spanish, spanish}).facts.language == "es");
    const auto mixed = derived({english,
                                "Border guards in four countries were trained to tell victims of trafficking from those who exploit them.",
                                "A survey of employers showed how few of them knew the rules that bind whoever hires workers from abroad.",
                                "Two workshops brought together judges, lawyers and the police of the region for the first time in years.", french});
    CHECK(mixed.facts.language == "en");
    CHECK(mixed.units[4].language == "fr");
    CHECK(mixed.units[0].language.empty());
    CHECK(derived({"12 %", "---"}).facts.language.empty());
}

TEST_CASE("any units give facts, and every name is canonical") {
    std::mt19937 random(23);
    const std::vector<std::string> pieces{"= ", "# ", "- ", "~ ", "^ ", "GMG ", "chair ", "held ", "from ", "1 July 2013 ", "to ", "31 December ",
                                          "(", ")", "“", "UNHCR ", "A/RES/1", "Objective 2 ", "will ", "not ", ": ", ". ", "\xff", "é", "2013–", "requested to "};
    for (int round = 0; round < 150; ++round) {
        std::vector<std::string> lines;
        for (int line = 0; line < 6; ++line) {
            std::string text;
            for (int i = 0; i < 20; ++i) text += pieces[random() % pieces.size()];
            lines.push_back(text);
        }
        const auto report = derived(lines);
        for (const auto& unit : report.units) {
            for (const std::string& name : unit.agency) REQUIRE(rules().authority().resolve(name) != nullptr);
            const bool none = unit.commitment == schema::Commitment::None;
            REQUIRE(none == unit.commitment_all.empty());
        }
    }
}

TEST_CASE("the session or meeting that a report was written for") {
    struct Row {
        std::vector<std::string> lines;
        std::string meeting;
    };
    const std::vector<Row> rows{
        {{"~ 102nd Session of the Council, 26 November 2013", "= Returns"}, "102nd Session of the Council"},
        {{"= Input to the Ninth Coordination Meeting on International Migration", "~ New York, 17 February 2011"},
         "Ninth Coordination Meeting on International Migration"},
        {{"= 21st Working Group on Partnerships and the Strategy", "~ 28 April 2017"}, "21st Working Group on Partnerships and the Strategy"},
        {{"~ Sixty-eighth session", "= International migration"}, "Sixty-eighth session"},
        {{"~ Cent deuxième session du Conseil (Genève)", "= Les retours"}, "Cent deuxième session du Conseil"},
        {{"~ Undécima reunión de coordinación", "= Los retornos"}, "Undécima reunión de coordinación"},
        {{"~ 102.ª reunión del Consejo", "= Los retornos"}, "102.ª reunión del Consejo"},
        {{"= Statement at the Ministerial Conference on Diasporas"}, "Ministerial Conference on Diasporas"},
        {{"= APORTE DE LA CEPAL A LA REUNIÓN SOBRE DATOS"}, "REUNIÓN SOBRE DATOS"},
        {{"= Chairmanship Report", "~ a first meeting in Rome"}, ""},
        {{"= Renforcement du dialogue entre deux pays"}, ""},
        {{"= Report on returns", kBody, "The 5th session of the Council met."}, ""},
    };
    for (const Row& row : rows) {
        INFO(row.lines.front());
        const auto facts = derived(row.lines).facts;
        CHECK(facts.meeting == row.meeting);
        CHECK(derived(row.lines, {{"meeting", {"Retreat"}}}).facts.meeting == "Retreat");
    }
}

TEST_CASE("every fact that was read has its evidence") {
    const std::vector<std::vector<std::string>> reports{
        {"= Chairmanship Report 1 January – 30 June 2013",
         "UNESCAP held the chair of the Global Migration Group on behalf of its sister commissions in the first half of the year, as before."},
        {"~ C/101/CRP/12", "~ International Organization for Migration", "~ 9 November 2012", "~ 101st Session of the Council, 27–30 November 2012", "= Returns"},
        {"~ A/RES/73/3", "~ 18 October 2018", "= Declaration on returns", "~ Resolution adopted by the General Assembly"},
        {"= Annual report 2011", "Prepared by UNHCR"},
    };
    for (const auto& lines : reports) {
        const auto facts = derived(lines).facts;
        std::vector<std::string> fields;
        if (facts.year) fields.push_back("year");
        if (!facts.chair.empty()) fields.push_back("chair");
        if (!facts.author.empty()) fields.push_back("author");
        for (const auto& [field, value] : {std::pair{"title", facts.title}, {"symbol", facts.symbol}, {"doctype", facts.doctype}, {"date", facts.date},
                                           {"period", facts.period_start}, {"meeting", facts.meeting}}) {
            if (!value.empty()) fields.push_back(field);
        }
        CHECK(fields.size() >= 4);
        for (const std::string& field : fields) {
            INFO(lines.front() << ": " << field);
            CHECK(std::ranges::find(facts.evidence, field, &schema::Evidence::field) != facts.evidence.end());
        }
    }
}

TEST_CASE("who adopted a text issued it, whatever it is about") {
    const auto facts = derived({"~ Resolution adopted by the General Assembly", "= Report of the International Criminal Court"}).facts;
    CHECK(facts.author == Names{"UNGA"});
}

TEST_CASE("a form says its date below its first lines") {
    CHECK(derived({"= Management response", kBody, "Date of publication: June 2025", "Date of the next review: 2027"}).facts.date == "2025-06");
    CHECK(derived({"= Management response", kBody, "The date was set, and it was June 2025, in that year, by the two of them."}).facts.date.empty());
}
