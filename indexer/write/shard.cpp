#include "indexer/write/shard.hpp"

#include "indexer/write/paragraph_document.hpp"
#include "indexer/write/stamps.hpp"
#include "schema/database/database.hpp"
#include "schema/database/languages.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"

#include <xxhash.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace travaux::write {
namespace {

// A word counts once a paragraph.
void count(const ParagraphWords& words, const Vocabulary& vocabulary, std::int64_t more, database::WordCounts& counts) {
    std::vector<std::string_view> all;
    for (const database::PlacedCode& word : words.words) all.push_back(vocabulary.text(word.code));
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    for (std::string_view word : all) counts[std::string(word)] += more;
}

Xapian::Document as_xapian(const glass::Document& document, const glass::Terms& terms) {
    Xapian::Document made;
    made.set_data(document.data);
    for (const glass::TermWeight& one : document.terms) made.add_term(std::string(terms.text(one.term)), one.weight);
    for (const glass::SlotValue& one : document.values) made.add_value(one.slot, one.value);
    return made;
}

std::optional<Xapian::docid> record_of(const Xapian::Database& database, std::string_view doc) {
    const std::string term = database::term(database::kReportIdPrefix, doc);
    const auto posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? std::nullopt : std::optional(*posting);
}

// Two docs may share the folded term of the field, so the column has the last word.
std::vector<Xapian::docid> paragraphs_of(const Xapian::Database& database, std::string_view doc) {
    const schema::Field& field = schema::field("doc");
    const std::string mine = database::encode_column(doc, {std::string(doc)});
    const std::string term = database::term(field.prefix, analysis::fold(doc));
    std::vector<Xapian::docid> all;
    for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id)
        if (database.get_document(*id).get_value(field.column) == mine) all.push_back(*id);
    return all;
}

// `put` takes a document and gives its id; `take` what its words are.
template <class Put, class Take>
void add(const schema::Report& report, Units part, Vocabulary& vocabulary, Put&& put, Take&& take) {
    ReportDocuments documents(report, vocabulary);
    for (const schema::Unit& unit : std::span(report.units).subspan(part.first, part.last - part.first)) {
        if (!schema::is_retrievable(unit.kind)) continue;
        const ParagraphDocument paragraph = documents.paragraph(unit);
        take(put(paragraph.document), paragraph.words);
    }
    if (part.has_end(report)) put(documents.record());
}

}  // namespace

unsigned shard_of(std::string_view doc, std::size_t shards) {
    return shards < 2 ? 0 : static_cast<unsigned>(XXH3_64bits(doc.data(), doc.size()) % shards);
}

void write_layout(Xapian::WritableDatabase& database) {
    database.set_metadata(std::string(database::kLayoutKey), std::to_string(database::kLayoutVersion));
}

void add_report(Xapian::WritableDatabase& database, const schema::Report& report, const Stamp& stamp, Vocabulary& vocabulary, database::WordCounts& counts) {
    add(
        report, Units::all_of(report), vocabulary, [&](const glass::Document& document) { return database.add_document(as_xapian(document, vocabulary.terms())); },
        [&](Xapian::docid, const ParagraphWords& words) { count(words, vocabulary, 1, counts); });
    database.set_metadata(stamp_key(stamp.doc), encode_stamp(stamp));
}

void add_report(glass::Piece& piece, const Entry& entry, Units part, Vocabulary& vocabulary, database::WordOrderWriter::Numbered& order) {
    add(
        entry.report, part, vocabulary, [&](const glass::Document& document) { return piece.add(document); },
        [&](Xapian::docid id, const ParagraphWords& words) { order.add(id, words.language, words.words); });
    if (part.has_end(entry.report)) piece.set_metadata(stamp_key(entry.stamp.doc), encode_stamp(entry.stamp));
}

std::optional<schema::Report> read_report(const Xapian::Database& database, std::string_view doc) {
    const auto record = record_of(database, doc);
    if (!record) return std::nullopt;
    schema::Report report = schema::decode_report(database.get_document(*record).get_data());
    std::size_t missing = static_cast<std::size_t>(std::ranges::count_if(report.units, [](const schema::Unit& unit) { return schema::is_retrievable(unit.kind); }));
    for (const Xapian::docid id : paragraphs_of(database, doc)) {
        schema::Unit unit = schema::decode_unit(database.get_document(id).get_data());
        const auto place = std::ranges::lower_bound(report.units, unit.ordinal, {}, &schema::Unit::ordinal);
        if (place == report.units.end() || place->ordinal != unit.ordinal) continue;
        *place = std::move(unit);
        --missing;
    }
    if (missing > 0) throw Xapian::DatabaseCorruptError("paragraphs of \"" + std::string(doc) + "\" are missing");
    return report;
}

void remove_report(Xapian::WritableDatabase& database, std::string_view doc, Vocabulary& vocabulary, database::WordCounts& counts) {
    const auto record = record_of(database, doc);
    if (!record) return;
    const schema::Report report = schema::decode_report(database.get_document(*record).get_data());
    ReportDocuments documents(report, vocabulary);
    for (const Xapian::docid id : paragraphs_of(database, doc)) {
        count(documents.words(schema::decode_unit(database.get_document(id).get_data())), vocabulary, -1, counts);
        database.delete_document(id);
    }
    database.delete_document(*record);
    database.set_metadata(stamp_key(doc), "");
}

void write_summary(Xapian::WritableDatabase& database) {
    const std::string key(database::kLanguagesKey);
    const std::string languages = database::languages_of(database);
    if (database.get_metadata(key) != languages) database.set_metadata(key, languages);
}

}  // namespace travaux::write
