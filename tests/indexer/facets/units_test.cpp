#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

using namespace travaux;
using namespace travaux::facets;

namespace {

using Names = std::vector<std::string>;

std::vector<int> objectives(const schema::Report& report) {
    std::vector<int> out;
    for (const auto& unit : report.units) out.push_back(unit.objective.value_or(0));
    return out;
}

}  // namespace

TEST_CASE("objectives cover their list and what follows, up to the next lead-in or heading") {
    const auto report = derived({
        "The two objectives were:",
        "- Objective 1: Raise awareness of labour rights (“rights objective”)",
        "- Objective 2: Strengthen the group",
        "The theme of the term was youth.",
        "# Activities",
        "Under Objective 1 (“rights”), the group:",
        "- Held a seminar;",
        "-- in Rome;",
        "The seminar was well attended.",
        "Concerning Objective 2, little was done. See also objective 1.",
        "It was a short term.",
        "# Outlook",
        "The next chair will say more.",
    });
    CHECK(objectives(report) == std::vector<int>{0, 1, 2, 0, 0, 1, 1, 1, 1, 2, 2, 0, 0});
    CHECK(report.units[1].objective_label == "rights");
    CHECK(report.units[8].objective_label == "rights");
    CHECK(report.units[10].objective_label.empty());
}

TEST_CASE("objectives by other names, numbers and languages") {
    struct Row {
        std::string text;
        int objective;
    };
    const std::vector<Row> rows{
        {"Under Goal II, two meetings were held.", 2},
        {"Strategic objective 3 concerned data.", 3},
        {"Priority area 4 was left to others.", 4},
        {"Au titre de l'objectif 2, le groupe a tenu une réunion.", 2},
        {"En relación con el objetivo 5, se celebró un taller.", 5},
        {"Objectif stratégique n° 1 : les droits.", 1},
        {"Sustainable Development Goal 10 speaks of migration.", 0},
        {"Goal 10 of the 2030 Agenda speaks of migration.", 0},
        {"Objective 23 of the Global Compact was named.", 0},
        {"Goal Two was left to others.", 2},
        {"Objectif trois : les données.", 3},
        {"The goal one should have", 0},
        {"The objective was clear. Objective 2 was not.", 0},
        {"The objective i have in mind", 0},
        {"Objectives were set.", 0},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(derived({row.text}).units[0].objective.value_or(0) == row.objective);
    }
}

TEST_CASE("a heading that names an objective opens it for its section") {
    const auto report = derived({"# Objective 1: Advocacy", "Two papers came out.", "# Objective 2: Data", "One did.", "# Annex", "A list."});
    CHECK(objectives(report) == std::vector<int>{0, 1, 0, 2, 0, 0});
    CHECK(report.units[1].objective_label == "Advocacy");
}

TEST_CASE("organisations printed in a unit, in order, each once") {
    const auto report = derived({"The World Bank met UN-DESA and DESA met the World Health Organization; who knows, the UN was there.",
                                 "A note at http://www.iom.int/about."});
    CHECK(report.units[0].agency == Names{"World Bank", "UNDESA", "WHO"});
    CHECK(report.units[1].agency.empty());
}

TEST_CASE("an acronym that the report defines is that organisation's in this report alone") {
    const std::vector<std::string> lines{"The Economic Commission for Europe (ECOMEU) met.", "ECOMEU met again."};
    CHECK(derived(lines).units[1].agency == Names{"UNECE"});
    CHECK(derived({"ECOMEU met."}).units[0].agency.empty());
}

TEST_CASE("annotate leaves what a record brings") {
    schema::Report report = written({"In 2013 UNHCR will publish a guide."});
    report.units[0].agency = {"IOM"};
    report.facts.year = 2020;
    rules().annotate(report);
    CHECK(report.units[0].agency == Names{"IOM"});
    CHECK(report.units[0].mentions == std::vector<int>{2013});
    CHECK(report.units[0].commitment == schema::Commitment::Planned);
    CHECK(report.facts.year == 2020);
    CHECK(report.facts.title.empty());
}
