#include "searcher/search/check.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/database.hpp"
#include "schema/database/place_lists.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/sidecar.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "schema/mapped_file.hpp"
#include "schema/report_json.hpp"
#include "searcher/search/places_check.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace travaux::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFaultsNamed = 100;

// Checks one database, which holds whole reports.
class Records {
public:
    Records(std::string name, Xapian::Database database)
        : name_(std::move(name)), database_(std::move(database)), order_(database::WordOrder::open(name_, database_)), lists_(database::PostingLists::open(name_, database_)),
          columns_(database::Columns::open(name_, database_)) {}

    std::vector<std::string> faults() {
        const std::string prefix(database::kReportIdPrefix);
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) check_report(*term);
        const std::size_t stored = database_.get_doccount() - database::word_documents(database_);
        expect(stored == paragraphs_ + reports_,
               [&] { return fmt::format("{} documents, where {} reports have {} paragraphs", stored, reports_, paragraphs_); });
        const std::size_t marked = database_.get_termfreq(std::string(database::kParagraphTerm));
        expect(marked == paragraphs_, [&] { return fmt::format("{} documents are marked as paragraphs, and there are {}", marked, paragraphs_); });
        check_counts();
        check_lists();
        const database::PlaceLists places(name_, database_);
        if (order_ && places.exist())
            for (const std::string& word : wrong_lists(places, *order_))
                expect(false, [&] { return fmt::format("the file of place lists has other places for the word \"{}\" than the word order file", word); });
        std::size_t stamps = 0;
        const std::string key(database::kStampPrefix);
        for (auto stamp = database_.metadata_keys_begin(key); stamp != database_.metadata_keys_end(key); ++stamp) ++stamps;
        expect(stamps == reports_, [&] { return fmt::format("{} stamps for {} reports", stamps, reports_); });
        return std::move(faults_);
    }

private:
    template <class Sentence>
    void expect(bool holds, Sentence&& sentence) {
        if (!holds && faults_.size() < kFaultsNamed) faults_.push_back(fmt::format("{}: {}", name_, sentence()));
    }

    std::optional<Xapian::docid> only(const std::string& term) {
        auto posting = database_.postlist_begin(term);
        if (posting == database_.postlist_end(term)) return std::nullopt;
        const Xapian::docid id = *posting;
        return ++posting == database_.postlist_end(term) ? std::optional(id) : std::nullopt;
    }

    void check_report(const std::string& term) {
        ++reports_;
        const auto id = only(term);
        expect(id.has_value(), [&] { return fmt::format("the report {} has two records", term.substr(1)); });
        if (!id) return;
        const schema::Report report = schema::decode_report(database_.get_document(*id).get_data());
        const std::string& doc = report.facts.doc;
        expect(!database_.get_metadata(database::term(database::kStampPrefix, doc)).empty(),
               [&] { return fmt::format("the report {} has no stamp", doc); });
        for (const schema::Unit& unit : report.units)
            if (schema::is_retrievable(unit.kind)) check_paragraph(report.facts, unit);
    }

    // `outline`: what the record of the report says of it.
    void check_paragraph(const schema::ReportFacts& facts, const schema::Unit& outline) {
        ++paragraphs_;
        const std::string name = schema::unit_id(facts.doc, outline.address);
        const auto id = only(database::term(database::kUnitIdPrefix, name));
        expect(id.has_value(), [&] { return fmt::format("the paragraph {} is missing, or there twice", name); });
        if (!id) return;
        const Xapian::Document document = database_.get_document(*id);
        const schema::Unit unit = schema::decode_unit(document.get_data());
        expect(unit.ordinal == outline.ordinal, [&] { return fmt::format("the paragraph {} is another one than its report says", name); });
        check_words(*id, name, facts, unit);
        for (const schema::Field& field : schema::fields()) {
            if (!field.is_facet()) continue;
            const auto values = schema::values_of(field, facts, unit);
            const std::string column = values.empty() ? std::string() : database::encode_column(facts.doc, values);
            expect(document.get_value(field.column) == column,
                   [&] { return fmt::format("the paragraph {} has another {} in its facet column than in its record", name, field.name); });
            expect(!columns_ || std::ranges::equal(columns_->all(field.column, *id), values),
                   [&] { return fmt::format("the columns file has another {} for the paragraph {} than its record", field.name, name); });
        }
    }

    void check_words(Xapian::docid id, const std::string& name, const schema::ReportFacts& facts, const schema::Unit& unit) {
        std::set<std::string> each;
        std::vector<std::pair<std::string, std::uint32_t>> placed;
        analysis::each_token(analysis::text_of(facts, unit), analyzer_, [&](const analysis::Token& token, analysis::Language) {
            placed.emplace_back(database::term({}, token.word), token.position);
            each.insert(placed.back().first);
        });
        for (const std::string& word : each) ++counts_[word];
        if (!order_) return;
        std::vector<std::pair<std::string, std::uint32_t>> kept;
        if (order_->has(id)) order_->read(id, row_);
        else row_.clear();
        for (const database::PlacedCode& one : row_) kept.emplace_back(order_->word(one.code), one.position);
        expect(kept == placed, [&] { return fmt::format("the word order file has other words for the paragraph {} than its text", name); });
    }

    void check_counts() {
        std::size_t words = 0;
        database::each_word(database_, "", [&](std::string_view word, std::size_t paragraphs) {
            const auto found = counts_.find(std::string(word));
            const auto there = found == counts_.end() ? 0 : static_cast<std::size_t>(found->second);
            expect(there == paragraphs, [&] { return fmt::format("the word \"{}\" is counted in {} paragraphs, and {} have it", word, paragraphs, there); });
            ++words;
            return true;
        });
        expect(words == counts_.size(), [&] { return fmt::format("{} words are counted, and paragraphs have {}", words, counts_.size()); });
    }

    void check_lists() {
        for (std::size_t i = 0; lists_ && i < lists_->size(); ++i) {
            const std::string term(lists_->term(i));
            const auto list = lists_->list(term);
            const bool same = list && agrees(*list, term);
            expect(same, [&] { return fmt::format("the file of posting lists has another one for the term {} than the database", term); });
        }
    }

    bool agrees(database::PostingList list, const std::string& term) {
        if (list.size() != database_.get_termfreq(term)) return false;
        auto posting = database_.postlist_begin(term);
        const auto end = database_.postlist_end(term);
        database::PostingWindow window;
        bool same = true;
        for (std::size_t first = 0; first <= database_.get_lastdocid(); first += database::kPostingWindow) {
            list.read(first, window);
            for (std::size_t at = 0; same && at < database::kPostingWindow; ++at) {
                if ((window.bits[at / 64] >> (at % 64) & 1U) == 0) continue;
                same = posting != end && *posting == first + at && posting.get_wdf() == window.times[at] && *posting < lists_->docids() &&
                       lists_->length(*posting) == posting.get_doclength();
                if (same) ++posting;
            }
        }
        return same && posting == end;
    }

    std::string name_;
    Xapian::Database database_;
    std::optional<database::WordOrder> order_;
    std::optional<database::PostingLists> lists_;
    std::optional<database::Columns> columns_;
    analysis::Analyzer analyzer_;
    database::WordCounts counts_;  // as the texts have them
    std::vector<database::PlacedCode> row_;
    std::vector<std::string> faults_;
    std::size_t reports_ = 0;
    std::size_t paragraphs_ = 0;
};

}  // namespace

std::vector<std::string> faults_of_records(const std::vector<std::string>& locations) {
    std::vector<std::string> faults;
    for (const std::string& location : locations) {
        std::vector<std::string> databases = database::local_databases(location);
        if (databases.empty()) databases.push_back(location);  // a remote one
        for (const std::string& database : databases)
            for (std::string& fault : Records(database, database::open({database})).faults()) faults.push_back(std::move(fault));
    }
    return faults;
}

SidecarFaults faults_of_sidecars(const std::vector<std::string>& locations) {
    SidecarFaults faults;
    for (const std::string& location : locations)
        for (const std::string& folder : database::local_databases(location))
            database::translating("the index " + folder, [&] {
                const Xapian::Database database(folder);
                const std::size_t paragraphs = database.get_termfreq(std::string(database::kParagraphTerm));
                struct File {
                    std::string_view name;
                    bool opens;
                    std::size_t from;  // paragraphs: a database of fewer does without it
                };
                const std::array<File, 4> files{{{database::kColumnsFile, database::Columns::open(folder, database).has_value(), 1},
                                                 {database::kWordOrderFile, database::WordOrder::open(folder, database).has_value(), 1},
                                                 {database::kPostingListsFile, database::PostingLists::open(folder, database).has_value(), 1},
                                                 {database::kPlaceListsFile, database::PlaceLists(folder, database).open(), database::PlaceListLimits().paragraphs}}};
                for (const File& one : files) {
                    const fs::path file = fs::path(folder) / one.name;
                    const bool exists = fs::exists(file);
                    if (!one.opens && exists && database::is_damaged(schema::MappedFile(file).bytes(), database))
                        faults.damaged.push_back(fmt::format("{} is cut short, damaged or of another version, and passed over: searching is slow", file.string()));
                    else if (!one.opens && paragraphs >= one.from)
                        faults.missing.push_back(fmt::format("{} is {}: searching is slow", file.string(), exists ? "of an earlier state of the index" : "missing"));
                }
            });
    return faults;
}

}  // namespace travaux::search
