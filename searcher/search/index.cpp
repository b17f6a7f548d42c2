#include "searcher/search/index.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"

#include <algorithm>
#include <sstream>

namespace travaux::search {
namespace {

// A long session over many reports must not hold them all.
constexpr std::size_t kReportsKept = 256;

void add_languages(const Xapian::Database& shard, std::vector<analysis::Language>& languages) {
    std::istringstream codes(shard.get_metadata(std::string(database::kLanguagesKey)));
    for (std::string code; codes >> code;) {
        const analysis::Language language = analysis::language_from(code);
        if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
    }
}

}  // namespace

Index::Index(std::vector<std::string> locations) : locations_(std::move(locations)) { reopen(); }

// Metadata of several databases opened as one is that of the first, so each is asked by itself.
void Index::reopen() {
    Xapian::Database all;
    std::vector<analysis::Language> languages;
    for (const std::string& location : locations_) {
        const Xapian::Database shard = database::open({location});
        add_languages(shard, languages);
        all.add_database(shard);
    }
    if (languages.empty()) languages.push_back(analysis::Language::English);
    database_ = all;
    languages_ = std::move(languages);
    paragraphs_ = database_.get_termfreq(std::string(database::kParagraphTerm));
    reports_.clear();
}

// Report records have no words: Xapian's own mean counts them.
double Index::mean_length() const {
    return std::max(1.0, static_cast<double>(words()) / static_cast<double>(std::max<std::size_t>(1, paragraphs_)));
}

Paragraph Index::paragraph(Xapian::docid docid) const {
    static const std::uint32_t doc_column = schema::field("doc").column;
    const Xapian::Document document = database_.get_document(docid);
    const database::Column column = database::decode_column(document.get_value(doc_column));
    return {column.values.empty() ? std::string() : column.values.front(), schema::decode_unit(document.get_data())};
}

std::optional<Xapian::docid> Index::only_document(const std::string& term) const {
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) return std::nullopt;
    return *posting;
}

std::optional<Paragraph> Index::find(std::string_view id) const {
    const auto docid = only_document(database::term(database::kUnitIdPrefix, id));
    return docid ? std::optional(paragraph(*docid)) : std::nullopt;
}

std::shared_ptr<const schema::Report> Index::report(const std::string& doc) {
    if (const auto kept = reports_.find(doc); kept != reports_.end()) return kept->second;
    const auto docid = only_document(database::term(database::kReportIdPrefix, doc));
    if (!docid) return nullptr;
    if (reports_.size() >= kReportsKept) reports_.clear();
    auto record = schema::decode_report(database_.get_document(*docid).get_data());
    return reports_[doc] = std::make_shared<const schema::Report>(std::move(record));
}

}  // namespace travaux::search
