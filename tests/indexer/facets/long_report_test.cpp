#include "indexer/facets/passages.hpp"
#include "tests/indexer/facets/written_report.hpp"

#include "tests/catch.hpp"

#include <algorithm>

using namespace travaux;
using namespace travaux::facets;

namespace {

using Lines = std::vector<std::string>;

// What a reader must keep in mind from unit to unit: names, lead-ins, headings, columns, blocks of a response.
const Lines kText{
    "# Objective 1: Advocacy",
    "The Division for Social Affairs asked ECOMEU for data.",
    "The group will, by 2014:",
    "- publish a guide with ECOMEU;",
    "-- in three languages;",
    "- train consuls.",
    "# Recommendations",
    "- Train the consuls of ECOMEU.",
    "~ Action | Responsible | Deadline | Status",
    "| Print the guide | IOM | 2014 | ongoing",
    "| Train consuls | ECOMEU | 2015 | completed",
    "# Management response",
    "Recommendation 1: Print a guide.",
    "Key actions:",
    "Print it in Rome by March 2015.",
    "Responsible unit: UNHCR",
};

const std::string kDefinition = "The Economic Commission for Europe (ECOMEU) met.";

// More text than is kept at once; it speaks of nothing.
Lines filler() {
    constexpr std::size_t kUnits = 450, kWords = 300;
    std::string text;
    for (std::size_t i = 0; i < kWords; ++i) text += "evening ";
    return Lines(kUnits, text);
}

schema::Report annotated(const Lines& lines) {
    schema::Report report = written(lines);
    report.facts.language = "en";
    report.facts.year = 2013;
    rules().annotate(report);
    return report;
}

Lines joined(Lines lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

// The units of `lines` in a report, `at` the first of them, as if they stood alone.
std::vector<schema::Unit> units_at(const schema::Report& report, std::size_t at, std::size_t count) {
    std::vector<schema::Unit> units(report.units.begin() + static_cast<std::ptrdiff_t>(at), report.units.begin() + static_cast<std::ptrdiff_t>(at + count));
    for (schema::Unit& unit : units) {
        unit.ordinal -= static_cast<int>(at);
        unit.address = std::to_string(unit.ordinal);
        if (unit.parent) *unit.parent -= static_cast<int>(at);
    }
    return units;
}

}  // namespace

TEST_CASE("units far from the beginning of a long report say what they say in a short one") {
    const auto alone = annotated(joined(kText, {kDefinition}));
    REQUIRE(std::ranges::count(alone.units[1].agency, "UNECE") == 1);  // by a definition further down
    REQUIRE(alone.units[3].commitment == schema::Commitment::Planned);
    REQUIRE(alone.units[10].commitment == schema::Commitment::Delivered);
    REQUIRE(alone.units[14].commitment == schema::Commitment::Planned);
    const Lines far = filler();
    const auto late = annotated(joined(joined(far, kText), {kDefinition}));
    const auto early = annotated(joined(joined(kText, far), {kDefinition}));
    const auto across = annotated(joined(joined(Lines(far.begin(), far.begin() + 205), kText), joined(far, {kDefinition})));
    CHECK(units_at(late, far.size(), kText.size()) == units_at(alone, 0, kText.size()));
    CHECK(units_at(early, 0, kText.size()) == units_at(alone, 0, kText.size()));
    CHECK(units_at(across, 205, kText.size()) == units_at(alone, 0, kText.size()));
    REQUIRE(late.facts.definitions.size() == 1);
    CHECK(late.facts.definitions[0].unit == static_cast<int>(late.units.size()) - 1);
}

TEST_CASE("of a long report the beginning alone is kept") {
    const Tables tables = read_tables();
    const auto report = written(filler());
    Passages passages(report, tables);
    const std::size_t kept = passages.beginning().size();
    CHECK(kept > Passages::kFirstUnits);
    CHECK(kept < report.units.size() / 2);
    for (const std::size_t unit : {kept - 1, kept, report.units.size() - 1, std::size_t{0}}) {
        INFO(unit);
        CHECK(passages.read(unit).text.data() == report.units[unit].text.data());
        CHECK(passages.read(unit).words.size() == passages.beginning()[0].words.size());
    }
}
