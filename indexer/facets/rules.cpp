#include "indexer/facets/annotations.hpp"
#include "indexer/facets/facets.hpp"
#include "indexer/facets/languages.hpp"
#include "indexer/facets/metadata.hpp"
#include "indexer/facets/report_facts.hpp"
#include "indexer/facets/tables.hpp"

#include <utility>

namespace travaux::facets {

struct Rules::State {
    Tables tables;
};

namespace {

std::vector<Passage> passages_of(const schema::Report& report, const Tables& tables) {
    std::vector<Passage> passages;
    passages.reserve(report.units.size());
    const std::string language = report.facts.language.empty() ? "en" : report.facts.language;
    const auto local = local_names(report.units, language, tables.authority);
    for (const auto& unit : report.units) {
        passages.push_back(read_passage(unit.text, tables, local, unit.language.empty() ? language : unit.language));
    }
    return passages;
}

void mark_units(schema::Report& report, const std::vector<Passage>& passages, const Tables& tables) {
    const schema::ReportFacts& facts = report.facts;
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        schema::Unit& unit = report.units[i];
        if (unit.agency.empty()) unit.agency = agencies_in(passages[i], tables.authority);
        if (unit.mentions.empty()) unit.mentions = years_in(unit.text);
    }
    mark_objectives(report.units, passages, tables);
    const Speech* speech = tables.speech(facts.language.empty() ? "en" : facts.language);
    if (speech == nullptr) return;
    const Reporter reporter{facts.author, facts.chair, facts.doctype == "chair report"};
    mark_commitments(report.units, passages, reporter, facts.year, tables, *speech);
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
    const auto passages = passages_of(report, tables);
    Reading reading{report, passages, tables, given, fixed};
    read_report_facts(reading);
    report.facts = std::move(given);
    mark_units(report, passages, tables);
    return warnings;
}

void Rules::annotate(schema::Report& report) const {
    const auto passages = passages_of(report, state_->tables);
    mark_units(report, passages, state_->tables);
}

const vocabulary::Authority& Rules::authority() const { return state_->tables.authority; }

}  // namespace travaux::facets
