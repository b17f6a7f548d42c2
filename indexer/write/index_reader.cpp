#include "indexer/write/index_reader.hpp"

#include "indexer/write/index_writer.hpp"
#include "indexer/write/shard.hpp"
#include "indexer/write/stamps.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>

namespace travaux::write {

bool opens_without_crash(IndexFolder& folder) {
    if (folder.shards().empty()) return true;
    const pid_t child = ::fork();
    if (child < 0) throw schema::Error(schema::ErrorCode::Io, fmt::format("{} cannot be looked at: {}", folder.what(), std::strerror(errno)));
    if (child == 0) {
        try {
            const IndexReader reader(folder);
            if (!reader.stamps().empty()) (void)reader.report(reader.stamps().front().doc);
            const IndexWriter writer(folder);
            ::_exit(0);
        } catch (...) {  // an error that will be told of
            ::_exit(0);
        }
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFEXITED(status);
}

struct IndexReader::State {
    explicit State(const IndexFolder& folder) : what(folder.what()) {
        for (const std::filesystem::path& path : folder.shards()) {
            std::optional<Xapian::Database>& shard = shards.emplace_back();
            const std::string name = "the index " + path.string();
            try {
                database::translating(name, [&] {
                    database::expect_all_files(path, "termlist.glass");  // the lists of a document's terms: reports are read without them
                    Xapian::Database database(path.string());
                    database::check_layout(database, name);
                    std::ranges::move(read_stamps(database), std::back_inserter(stamps));
                    shard = std::move(database);
                });
            } catch (const schema::Error& error) {
                failures.push_back(error);
            }
        }
    }

    std::string what;
    std::vector<std::optional<Xapian::Database>> shards;
    std::vector<Stamp> stamps;
    std::vector<schema::Error> failures;
};

IndexReader::IndexReader(const IndexFolder& folder) : state_(std::make_unique<State>(folder)) {}
IndexReader::~IndexReader() = default;
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;

const std::vector<schema::Error>& IndexReader::failures() const { return state_->failures; }

const std::vector<Stamp>& IndexReader::stamps() const { return state_->stamps; }

std::optional<schema::Report> IndexReader::report(std::string_view doc) const {
    const auto& shard = state_->shards[shard_of(doc, state_->shards.size())];
    if (!shard) return std::nullopt;
    return database::translating(state_->what, [&] { return read_report(*shard, doc); });
}

}  // namespace travaux::write
