#include "indexer/facets/annotations.hpp"
#include "indexer/facets/definitions.hpp"
#include "indexer/facets/facets.hpp"
#include "indexer/facets/languages.hpp"
#include "indexer/facets/metadata.hpp"
#include "indexer/facets/report_facts.hpp"
#include "indexer/facets/tables.hpp"
#include "schema/analysis/analyzer.hpp"

#include <algorithm>
#include <utility>

namespace travaux::facets {

struct Rules::State {
    Tables tables;
};

namespace {

/// The units as text, and what they define.
struct Text {
    std::vector<Passage> passages;  // one a unit
    std::vector<schema::Definition> definitions;
};

/// Notes a definition, unless the report has made it before.
void learn(const DefinedForm& form, const schema::Unit& unit, std::vector<schema::Definition>& definitions) {
    const std::string_view printed = std::string_view(unit.text).substr(form.long_begin, form.long_end - form.long_begin);
    const auto same = [&](const schema::Definition& other) {
        return other.short_form == form.short_form && analysis::fold(other.long_form) == analysis::fold(printed);
    };
    if (std::ranges::none_of(definitions, same)) definitions.push_back({form.short_form, std::string(printed), unit.ordinal});
}

Text read_text(const schema::Report& report, const Tables& tables) {
    Text text;
    text.passages.reserve(report.units.size());
    std::vector<vocabulary::LocalName> local;
    const std::string report_language = report.facts.language.empty() ? "en" : report.facts.language;
    const auto language_of = [&](const schema::Unit& unit) -> const std::string& { return unit.language.empty() ? report_language : unit.language; };
    for (const auto& unit : report.units) {
        const Passage& passage = text.passages.emplace_back(read_passage(unit.text, tables, language_of(unit)));
        for (const DefinedForm& form : definitions_in(passage, tables.every_language, tables.authority)) {
            learn(form, unit, text.definitions);
            const bool known = std::ranges::find(local, form.short_form, &vocabulary::LocalName::form) != local.end() ||
                               !tables.authority.find(form.short_form, {}, report_language).empty();
            if (form.agency && !known) local.push_back({form.short_form, tables.authority.agencies()[*form.agency].canonical});
        }
    }
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        const schema::Unit& unit = report.units[i];
        const bool prints = std::ranges::any_of(local, [&](const auto& name) { return unit.text.find(name.form) != std::string::npos; });
        if (prints) text.passages[i].names = tables.authority.find(unit.text, local, language_of(unit));
    }
    return text;
}

void mark_units(schema::Report& report, const std::vector<Passage>& passages, const Tables& tables) {
    const schema::ReportFacts& facts = report.facts;
    for (std::size_t i = 0; i < report.units.size(); ++i) {
        schema::Unit& unit = report.units[i];
        if (unit.agency.empty()) unit.agency = agencies_in(passages[i], tables.authority);
        if (unit.mentions.empty()) unit.mentions = years_in(unit.text);
    }
    mark_objectives(report.units, passages, tables);
    const Reporter reporter{facts.author, facts.chair, facts.doctype == "chair report"};
    mark_commitments(report.units, passages, reporter, facts.year, facts.language.empty() ? "en" : facts.language, tables);
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
    Text text = read_text(report, tables);
    Reading reading{report, text.passages, tables, given, fixed};
    read_report_facts(reading);
    given.definitions = std::move(text.definitions);
    report.facts = std::move(given);
    mark_units(report, text.passages, tables);
    return warnings;
}

void Rules::annotate(schema::Report& report) const {
    if (report.facts.language.empty()) report.facts.language = report_language(report);
    Text text = read_text(report, state_->tables);
    report.facts.definitions = std::move(text.definitions);
    mark_units(report, text.passages, state_->tables);
}

const vocabulary::Authority& Rules::authority() const { return state_->tables.authority; }

}  // namespace travaux::facets
