#include "schema/analysis/paragraph_tokens.hpp"

#include "schema/field_values.hpp"

namespace travaux::analysis {

Language language_of(const schema::ReportFacts& facts, const schema::Unit& unit) { return language_or_english(schema::language_of(facts, unit)); }

ParagraphText text_of(const schema::ReportFacts& facts, const schema::Unit& unit) {
    const bool is_report = unit.address.empty();
    return {unit.text, analysis::language_of(facts, unit), is_report ? std::string_view(facts.title) : std::string_view(),
            language_or_english(facts.language)};
}

}  // namespace travaux::analysis
