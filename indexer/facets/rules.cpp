#include "indexer/facets/annotations.hpp"
#include "indexer/facets/facets.hpp"
#include "indexer/facets/languages.hpp"
#include "indexer/facets/metadata.hpp"
#include "indexer/facets/passages.hpp"
#include "indexer/facets/report_facts.hpp"
#include "indexer/facets/tables.hpp"

#include <utility>

namespace travaux::facets {

struct Rules::State {
    Tables tables;
};

namespace {

void mark_units(schema::Report& report, Passages& passages, const Tables& tables) {
    const schema::ReportFacts& facts = report.facts;
    const Reporter reporter{facts.author, facts.chair, facts.doctype == "chair report"};
    const Parents parents = parents_of(report.units);
    ObjectiveReader objectives(parents, tables);
    CommitmentReader commitments(parents, reporter, facts.year, passages.language(), tables);
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        schema::Unit& unit = report.units[i];
        const Passage& passage = passages.read(i);
        if (unit.agency.empty()) unit.agency = agencies_in(passage, tables.authority);
        if (unit.mentions.empty()) unit.mentions = years_in(unit.text);
        objectives.read(unit, passage);
        commitments.read(unit, passage);
    }
    objectives.label(report.units);
}

}  // namespace

Rules::Rules(std::unique_ptr<State> state) : state_(std::move(state)) {}
Rules::~Rules() = default;
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;

Rules Rules::load() { return Rules(std::make_unique<State>(State{read_tables()})); }

std::vector<std::string> Rules::derive(schema::Report& report, const read::Metadata& metadata) const {
    std::vector<std::string> fixed;
    const Tables& tables = state_->tables;
    schema::ReportFacts given;
    given.doc = report.facts.doc;
    given.path = report.facts.path;
    auto warnings = apply_metadata(metadata, tables.authority, given, fixed);
    if (given.language.empty()) given.language = report_language(report);
    report.facts.language = given.language;
    mark_languages(report);
    Passages passages(report, tables);
    Reading reading{report, passages.beginning(), tables, given, fixed};
    read_report_facts(reading);
    given.definitions = passages.definitions();
    report.facts = std::move(given);
    mark_units(report, passages, tables);
    return warnings;
}

void Rules::annotate(schema::Report& report) const {
    if (report.facts.language.empty()) report.facts.language = report_language(report);
    Passages passages(report, state_->tables);
    report.facts.definitions = passages.definitions();
    mark_units(report, passages, state_->tables);
}

const vocabulary::Authority& Rules::authority() const { return state_->tables.authority; }

}  // namespace travaux::facets
