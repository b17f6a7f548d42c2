#include "indexer/write/paragraph_document.hpp"

#include "schema/database/database.hpp"
#include "schema/field_values.hpp"
#include "schema/report_json.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace travaux::write {
namespace {

using analysis::Form;
using analysis::Language;
using analysis::Token;
using schema::Field;
using schema::FieldType;

// Weights of the context's words, as frequencies within the document.
constexpr std::uint32_t kTitleWeight = 1;
constexpr std::uint32_t kSectionWeight = 2;
constexpr std::uint32_t kLeadInWeight = 1;

// A date is found by its year and its month too.
std::vector<std::string> precisions(const std::string& date) {
    std::vector<std::string> all;
    for (std::size_t length : {std::size_t{4}, std::size_t{7}})
        if (date.size() > length) all.push_back(date.substr(0, length));
    all.push_back(date);
    return all;
}

std::string sortable(const Field& field, const std::string& value) {
    if (field.type != FieldType::Number) return value;
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return Xapian::sortable_serialise(number);
}

}  // namespace

ReportDocuments::ReportDocuments(const schema::Report& report, Vocabulary& vocabulary)
    : report_(report),
      vocabulary_(vocabulary),
      language_(analysis::language_or_english(report.facts.language)),
      title_(stems(database::kContextPrefix, report.facts.title, language_)),
      fields_(schema::fields().size()) {}

ParagraphDocument ReportDocuments::paragraph(const schema::Unit& unit) {
    const schema::ReportFacts& facts = report_.facts;
    ParagraphDocument made;
    glass::Document& document = made.document;
    document.data = schema::encode_unit(unit);
    vocabulary_.add_weight(vocabulary_.term(database::kUnitIdPrefix, schema::unit_id(facts.doc, unit.address)), 0);
    vocabulary_.add_weight(vocabulary_.term(database::kParagraphTerm, {}), 0);
    document.values.push_back({database::kOrderSlot, database::order_key(facts.doc, static_cast<std::uint32_t>(unit.ordinal))});
    made.words = add_text(unit, true);
    add_context(unit);
    add_fields(document, unit);
    std::ranges::sort(document.values, {}, &glass::SlotValue::slot);
    document.terms = vocabulary_.take_weights();
    return made;
}

ParagraphWords ReportDocuments::words(const schema::Unit& unit) { return add_text(unit, false); }

glass::Document ReportDocuments::record() {
    glass::Document document;
    document.data = schema::encode_report(report_);
    vocabulary_.add_weight(vocabulary_.term(database::kReportIdPrefix, report_.facts.doc), 0);
    for (const schema::Definition& definition : report_.facts.definitions) {
        const std::string acronym = analysis::fold(definition.short_form);
        const std::string meaning = analysis::fold(definition.long_form);
        vocabulary_.add_weight(vocabulary_.term(database::kShortFormPrefix, acronym + '=' + meaning), 0);
        vocabulary_.add_weight(vocabulary_.term(database::kLongFormPrefix, meaning + '=' + acronym), 0);
    }
    document.terms = vocabulary_.take_weights();
    return document;
}

ReportDocuments::TermNumbers ReportDocuments::stems(std::string_view prefix, std::string_view text, Language language) {
    TermNumbers all;
    for (const Token& token : vocabulary_.analyzer().tokens(text, language)) {
        const std::string stem = vocabulary_.analyzer().stem(token.word, language);
        if (!stem.empty()) all.push_back(vocabulary_.term(prefix, stem));
    }
    return all;
}

// Stems alone are terms: where the words of a paragraph stand is no list for each word, but one for each paragraph.
ParagraphWords ReportDocuments::add_text(const schema::Unit& unit, bool as_terms) {
    const analysis::ParagraphText text = analysis::text_of(report_.facts, unit);
    ParagraphWords words{analysis::code_of(text.language), {}};
    words.words.reserve(text.text.size() / 5);
    std::uint32_t plain_stem = Vocabulary::kNone;  // of the place that further readings share
    analysis::each_token(text, vocabulary_.analyzer(), [&](const Token& token, Language language) {
        const std::uint32_t word = vocabulary_.word(token.word, language);
        const bool further = token.form != Form::Plain;
        words.words.push_back({word, token.position, token.width, further});
        const std::uint32_t stem = vocabulary_.stem(word).term;
        if (!as_terms || stem == Vocabulary::kNone || (further && stem == plain_stem)) return;
        vocabulary_.add_weight(stem, 1);
        if (!further) plain_stem = stem;
    });
    return words;
}

void ReportDocuments::add(const TermNumbers& terms, std::uint32_t weight) {
    for (std::uint32_t term : terms) vocabulary_.add_weight(term, weight);
}

void ReportDocuments::add_context(const schema::Unit& unit) {
    if (section_ != unit.section) {
        section_ = unit.section;
        section_stems_.clear();
        for (const std::string& heading : unit.section)
            for (std::uint32_t stem : stems(database::kContextPrefix, heading, language_)) section_stems_.push_back(stem);
    }
    add(title_, kTitleWeight);
    add(section_stems_, kSectionWeight);
    if (!unit.parent) return;
    if (lead_in_ != unit.parent) {
        lead_in_ = unit.parent;
        const auto index = static_cast<std::size_t>(*unit.parent);
        const bool known = *unit.parent >= 0 && index < report_.units.size();
        lead_in_stems_ = known ? stems(database::kContextPrefix, report_.units[index].text, analysis::language_of(report_.facts, report_.units[index]))
                               : TermNumbers{};
    }
    add(lead_in_stems_, kLeadInWeight);
}

void ReportDocuments::add_fields(glass::Document& document, const schema::Unit& unit) {
    const std::span<const Field> fields = schema::fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::vector<std::string> values = values_of(fields[i], report_.facts, unit);
        if (values.empty()) continue;
        Known& known = fields_[i];
        if (known.values != values) {
            known.values = std::move(values);
            know(fields[i], known);
        }
        if (!known.sortable.empty()) document.values.push_back({fields[i].slot, known.sortable});
        if (!known.column.empty()) document.values.push_back({fields[i].column, known.column});
        add(known.terms, 0);
    }
}

void ReportDocuments::know(const Field& field, Known& known) {
    known.terms.clear();
    if (field.slot != schema::kNoSlot) known.sortable = sortable(field, known.values.front());
    if (field.is_facet()) known.column = database::encode_column(report_.facts.doc, known.values);
    if (field.prefix.empty()) return;
    for (const std::string& value : known.values) {
        if (field.type == FieldType::Text) {
            for (std::uint32_t stem : stems(field.prefix, value, language_)) known.terms.push_back(stem);
        } else {
            for (const std::string& term : field.type == FieldType::Date ? precisions(value) : std::vector{value})
                known.terms.push_back(vocabulary_.term(field.prefix, analysis::fold(term)));
        }
    }
}

}  // namespace travaux::write
