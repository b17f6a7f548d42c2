#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

#include <algorithm>

using namespace travaux;
using namespace travaux::facets;
using schema::Commitment;

namespace {

using Names = std::vector<std::string>;

struct Row {
    Commitment status;
    std::string text;
};

/// The units of a paper by one agency, in a language.
std::vector<schema::Unit> paper(const std::vector<std::string>& lines, const std::string& language, const std::string& author = "UNHCR") {
    return derived(lines, {{"author", {author}}, {"language", {language}}, {"year", {"2013"}}}).units;
}

void check(const std::vector<Row>& rows, const std::string& language) {
    for (const Row& row : rows) {
        INFO(row.text);
        const auto unit = paper({row.text}, language).front();
        CHECK(schema::name_of(unit.commitment) == schema::name_of(row.status));
        const bool listed = std::ranges::find(unit.commitment_all, row.status) != unit.commitment_all.end();
        CHECK(listed == (row.status != Commitment::None));
    }
}

}  // namespace

TEST_CASE("commitments in English") {
    check({
        {Commitment::Planned, "The Office will open a help desk for women workers."},
        {Commitment::Planned, "UNHCR plans to publish a handbook in 2014."},
        {Commitment::Planned, "UNHCR will continue to advise governments."},
        {Commitment::Planned, "A second workshop is planned for May 2014."},
        {Commitment::Planned, "Three regional hearings will be organized in the coming months."},
        {Commitment::Planned, "The guide is to be published before the summer."},
        {Commitment::Planned, "UNHCR stands ready to lend its staff."},
        {Commitment::Planned, "UNHCR is planning a conference of ministers."},
        {Commitment::Ongoing, "UNHCR continues to train border guards."},
        {Commitment::Ongoing, "The Office is seeking partners for a survey."},
        {Commitment::Ongoing, "UNHCR publishes a bulletin every month."},
        {Commitment::Ongoing, "The handbook is being translated."},
        {Commitment::Ongoing, "UNHCR is involved in four such networks."},
        {Commitment::Delivered, "UNHCR held two hearings and published their records."},
        {Commitment::Delivered, "In 2012, UNHCR, in close cooperation with its partners, opened a shelter."},
        {Commitment::Delivered, "The hearings were convened in Nairobi."},
        {Commitment::Delivered, "All records have been made public."},
        {Commitment::Delivered, "UNHCR staff trained 300 guards."},
        {Commitment::Delivered, "UNHCR and the World Bank opened a fund."},
        {Commitment::NotRealised, "UNHCR had planned to open a shelter in Malta."},
        {Commitment::NotRealised, "The second hearing could not be held for want of money."},
        {Commitment::NotRealised, "The Office decided to cancel the survey."},
        {Commitment::NotRealised, "The retreat was postponed."},
        {Commitment::NotRealised, "The pilot has not started, for want of money."},
        {Commitment::NotRealised, "The third hearing did not take place because the hall was shut."},
        {Commitment::NotRealised, "The last chapter was not written."},
        {Commitment::NotRealised, "No course was held in spring."},
        {Commitment::NotRealised, "A second edition was foreseen. It was dropped."},
        {Commitment::Requested, "States should lift these restrictions."},
        {Commitment::Requested, "The Council may wish to take note."},
        {Commitment::Planned, "UNHCR has offered to lend its rooms."},
        {Commitment::Planned, "Our next step is a pilot in five towns."},
        {Commitment::Ongoing, "UNHCR has been working on this since 2006."},
        {Commitment::Delivered, "The handbook on the rights of migrants was published in May."},
        {Commitment::None, "Most such systems were built for refugees."},
        {Commitment::None, "UNHCR takes the chair in January."},
        {Commitment::Requested, "The secretariat is requested to prepare a paper by 1 March 2014."},
        {Commitment::Requested, "The Assembly calls upon all Member States to ratify the Convention."},
        {Commitment::Requested, "The Council invites donors to consider the proposal."},
        {Commitment::Requested, "The Principals requested the working level to report back."},
        {Commitment::Requested, "It is recommended that the list be revised."},
        {Commitment::None, "UNHCR is committed to the rights of all."},
        {Commitment::None, "UNHCR recognizes that migration is a fact of life."},
        {Commitment::None, "This paper presents two cases and what will be made of them."},
        {Commitment::None, "This report describes how UNHCR intends to act."},
        {Commitment::None, "It remains to be seen whether UNHCR will be invited."},
        {Commitment::None, "If money is found, UNHCR will act."},
        {Commitment::None, "UNHCR will not take part."},
        {Commitment::None, "Governments will decide the matter in their own time."},
        {Commitment::None, "The High-level Dialogue demonstrated a change of mood."},
        {Commitment::None, "Partnership will be vital."},
        {Commitment::None, "Migration will remain with us."},
        {Commitment::None, "The agreed action plan for the region is long."},
        {Commitment::None, "The title was “What UNHCR will do next”."},
    }, "en");
}

TEST_CASE("commitments in French") {
    check({
        {Commitment::Planned, "Le HCR organisera deux ateliers en 2014."},
        {Commitment::Planned, "Le HCR prévoit de publier un guide."},
        {Commitment::Planned, "Un deuxième atelier est prévu pour mai 2014."},
        {Commitment::Ongoing, "Le HCR continue de former les agents."},
        {Commitment::Ongoing, "La traduction du guide est en cours."},
        {Commitment::Delivered, "Le HCR a organisé deux ateliers."},
        {Commitment::Delivered, "Deux ateliers ont été organisés à Dakar."},
        {Commitment::Delivered, "La réunion s'est tenue à Genève."},
        {Commitment::NotRealised, "Le HCR avait prévu d'ouvrir un bureau."},
        {Commitment::NotRealised, "Cette réunion n'a pas pu avoir lieu."},
        {Commitment::NotRealised, "L'enquête a été annulée."},
        {Commitment::NotRealised, "Le site n'a pas été traduit."},
        {Commitment::Delivered, "Nous avons formé 300 agents."},
        {Commitment::Requested, "Les États devraient lever ces restrictions."},
        {Commitment::Requested, "Le Conseil prie le secrétariat de présenter un rapport."},
        {Commitment::Requested, "Le secrétariat est prié de présenter un rapport."},
        {Commitment::None, "Le HCR est engagé à défendre les droits de tous."},
        {Commitment::None, "Le présent document décrit les travaux qui seront menés."},
    }, "fr");
}

TEST_CASE("commitments in Spanish") {
    check({
        {Commitment::Planned, "El ACNUR organizará dos talleres en 2014."},
        {Commitment::Planned, "El ACNUR tiene previsto publicar una guía."},
        {Commitment::Planned, "Está prevista una segunda reunión en mayo."},
        {Commitment::Ongoing, "El ACNUR sigue capacitando a los agentes."},
        {Commitment::Delivered, "El ACNUR organizó dos talleres."},
        {Commitment::Delivered, "Se celebraron dos talleres en Lima."},
        {Commitment::Delivered, "El ACNUR ha publicado una guía."},
        {Commitment::NotRealised, "El ACNUR había previsto abrir una oficina."},
        {Commitment::NotRealised, "La segunda reunión no pudo celebrarse."},
        {Commitment::NotRealised, "La segunda reunión no tuvo lugar."},
        {Commitment::Delivered, "Hemos capacitado a 300 agentes."},
        {Commitment::Requested, "Los Estados deberían levantar esas restricciones."},
        {Commitment::Requested, "Se pide a la secretaría que presente un informe."},
        {Commitment::Requested, "El Consejo invita a los Estados a adherirse."},
        {Commitment::None, "El ACNUR está comprometido con los derechos de todos."},
        {Commitment::None, "El presente documento describe lo que se hará."},
    }, "es");
}

TEST_CASE("items take the status of their lead-in") {
    SECTION("aims are planned, whatever the lead-in tells") {
        const auto units = paper({"The Office set itself two tasks:", "- to widen its membership;", "- one paper a year."}, "en");
        CHECK(units[0].commitment == Commitment::None);
        CHECK(units[1].commitment == Commitment::Planned);
        CHECK(units[2].commitment == Commitment::Planned);
    }
    SECTION("so are numbered objectives") {
        const auto units = paper({"UNHCR announced two objectives at the outset:", "- Objective 1: Make rights known", "- Objective 2: Leave good rules"}, "en");
        CHECK(units[0].commitment == Commitment::None);
        CHECK(units[1].commitment == Commitment::Planned);
    }
    SECTION("what was said is no deed") {
        CHECK(paper({"The Office wrote down what members said:", "- costs remain high;"}, "en")[1].commitment == Commitment::None);
    }
    SECTION("the perfect without its subject") {
        const auto units = paper({"Au titre de l'objectif 2, le HCR :", "- a publié deux notes ;"}, "fr");
        CHECK(units[0].commitment == Commitment::None);
        CHECK(units[1].commitment == Commitment::Delivered);
    }
    SECTION("a promise") {
        const auto units = paper({"UNHCR will continue to help States, including:", "- Advice on registration;", "- Training."}, "en");
        CHECK(units[0].commitment == Commitment::Planned);
        CHECK(units[1].commitment == Commitment::Planned);
        CHECK(units[1].actor == Names{"UNHCR"});
        CHECK(units[2].commitment == Commitment::Planned);
    }
    SECTION("an announcement says nothing itself") {
        const auto units = paper({"The following activities are planned:", "- Hearings in two countries;"}, "en");
        CHECK(units[0].commitment == Commitment::None);
        CHECK(units[1].commitment == Commitment::Planned);
    }
    SECTION("bare verbs") {
        const auto units = derived({"= UNFPA Chairmanship Report 1 January – 30 June 2008", "UNFPA held the chair of the Global Migration Group from 1 January 2008 to 30 June 2008.",
                                    "Under UNFPA's chairmanship, the Global Migration Group:", "- Launched a survey of its members;", "- Continued its review, including:",
                                    "-- Hosting a panel in Paris;", "-- Preparing a second one."}).units;
        CHECK(units[2].commitment == Commitment::None);
        CHECK(units[3].commitment == Commitment::Delivered);
        CHECK(units[3].actor == Names{"GMG"});
        CHECK(units[4].commitment == Commitment::Ongoing);
        CHECK(units[5].commitment == Commitment::Delivered);
        CHECK(units[6].commitment == Commitment::Ongoing);
    }
    SECTION("a request") {
        const auto units = paper({"The working level is requested to revise the rules with a view to:", "- lengthening the term;", "- naming a deputy."}, "en");
        CHECK(units[0].commitment == Commitment::Requested);
        CHECK(units[1].commitment == Commitment::Requested);
        CHECK(units[2].commitment == Commitment::Requested);
    }
    SECTION("messages are no undertakings") {
        CHECK(paper({"Key messages were:", "- The importance of rights."}, "en")[1].commitment == Commitment::None);
    }
}

TEST_CASE("the words that say so are kept") {
    CHECK(paper({"The retreat was postponed."}, "en").front().commitment_words == "was postponed");
    CHECK(paper({"The following activities are planned:", "- Hearings in two countries;"}, "en")[1].commitment_words.find("planned") != std::string::npos);
    CHECK(paper({"Costs are high."}, "en").front().commitment_words.empty());
}

TEST_CASE("rows of follow-up tables") {
    struct TableRow {
        std::string header, text;
        Commitment status;
        Names actor;
        std::string due;
    };
    const std::vector<TableRow> rows{
        {"Action | Responsible | Deadline | Status", "Renew the list | UNICEF | March 2014 | done", Commitment::Delivered, {"UNICEF"}, "2014-03"},
        {"Action | Responsible | Deadline | Status", "Renew the list | Web team | | not completed", Commitment::NotRealised, {"Web team"}, ""},
        {"Recommendation | Management response | Action | Responsible | Deadline", "Widen the scope | Partially accepted | Revise | IOM, ILO | 31 May 2014",
         Commitment::Planned, {"IOM", "ILO"}, "2014-05-31"},
        {"Recommendation | Response", "Close the fund | Rejected", Commitment::None, {}, ""},
        {"Recommandation | Réponse | Responsable | Échéance", "Revoir le guide | Acceptée | OIM | 2014", Commitment::Planned, {"IOM"}, "2014"},
        {"Actividad | Responsable | Estado", "Revisar la guía | OIT | en curso", Commitment::Ongoing, {"ILO"}, ""},
        {"", "Survey of members | OHCHR | in progress", Commitment::Ongoing, {}, ""},
    };
    for (const TableRow& row : rows) {
        INFO(row.text);
        const auto units = paper({"~ " + row.header, "| " + row.text}, "en");
        CHECK(schema::name_of(units.back().commitment) == schema::name_of(row.status));
        CHECK(units.back().actor == row.actor);
        CHECK(units.back().due == row.due);
    }
}

TEST_CASE("management responses under labels") {
    const auto units = paper({
        "Recommendation 1: Training by IOM and UNICEF ought to reach every office.",
        "This recommendation follows from interviews.",
        "Responsible unit(s): IOM",
        "Management response – accepted/partially accepted/rejected: the Office accepts the recommendation.",
        "The Office held a first course in 2012.",
        "Key actions:",
        "Hold two courses a year, by 30 June 2014.",
        "- A list of trainers;",
        "# Recommendation 2 (Time 0)",
        "Each office ought to name a trainer.",
        "Management response: the recommendation is not accepted.",
        "Status: discontinued",
        "# Annex",
        "Key actions: none.",
    }, "en", "IOM");
    using enum Commitment;
    const std::vector<Commitment> expected{Requested, None, None, Planned, Delivered, None, Planned, Planned, None, Requested, None, NotRealised, None, None};
    for (std::size_t i = 0; i < units.size(); ++i) {
        INFO(units[i].text);
        CHECK(schema::name_of(units[i].commitment) == schema::name_of(expected[i]));
    }
    CHECK(units[6].actor == Names{"IOM"});
    CHECK(units[6].due == "2014-06-30");
    CHECK(units[9].actor.empty());
}

TEST_CASE("labels mean nothing where nothing is recommended") {
    const auto units = paper({"Action: Two courses were held.", "Status: The courses are full.", "Recommendations: see below."}, "en");
    CHECK(units[0].commitment == Commitment::Delivered);
    CHECK(units[1].commitment == Commitment::None);
    CHECK(units[2].commitment == Commitment::None);
}

TEST_CASE("paragraphs of a report in other languages are read in theirs") {
    const auto units = paper({"The Office will open a shelter.",
                              "L’Organisation publiera au printemps une étude sur les envois de fonds vers les pays de la région et leurs effets sur les familles restées au pays."}, "en");
    CHECK(units[1].language == "fr");
    CHECK(units[1].commitment == Commitment::Planned);
}

TEST_CASE("resolutions: what is recalled is none, what is asked is requested") {
    check({
        {Commitment::None, "Recalls that the Office shall report every year;"},
        {Commitment::None, "Welcomes the fact that two courses were held;"},
        {Commitment::None, "Takes note of the report that was presented;"},
        {Commitment::Requested, "Notes the courses that were held, and invites the Office to continue them;"},
        {Commitment::Requested, "Calls upon States that have not yet done so to ratify the Convention;"},
    }, "en");
    check({{Commitment::None, "Prend note du rapport qui a été présenté;"}, {Commitment::Requested, "Rappelle ses décisions et prie le Bureau de lui faire rapport;"}}, "fr");
}

TEST_CASE("footnotes tell of no deeds") {
    const auto units = paper({"UNHCR opened a shelter.", "^ UNHCR published the list in 2012."}, "en");
    CHECK(units[0].commitment == Commitment::Delivered);
    CHECK(units[1].commitment == Commitment::None);
}

TEST_CASE("what was dropped outweighs what was done, and all is kept") {
    const auto unit = paper({"UNHCR held a hearing. UNHCR had planned to hold a second one, which could not take place."}, "en").front();
    CHECK(unit.commitment == Commitment::NotRealised);
    CHECK(unit.commitment_all == std::vector<Commitment>{Commitment::Delivered, Commitment::NotRealised});
}

TEST_CASE("actors") {
    struct ActorRow {
        std::string text;
        Names actor;
    };
    const std::vector<ActorRow> rows{
        {"The Administration will open a help desk.", {"IOM"}},
        {"UNDP and IOM will open a help desk.", {"UNDP", "IOM"}},
        {"IOM, together with UNDP and UNICEF, led the review.", {"IOM"}},
        {"The survey was carried out by IOM.", {"IOM"}},
        {"We will open a help desk.", {"IOM"}},
        {"The Assembly calls upon UNICEF and UNDP to report.", {"UNICEF", "UNDP"}},
        {"UNESCO is requested to report.", {"UNESCO"}},
        {"A help desk will be opened.", {}},
    };
    for (const ActorRow& row : rows) {
        INFO(row.text);
        CHECK(paper({row.text}, "en", "IOM").front().actor == row.actor);
    }
}

TEST_CASE("laws and preambles promise nothing") {
    check({
        {Commitment::None, "Everyone shall enjoy the protection of the law."},
        {Commitment::None, "No one shall be returned to a country where he was persecuted."},
        {Commitment::None, "A seafarer who has served for a year shall be paid in full."},
        {Commitment::None, "Whereas all States should be guided by one aim,"},
        {Commitment::None, "Deeply mindful of the work that was done by the members,"},
        {Commitment::None, "You will get an answer within a week, and you should keep it."},
        {Commitment::Planned, "The secretariat shall publish the list in 2014."},
        {Commitment::Requested, "Welcoming the report, the Council requests the secretariat to publish it."},
    }, "en");
    check({{Commitment::None, "Considérant que les États doivent agir de concert,"}}, "fr");
    check({{Commitment::None, "Considerando que los Estados deben actuar juntos,"}}, "es");
}

TEST_CASE("due dates") {
    struct DueRow {
        std::string text, due;
    };
    const std::vector<DueRow> rows{
        {"The secretariat is requested to meet in early 2014 and report back by 31 March 2014.", "2014-03-31"},
        {"UNHCR plans to launch in early 2014 a campaign.", "2014"},
        {"UNHCR will publish a guide before the end of 2013.", "2013-12"},
        {"UNHCR will publish a guide by the end of the year.", "2013-12"},
        {"In 2012 UNHCR said that it will publish a guide.", ""},
        {"UNHCR will act on the resolution adopted in 2010.", ""},
        {"UNHCR published a guide in 2013.", ""},
        {"UNHCR invites the parties to the accord signed in Lima on 3 May 2013 to renew it.", ""},
        {"UNHCR will support deliberations on the post-2015 agenda.", ""},
        {"UNHCR will publish its views on the post-2015 agenda by 1 May 2014.", "2014-05-01"},
        {"UNHCR will report by mid-2014.", "2014-07"},
        {"UNHCR hopes that the accord will be signed by 3 May 2014.", "2014-05-03"},
    };
    for (const DueRow& row : rows) {
        INFO(row.text);
        CHECK(paper({row.text}, "en").front().due == row.due);
    }
}
