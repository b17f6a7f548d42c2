#include "searcher/search/index.hpp"

#include "schema/analysis/paragraph_tokens.hpp"
#include "schema/database/database.hpp"
#include "schema/database/languages.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/error.hpp"
#include "schema/fields.hpp"
#include "schema/report_json.hpp"

#include <algorithm>
#include <filesystem>
#include <span>
#include <sstream>

namespace travaux::search {
namespace {

// A long session over many reports must not hold them all.
constexpr std::size_t kReportsKept = 256;

// What a database says of itself is that of the first where several are one, as behind a server.
std::string language_codes(const Xapian::Database& all, std::span<const match::Shard> shards) {
    const bool says = shards.size() == 1 && !shards.front().remote;
    return says ? all.get_metadata(std::string(database::kLanguagesKey)) : database::languages_of(all);
}

// A report that two databases hold must be counted once, which only the spies see.
bool share_a_report(const std::vector<match::Shard>& shards) {
    if (shards.size() < 2) return false;
    std::vector<std::uint64_t> keys;
    for (const match::Shard& shard : shards) {
        const auto more = shard.columns->report_keys();
        const auto before = static_cast<std::ptrdiff_t>(keys.size());
        keys.insert(keys.end(), more.begin(), more.end());
        std::inplace_merge(keys.begin(), keys.begin() + before, keys.end());
    }
    return std::ranges::adjacent_find(keys) != keys.end();
}

bool is_server(const std::string& location) {
    std::error_code ignored;
    return !std::filesystem::exists(location, ignored) && database::server_from(location).has_value();
}

}  // namespace

Index::Index(Access access) : access_(std::move(access)) { reopen(); }

// An index that is replaced between the reading of its stub and the opening of what that names has another one by now.
void Index::open_shards() {
    constexpr int kTries = 5;
    if (access_.locations.empty()) throw schema::Error(schema::ErrorCode::Usage, "no index was named");
    for (int left = kTries;; --left) {
        try {
            return open_leaves();
        } catch (const schema::Error& error) {
            if (error.code() != schema::ErrorCode::NotFound || left == 1) throw;
        }
    }
}

void Index::open_leaves() {
    collection_ = {};
    std::vector<match::Shard>& shards = collection_.shards;
    for (const std::string& location : database::leaves(access_.locations)) {
        if (std::ranges::find(missing_, location) != missing_.end()) continue;
        try {
            match::Shard& shard = shards.emplace_back(match::Shard{location, database::open_one(location, access_.timeout), {}, {}, {}, {}, is_server(location)});
            if (shard.remote) continue;
            shard.columns = database::Columns::open(location, shard.database);
            shard.postings = database::PostingLists::open(location, shard.database);
            shard.words = database::WordOrder::open(location, shard.database);
            shard.places = database::PlaceLists(location, shard.database);
        } catch (const schema::Error&) {
            if (!access_.partial || !is_server(location)) throw;
            missing_.push_back(location);
        }
    }
    if (shards.empty())
        throw schema::Error(schema::ErrorCode::Database, "no server answers: " + missing_.front() + (missing_.size() > 1 ? " and others" : ""),
                            "start the servers, or wait longer with --timeout");
    collection_.is_local = std::ranges::none_of(shards, &match::Shard::remote);
    collection_.has_columns = std::ranges::all_of(shards, [](const match::Shard& shard) { return shard.columns && shard.postings; }) && !share_a_report(shards);
}

void Index::reopen() {
    open_shards();
    Xapian::Database all;
    for (const match::Shard& shard : shards()) all.add_database(shard.database);
    std::vector<analysis::Language> languages;
    std::istringstream codes(language_codes(all, shards()));
    for (std::string code; codes >> code;) {
        const analysis::Language language = analysis::language_from(code);
        if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
    }
    if (languages.empty()) languages.push_back(analysis::Language::English);
    collection_.database = all;
    languages_ = std::move(languages);
    collection_.paragraphs = database().get_termfreq(std::string(database::kParagraphTerm));
    report_count_ = database().get_doccount() - paragraphs() - database::word_documents(database());
    reports_.clear();
    facts_.clear();
    blocks_.clear();
}

bool Index::leave_out(const std::string& server) {
    const bool ours = std::ranges::any_of(shards(), [&](const match::Shard& shard) { return shard.location == server; });
    if (!access_.partial || !ours) return false;
    missing_.push_back(server);
    return true;
}

// A remote database does not tell its revision; what it holds in numbers stands for it.
std::string Index::version() const {
    std::string version;
    for (const std::string& location : database::leaves(access_.locations)) {
        if (std::ranges::find(missing_, location) != missing_.end()) continue;
        const Xapian::Database shard = database::open_one(location, access_.timeout);
        version += shard.get_uuid() + ':';
        try {
            version += std::to_string(shard.get_revision());
        } catch (const Xapian::LogicError&) {  // unimplemented, or invalid for several as one
            version += std::to_string(shard.get_lastdocid()) + '.' + std::to_string(shard.get_doccount()) + '.' + std::to_string(shard.get_total_length());
        }
        version += ' ';
    }
    return version;
}

// Of ids that a search gave or a posting list: whether there is such a document need not be looked up.
Xapian::Document Index::document(Xapian::docid docid) const { return database().get_document(docid, Xapian::DOC_ASSUME_VALID); }

// The columns know what costs Xapian several blocks of its tables for each value. A document is opened where it is needed.
std::string Index::first_value(Xapian::docid docid, std::optional<Xapian::Document>& opened, const schema::Field& field) const {
    const auto [shard, id] = in_shard(docid);
    if (const auto& columns = shards()[shard].columns) return std::string(columns->first(field.column, id));
    if (!opened) opened = document(docid);
    const std::vector<std::string> values = database::decode_column(opened->get_value(field.column)).values;
    return values.empty() ? std::string() : values.front();
}

Paragraph Index::paragraph(Xapian::docid docid) const {
    static const schema::Field& doc = schema::field("doc");
    static const schema::Field& language_field = schema::field("language");
    std::optional<Xapian::Document> opened = document(docid);
    const std::string language = first_value(docid, opened, language_field);
    return {first_value(docid, opened, doc), schema::decode_unit(opened->get_data()),
            analysis::language_or_english(language)};
}

// The record of the report is read only where its title counts.
std::vector<analysis::Token> Index::tokens(std::size_t shard, Xapian::docid id, analysis::Analyzer& analyzer) const {
    static const std::uint32_t doc_column = schema::field("doc").column;
    static const std::uint32_t language_column = schema::field("language").column;
    const Xapian::Database& database = shards()[shard].database;
    const Xapian::Document document = database.get_document(id);
    const schema::Unit unit = schema::decode_unit(document.get_data());
    schema::ReportFacts facts;
    if (const auto language = database::decode_column(document.get_value(language_column)).values; !language.empty()) facts.language = language.front();
    if (unit.address.empty()) {
        const auto doc = database::decode_column(document.get_value(doc_column)).values;
        const std::string term = database::term(database::kReportIdPrefix, doc.empty() ? std::string() : doc.front());
        if (const auto record = database.postlist_begin(term); record != database.postlist_end(term))
            facts = schema::decode_facts(database.get_document(*record).get_data());
    }
    std::vector<analysis::Token> all;
    analysis::each_token(analysis::text_of(facts, unit), analyzer, [&](const analysis::Token& token, analysis::Language) { all.push_back(token); });
    return all;
}

void Index::read_words(Xapian::docid docid, analysis::Analyzer& analyzer, ParagraphWords& into) const {
    into.words.clear();
    const auto [shard, id] = in_shard(docid);
    const auto& order = shards()[shard].words;
    if (const std::string_view row = order ? order->row(id) : std::string_view(); !row.empty()) {
        const auto add = [&](const database::PlacedCode& one) { into.words.push_back({order->word(one.code), one.position, one.width, one.further, 0, 0}); };
        const std::size_t readings = order->each_place_of(row, [&](std::uint32_t code, std::uint32_t position) { add({code, position, 1, false}); });
        const auto places = static_cast<std::ptrdiff_t>(into.words.size());
        order->each_reading_of(row, readings, add);
        std::ranges::inplace_merge(into.words, into.words.begin() + places, {}, &WordAt::position);  // a word before its readings
        return;
    }
    into.cut = tokens(shard, id, analyzer);
    for (const analysis::Token& token : into.cut)
        into.words.push_back({token.word, token.position, token.width, token.form != analysis::Form::Plain, token.begin, token.end});
}

// Each shard counts its words for itself, so that of several only the words can be compared.
void Index::read_numbers(Xapian::docid docid, analysis::Analyzer& analyzer, std::vector<std::uint64_t>& into) const {
    if (const auto& order = shards().front().words; shards().size() == 1 && order && order->read_places(docid, into)) return;
    into.clear();
    ParagraphWords read;
    read_words(docid, analyzer, read);
    for (const WordAt& word : read.words)
        if (!word.further) into.push_back(std::hash<std::string_view>()(word.word));
}

std::string_view Index::read_bytes(Xapian::docid docid, analysis::Analyzer& analyzer, std::vector<std::uint64_t>& room) const {
    if (const auto& order = shards().front().words; shards().size() == 1 && order)
        if (const std::string_view row = order->row(docid); !row.empty()) return database::WordOrder::places_of(row);
    read_numbers(docid, analyzer, room);
    return {reinterpret_cast<const char*>(room.data()), room.size() * sizeof room.front()};
}

Glance Index::glance(Xapian::docid docid) const {
    static const schema::Field& doc = schema::field("doc");
    static const schema::Field& language_field = schema::field("language");
    static const schema::Field& kind = schema::field("kind");
    std::optional<Xapian::Document> opened;
    const std::string language = first_value(docid, opened, language_field);
    return {first_value(docid, opened, doc), analysis::language_or_english(language),
            first_value(docid, opened, kind) == schema::name_of(schema::Kind::Footnote)};
}

// The words of paragraphs that have gone may be on file still.
bool Index::may_have(std::string_view word) const {
    if (!std::ranges::all_of(shards(), [](const match::Shard& shard) { return shard.words.has_value(); })) return paragraphs_with(word) > 0;
    return std::ranges::any_of(shards(), [term = database::term({}, word)](const match::Shard& shard) { return shard.words->code(term).has_value(); });
}

std::size_t Index::paragraphs_with(std::string_view word) const { return database::paragraphs_with(database(), database::term({}, word), blocks_); }

std::vector<Index::CountedWord> Index::words_from(std::string_view prefix, std::size_t most) const {
    std::vector<CountedWord> all;
    database::each_word(database(), prefix, [&](std::string_view word, std::size_t paragraphs) {
        all.push_back({std::string(word), paragraphs});
        return all.size() < most;
    });
    return all;
}

std::optional<Xapian::docid> Index::only_document(const std::string& term) const {
    const auto posting = database().postlist_begin(term);
    if (posting == database().postlist_end(term)) return std::nullopt;
    return *posting;
}

std::optional<Paragraph> Index::find(std::string_view id) const {
    const auto docid = only_document(database::term(database::kUnitIdPrefix, id));
    return docid ? std::optional(paragraph(*docid)) : std::nullopt;
}

template <class Value>
std::shared_ptr<const Value> Index::keep(Value value, Kept<Value>& known, const std::string& doc) {
    if (known.size() >= kReportsKept) known.clear();
    return known[doc] = std::make_shared<const Value>(std::move(value));
}

template <class Value>
std::shared_ptr<const Value> Index::kept(Kept<Value>& known, const std::string& doc, Value (*decode)(std::string_view)) const {
    if (const auto found = known.find(doc); found != known.end()) return found->second;
    const auto docid = only_document(database::term(database::kReportIdPrefix, doc));
    return docid ? keep(decode(document(*docid).get_data()), known, doc) : nullptr;
}

// The record that stands behind the paragraphs, without its term being looked up.
std::optional<schema::ReportFacts> Index::facts_behind(Xapian::docid paragraph) const {
    const auto [number, id] = in_shard(paragraph);
    const match::Shard& shard = shards()[number];
    const Xapian::docid behind = shard.columns ? shard.columns->behind_report(id) : 0;
    if (behind == 0) return std::nullopt;
    const std::string record = shard.database.get_document(behind, Xapian::DOC_ASSUME_VALID).get_data();
    return schema::is_report(record) ? std::optional(schema::decode_facts(record)) : std::nullopt;
}

std::shared_ptr<const schema::ReportFacts> Index::facts(const std::string& doc, Xapian::docid paragraph) {
    if (const auto whole = reports_.find(doc); whole != reports_.end()) return {whole->second, &whole->second->facts};
    if (paragraph != 0 && !facts_.contains(doc))
        if (auto facts = facts_behind(paragraph); facts && facts->doc == doc) return keep(std::move(*facts), facts_, doc);
    return kept(facts_, doc, schema::decode_facts);
}

std::shared_ptr<const schema::Report> Index::report(const std::string& doc) { return kept(reports_, doc, schema::decode_report); }

}  // namespace travaux::search
