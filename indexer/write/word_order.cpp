#include "indexer/write/word_order.hpp"

#include "indexer/write/paragraph_document.hpp"
#include "schema/database/database.hpp"
#include "schema/database/word_order.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"

#include <memory>
#include <optional>
#include <string>

namespace travaux::write {
namespace {

// Cuts stored paragraphs into words; those of a report mostly follow each other.
class Cutter {
public:
    explicit Cutter(const Xapian::Database& database) : database_(database) {}

    ParagraphWords words(Xapian::docid id) {
        const Xapian::Document document = database_.get_document(id);
        const database::Column doc = database::decode_column(document.get_value(schema::field("doc").column));
        const std::string name = doc.values.empty() ? std::string() : doc.values.front();
        if (!documents_ || report_.facts.doc != name) open(name);
        return documents_->words(schema::decode_unit(document.get_data()));
    }

    database::WordOrderWriter::Text text(std::uint32_t word) const { return {vocabulary_.text(word), vocabulary_.stem(word).hash}; }

private:
    void open(const std::string& name) {
        documents_.reset();
        const std::string term = database::term(database::kReportIdPrefix, name);
        const auto record = database_.postlist_begin(term);
        report_ = record == database_.postlist_end(term) ? schema::Report{} : schema::decode_report(database_.get_document(*record).get_data());
        report_.facts.doc = name;
        documents_ = std::make_unique<ReportDocuments>(report_, vocabulary_);
    }

    const Xapian::Database& database_;
    Vocabulary vocabulary_;
    schema::Report report_;
    std::unique_ptr<ReportDocuments> documents_;
};

// Document ids are never given twice, so what the older file says of one still holds.
void write_for(const std::string& folder) {
    const Xapian::Database database(folder);
    if (database::WordOrder::open(folder, database)) return;
    const auto before = database::WordOrder::open_any(folder, database);
    database::WordOrderWriter order(folder);
    const bool same_numbers = before && order.adopt(*before);
    std::optional<database::WordOrderWriter::Copy> copy;
    if (before && !same_numbers) copy.emplace(order, *before);
    Cutter cutter(database);
    database::WordOrderWriter::Numbered cut(order, [&](std::uint32_t word) { return cutter.text(word); });
    const std::string paragraphs(database::kParagraphTerm);
    for (auto id = database.postlist_begin(paragraphs); id != database.postlist_end(paragraphs); ++id) {
        if (before && before->has(*id)) {
            if (same_numbers) order.carry(*id);
            else copy->add(*id, *id);
            continue;
        }
        const ParagraphWords words = cutter.words(*id);
        cut.add(*id, words.language, words.words);
    }
    order.finish(database);
}

}  // namespace

void write_word_order(const std::filesystem::path& index) {
    for (const std::string& folder : database::local_databases(index.string()))
        database::translating("the index " + folder, [&] { write_for(folder); });
}

}  // namespace travaux::write
