#include "indexer/write/paragraph_document.hpp"

#include "schema/database/database.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"

#include <algorithm>
#include <charconv>

namespace travaux::write {
namespace {

using analysis::Form;
using analysis::Language;
using analysis::Token;
using schema::Field;
using schema::FieldType;

// Weights of the context's words, as frequencies within the document.
constexpr Xapian::termcount kTitleWeight = 1;
constexpr Xapian::termcount kSectionWeight = 2;
constexpr Xapian::termcount kLeadInWeight = 1;

// Most reports are in English, and a text too short to tell is most likely so too.
Language language_or_english(const std::string& code) {
    return code.empty() ? Language::English : analysis::language_from(code);
}

void add_stems(Xapian::Document& document, std::string_view prefix, const std::vector<std::string>& stems,
               Xapian::termcount weight) {
    for (const std::string& stem : stems) document.add_term(database::term(prefix, stem), weight);
}

// A date is found by its year and its month too.
std::vector<std::string> precisions(const std::string& date) {
    std::vector<std::string> all;
    for (std::size_t length : {std::size_t{4}, std::size_t{7}})
        if (date.size() > length) all.push_back(date.substr(0, length));
    all.push_back(date);
    return all;
}

database::PlacedWord placed(const Token& token, std::string_view stem) {
    return {database::term({}, token.word), token.position, token.width, token.form != Form::Plain, database::stem_hash(stem)};
}

std::string sortable(const Field& field, const std::string& value) {
    if (field.type != FieldType::Number) return value;
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return Xapian::sortable_serialise(number);
}

}  // namespace

ReportDocuments::ReportDocuments(const schema::Report& report, analysis::Analyzer& analyzer)
    : report_(report),
      analyzer_(analyzer),
      language_(language_or_english(report.facts.language)),
      title_(stems(report.facts.title, language_)) {}

ParagraphDocument ReportDocuments::paragraph(const schema::Unit& unit) {
    const schema::ReportFacts& facts = report_.facts;
    ParagraphDocument made;
    Xapian::Document& document = made.document;
    document.set_data(schema::encode_unit(unit));
    document.add_boolean_term(database::term(database::kUnitIdPrefix, schema::unit_id(facts.doc, unit.address)));
    document.add_boolean_term(std::string(database::kParagraphTerm));
    document.add_value(database::kOrderSlot, database::order_key(facts.doc, static_cast<std::uint32_t>(unit.ordinal)));

    add_text(document, unit, made.words);
    add_context(document, unit);
    add_fields(document, unit);
    return made;
}

ParagraphWords ReportDocuments::words(const schema::Unit& unit) {
    const analysis::ParagraphText text = analysis::text_of(report_.facts, unit);
    ParagraphWords words{std::string(analysis::code_of(text.language)), {}};
    analysis::each_token(text, analyzer_, [&](const Token& token, Language language) {
        words.words.push_back(placed(token, analyzer_.stem(token.word, language)));
    });
    return words;
}

Xapian::Document ReportDocuments::record() const {
    Xapian::Document document;
    document.set_data(schema::encode_report(report_));
    document.add_boolean_term(database::term(database::kReportIdPrefix, report_.facts.doc));
    for (const schema::Definition& definition : report_.facts.definitions) {
        const std::string acronym = analysis::fold(definition.short_form);
        const std::string meaning = analysis::fold(definition.long_form);
        document.add_boolean_term(database::term(database::kShortFormPrefix, acronym + '=' + meaning));
        document.add_boolean_term(database::term(database::kLongFormPrefix, meaning + '=' + acronym));
    }
    return document;
}

ReportDocuments::Stems ReportDocuments::stems(std::string_view text, Language language) {
    Stems all;
    for (const Token& token : analyzer_.tokens(text, language)) all.push_back(analyzer_.stem(token.word, language));
    std::erase(all, "");
    return all;
}

// Stems alone are terms: where the words of a paragraph stand is no list for each word, but one for each paragraph.
void ReportDocuments::add_text(Xapian::Document& document, const schema::Unit& unit, ParagraphWords& words) {
    const analysis::ParagraphText text = analysis::text_of(report_.facts, unit);
    words.language = analysis::code_of(text.language);
    std::string plain_stem;  // of the place that further readings share
    analysis::each_token(text, analyzer_, [&](const Token& token, Language language) {
        std::string stem = analyzer_.stem(token.word, language);
        words.words.push_back(placed(token, stem));
        if (stem.empty() || (token.form != Form::Plain && stem == plain_stem)) return;
        document.add_term(database::term(database::kStemPrefix, stem), 1);
        if (token.form == Form::Plain) plain_stem = std::move(stem);
    });
}

void ReportDocuments::add_context(Xapian::Document& document, const schema::Unit& unit) {
    add_stems(document, database::kContextPrefix, title_, kTitleWeight);
    add_stems(document, database::kContextPrefix, section_stems(unit), kSectionWeight);
    if (unit.parent) add_stems(document, database::kContextPrefix, lead_in_stems(*unit.parent), kLeadInWeight);
}

void ReportDocuments::add_fields(Xapian::Document& document, const schema::Unit& unit) {
    for (const Field& field : schema::fields()) {
        const std::vector<std::string> values = values_of(field, report_.facts, unit);
        if (values.empty()) continue;
        if (field.slot != schema::kNoSlot) document.add_value(field.slot, sortable(field, values.front()));
        if (field.is_facet()) document.add_value(field.column, database::encode_column(report_.facts.doc, values));
        if (field.prefix.empty()) continue;
        if (field.name == "title") {
            add_stems(document, field.prefix, title_, 0);
        } else if (field.name == "section") {
            add_stems(document, field.prefix, section_stems(unit), 0);
        } else if (field.type == FieldType::Text) {
            for (const std::string& value : values) add_stems(document, field.prefix, stems(value, language_), 0);
        } else {
            for (const std::string& value : values)
                for (const std::string& term : field.type == FieldType::Date ? precisions(value) : std::vector{value})
                    document.add_boolean_term(database::term(field.prefix, analysis::fold(term)));
        }
    }
}

const ReportDocuments::Stems& ReportDocuments::section_stems(const schema::Unit& unit) {
    if (unit.section != section_) {
        section_ = unit.section;
        section_stems_.clear();
        for (const std::string& heading : section_)
            for (std::string& stem : stems(heading, language_)) section_stems_.push_back(std::move(stem));
    }
    return section_stems_;
}

const ReportDocuments::Stems& ReportDocuments::lead_in_stems(int parent) {
    if (lead_in_ != parent) {
        lead_in_ = parent;
        const auto index = static_cast<std::size_t>(parent);
        const bool known = parent >= 0 && index < report_.units.size();
        lead_in_stems_ = known ? stems(report_.units[index].text, language_or_english(language_of(report_.facts, report_.units[index])))
                               : Stems{};
    }
    return lead_in_stems_;
}

}  // namespace travaux::write
