#include "indexer/facets/passages.hpp"

#include "indexer/facets/definitions.hpp"
#include "schema/analysis/analyzer.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

// A passage takes some twenty times its text. Most reports are shorter, and are read once.
constexpr std::size_t kKeptText = 500'000;  // bytes

}  // namespace

Passages::Passages(const schema::Report& report, const Tables& tables) : report_(report), tables_(tables) {
    std::size_t text = 0;
    for (const schema::Unit& unit : report.units) {
        text += unit.text.size();
        const bool kept = beginning_.size() < kFirstUnits || text <= kKeptText;
        if (!kept && !may_define(unit.text)) continue;
        Passage passage = read_passage(unit.text, tables, language_of(unit));
        for (const DefinedForm& form : definitions_in(passage, tables.every_language, tables.authority)) learn(form, unit);
        if (kept) beginning_.push_back(std::move(passage));
    }
    for (std::size_t i = 0; i < beginning_.size(); ++i) find_local_names(beginning_[i], language_of(report.units[i]));
}

const Passage& Passages::read(std::size_t unit) {
    if (unit < beginning_.size()) return beginning_[unit];
    const std::string_view language = language_of(report_.units[unit]);
    current_ = read_passage(report_.units[unit].text, tables_, language);
    find_local_names(current_, language);
    return current_;
}

std::string_view Passages::language_of(const schema::Unit& unit) const {
    return unit.language.empty() ? language() : std::string_view(unit.language);
}

// Notes a definition, unless the report has made it before.
void Passages::learn(const DefinedForm& form, const schema::Unit& unit) {
    const std::string_view printed = std::string_view(unit.text).substr(form.long_begin, form.long_end - form.long_begin);
    const auto same = [&](const schema::Definition& other) {
        return other.short_form == form.short_form && analysis::fold(other.long_form) == analysis::fold(printed);
    };
    if (std::ranges::none_of(definitions_, same)) definitions_.push_back({form.short_form, std::string(printed), unit.ordinal});
    if (!form.agency || std::ranges::find(local_, form.short_form, &vocabulary::LocalName::form) != local_.end()) return;
    const vocabulary::Authority& authority = tables_.authority;
    if (authority.find(form.short_form, {}, language()).empty()) local_.push_back({form.short_form, authority.agencies()[*form.agency].canonical});
}

void Passages::find_local_names(Passage& passage, std::string_view language) const {
    const bool prints = std::ranges::any_of(local_, [&](const auto& name) { return passage.text.find(name.form) != std::string_view::npos; });
    if (prints) passage.names = tables_.authority.find(passage.text, local_, language);
}

}  // namespace travaux::facets
