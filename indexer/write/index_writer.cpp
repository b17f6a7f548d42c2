#include "indexer/write/index_writer.hpp"

#include "indexer/write/shard.hpp"
#include "indexer/write/vocabulary.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/place_lists.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/sidecar.hpp"
#include "schema/database/word_order.hpp"
#include "schema/mapped_file.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

namespace travaux::write {
namespace {

namespace fs = std::filesystem;

// Makes the one database of a new index.
void make(IndexFolder& folder) {
    const fs::path path = IndexFolder::shard(folder.begin(), 0);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    write_layout(database);
    database.commit();
    database.close();
    folder.publish(1);
}

// Where tables were put back from a copy and the files beside them were not, later documents get numbers under which these files
// speak of others, and revisions that they have already.
void remove_what_is_of_the_future(const fs::path& folder, const Xapian::Database& database) {
    for (const std::string_view name : {database::kColumnsFile, database::kWordOrderFile, database::kPostingListsFile, database::kPlaceListsFile}) {
        const fs::path file = folder / name;
        std::error_code unreadable;
        if (fs::exists(file, unreadable) && database::is_of_the_future(schema::MappedFile(file).bytes(), database)) fs::remove(file);
    }
}

// One database and its transaction.
class Shard {
public:
    Shard(const fs::path& path, const std::string& what) : database_(path.string(), Xapian::DB_OPEN) {
        database::check_layout(database_, what);
        remove_what_is_of_the_future(path, database_);
    }
    ~Shard() {
        if (!open_) return;
        try {
            database_.cancel_transaction();
        } catch (const Xapian::Error&) {  // the last commit stands either way
        }
    }
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    const Xapian::Database& database() const { return database_; }

    // Changes live in a transaction: Xapian commits in its destructor, but not what a transaction holds.
    template <class Work>
    void change(Work&& work) {
        if (!open_) database_.begin_transaction();
        open_ = true;
        try {
            work(database_, counts_);
        } catch (...) {
            open_ = false;
            counts_.clear();
            database_.cancel_transaction();
            throw;
        }
    }

    void commit() {
        if (!open_) return;
        database::add_words(database_, std::exchange(counts_, {}));
        write_summary(database_);
        open_ = false;  // a commit that fails has ended its transaction too
        database_.commit_transaction();
    }

private:
    Xapian::WritableDatabase database_;
    database::WordCounts counts_;  // what the transaction changes of them
    bool open_ = false;            // a transaction
};

}  // namespace

bool may_start_over(const IndexFolder& folder, const schema::Error& reason) {
    using enum schema::ErrorCode;
    if (reason.code() == Database || reason.code() == NotFound) return true;
    const bool has_generation = folder.shards().empty() || folder.shards().front() != folder.path();
    if (reason.code() != Layout || has_generation) return reason.code() == Layout;
    try {
        return !Xapian::Database(folder.path().string()).get_metadata(std::string(database::kLayoutKey)).empty();
    } catch (const Xapian::DatabaseOpeningError&) {  // of another version of Xapian
        return true;
    }
}

struct IndexWriter::State {
    explicit State(IndexFolder& folder) : what(folder.what()) {
        database::translating(what, [&] {
            if (folder.shards().empty()) make(folder);
            for (const fs::path& path : folder.shards()) {
                if (path != folder.path()) database::expect_all_files(path);  // a database in the folder itself may be none of ours
                shards.push_back(std::make_unique<Shard>(path, what));
            }
        });
    }

    Shard& holder(std::string_view doc) { return *shards[shard_of(doc, shards.size())]; }

    std::string what;
    std::vector<std::unique_ptr<Shard>> shards;
    Vocabulary vocabulary;
};

IndexWriter::IndexWriter(IndexFolder& folder) : state_(std::make_unique<State>(folder)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(const schema::Report& report, const Stamp& stamp) {
    database::translating(state_->what, [&] {
        state_->holder(stamp.doc).change([&](Xapian::WritableDatabase& database, database::WordCounts& counts) {
            remove_report(database, stamp.doc, state_->vocabulary, counts);
            add_report(database, report, stamp, state_->vocabulary, counts);
        });
    });
}

void IndexWriter::remove(std::string_view doc) {
    database::translating(state_->what, [&] {
        state_->holder(doc).change([&](Xapian::WritableDatabase& database, database::WordCounts& counts) {
            remove_report(database, doc, state_->vocabulary, counts);
        });
    });
}

void IndexWriter::commit() {
    database::translating(state_->what, [&] {
        for (const auto& shard : state_->shards) shard->commit();
    });
    state_->vocabulary.trim();
}

std::size_t IndexWriter::paragraphs() const {
    return database::translating(state_->what, [&] {
        std::size_t count = 0;
        for (const auto& shard : state_->shards) count += shard->database().get_termfreq(std::string(database::kParagraphTerm));
        return count;
    });
}

std::size_t IndexWriter::reports() const {
    return database::translating(state_->what, [&] {
        std::size_t documents = 0;
        for (const auto& shard : state_->shards) documents += shard->database().get_doccount() - database::word_documents(shard->database());
        return documents - paragraphs();
    });
}

}  // namespace travaux::write
