#include "indexer/write/index_writer.hpp"

#include "indexer/write/paragraph_document.hpp"
#include "indexer/write/stamps.hpp"
#include "schema/analysis/analyzer.hpp"
#include "schema/database/database.hpp"
#include "schema/fields.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace travaux::write {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;

// Xapian would write its files among those of any folder.
bool may_hold_index(const fs::path& folder) {
    if (fs::exists(folder / "iamglass")) return true;
    return std::ranges::all_of(fs::directory_iterator(folder), [](const fs::directory_entry& entry) {
        const fs::path name = entry.path().filename();  // left by a build that was killed at its start
        return name.extension() == ".glass" || name == "flintlock" || name == "v.tmp";
    });
}

void prepare_folder(const fs::path& folder) {
    try {
        if (!fs::exists(folder)) {
            fs::create_directories(folder);
        } else if (fs::is_directory(folder) && !may_hold_index(folder)) {
            throw Error(ErrorCode::Usage, fmt::format("the folder {} holds other files and no index", folder.string()),
                        "give -d a new folder");
        }
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorCode::Io, fmt::format("the index {} cannot be made: {}", folder.string(), error.code().message()),
                    "choose its place with -d");
    }
}

bool is_other_layout(const Xapian::Database& database) {
    const std::string layout = database.get_metadata(std::string(database::kLayoutKey));
    return !layout.empty() && layout != std::to_string(database::kLayoutVersion);
}

bool is_fresh(const Xapian::Database& database) {
    return database.get_doccount() == 0 && database.get_metadata(std::string(database::kLayoutKey)).empty();
}

Xapian::WritableDatabase open_for_writing(const fs::path& path, const std::string& what, Opening opening) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN);
    if (opening == Opening::StartOver && is_other_layout(database)) {
        database.close();
        database = Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    }
    if (is_fresh(database)) {
        database.set_metadata(std::string(database::kLayoutKey), std::to_string(database::kLayoutVersion));
        database.commit();
    }
    database::check_layout(database, what);
    return database;
}

// Codes in the index, commonest first. Paragraphs without a language were analysed as English.
std::string languages_of(const Xapian::Database& database) {
    const std::string prefix(schema::field("language").prefix);
    Xapian::doccount unknown = database.get_termfreq(std::string(database::kParagraphTerm));
    std::vector<std::pair<Xapian::doccount, std::string>> counted;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        counted.emplace_back(term.get_termfreq(), (*term).substr(prefix.size()));
        unknown -= std::min(unknown, term.get_termfreq());
    }
    if (unknown > 0) {
        const auto english = std::ranges::find(counted, "en", &std::pair<Xapian::doccount, std::string>::second);
        if (english != counted.end()) english->first += unknown;
        else counted.emplace_back(unknown, "en");
    }
    std::ranges::sort(counted, [](const auto& a, const auto& b) { return std::pair(b.first, a.second) < std::pair(a.first, b.second); });
    std::string codes;
    for (const auto& [count, code] : counted) codes.append(codes.empty() ? "" : " ").append(code);
    return codes;
}

}  // namespace

struct IndexWriter::State {
    State(const fs::path& path, Opening opening)
        : what("the index " + path.string()),
          database(database::translating(what, [&] { return open_for_writing(path, what, opening); })) {}

    ~State() {
        if (!open) return;
        try {
            database.cancel_transaction();
        } catch (const Xapian::Error&) {  // the last commit stands either way
        }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // Changes live in a transaction: Xapian commits in its destructor, but not what a transaction holds.
    template <class Work>
    void change(Work&& work) {
        database::translating(what, [&] {
            if (!open) database.begin_transaction();
            open = true;
            try {
                work();
            } catch (...) {
                open = false;
                database.cancel_transaction();
                throw;
            }
        });
    }

    // Two docs may share the folded term of the field, so the column has the last word.
    void remove(std::string_view doc) {
        const std::string record = database::term(database::kReportIdPrefix, doc);
        if (!database.term_exists(record)) return;
        const schema::Field& field = schema::field("doc");
        const std::string mine = database::encode_column(doc, {std::string(doc)});
        const std::string term = database::term(field.prefix, analysis::fold(doc));
        std::vector<Xapian::docid> old;
        for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id)
            if (database.get_document(*id).get_value(field.column) == mine) old.push_back(*id);
        for (Xapian::docid id : old) database.delete_document(id);
        database.delete_document(record);
        database.set_metadata(stamp_key(doc), "");
    }

    std::string what;
    Xapian::WritableDatabase database;
    analysis::Analyzer analyzer;
    bool open = false;  // a transaction
};

IndexWriter::IndexWriter(const fs::path& database, Opening opening) {
    prepare_folder(database);
    state_ = std::make_unique<State>(database, opening);
}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

std::vector<Stamp> IndexWriter::stamps() const {
    return database::translating(state_->what, [&] { return read_stamps(state_->database); });
}

void IndexWriter::put(const schema::Report& report, std::string_view path, std::uint64_t content) {
    state_->change([&] {
        Xapian::WritableDatabase& database = state_->database;
        const std::string& doc = report.facts.doc;
        state_->remove(doc);
        ReportDocuments documents(report, state_->analyzer);
        for (const schema::Unit& unit : report.units)
            if (schema::is_retrievable(unit.kind)) database.add_document(documents.paragraph(unit));
        database.add_document(documents.record());
        database.set_metadata(stamp_key(doc), encode_stamp({doc, std::string(path), content}));
    });
}

void IndexWriter::remove(std::string_view doc) {
    state_->change([&] { state_->remove(doc); });
}

void IndexWriter::commit() {
    if (!state_->open) return;
    database::translating(state_->what, [&] {
        const std::string key(database::kLanguagesKey);
        const std::string languages = languages_of(state_->database);
        if (state_->database.get_metadata(key) != languages) state_->database.set_metadata(key, languages);
        state_->open = false;  // a commit that fails has ended its transaction too
        state_->database.commit_transaction();
    });
}

std::size_t IndexWriter::paragraphs() const {
    return database::translating(state_->what, [&] {
        return state_->database.get_termfreq(std::string(database::kParagraphTerm));
    });
}

std::size_t IndexWriter::reports() const {
    return database::translating(state_->what, [&] { return state_->database.get_doccount() - paragraphs(); });
}

}  // namespace travaux::write
