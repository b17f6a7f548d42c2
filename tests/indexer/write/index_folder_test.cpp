#include "indexer/write/index_folder.hpp"
#include "indexer/write/bulk_build.hpp"
#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/write/index_content.hpp"
#include "tests/programs/run_program.hpp"

#include <optional>
#include <set>

using namespace travaux;
using schema::ErrorCode;
using write::IndexFolder;
namespace fs = std::filesystem;

namespace {

void build(const std::string& path, const std::string& doc, unsigned shards = 1) {
    IndexFolder folder(path);
    write::BulkBuild bulk(folder, shards, 1);
    const std::vector<write::Entry> entries{{testing::report(doc, {"a text"}), {doc, "", 1}}};
    bulk.invert(0, entries);
    bulk.finish();
}

bool holds(const Xapian::Database& database, const std::string& doc) { return database.term_exists("P" + doc); }

std::set<std::string> names_in(const std::string& path) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(path)) names.insert(entry.path().filename().string());
    return names;
}

std::optional<ErrorCode> code_of(const std::string& path) {
    try {
        IndexFolder folder(path);
    } catch (const schema::Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a generation takes the place of the one before; who has that open keeps it") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    build(path, "first");
    const Xapian::Database reader = database::open({path});
    build(path, "second", 2);
    CHECK(holds(database::open({path}), "second"));
    CHECK_FALSE(holds(database::open({path}), "first"));
    CHECK(holds(reader, "first"));
    CHECK(reader.get_document(1).get_data().find("a text") != std::string::npos);
    CHECK(names_in(path) == std::set<std::string>{"XAPIANDB", "generation-2", "writer.lock"});
}

TEST_CASE("the folder may be moved") {
    const programs::Folder folder;
    build(folder.path("here"), "doc", 2);
    fs::rename(folder.path("here"), folder.path("there"));
    CHECK(holds(database::open({folder.path("there")}), "doc"));
    CHECK(IndexFolder(folder.path("there")).shards().size() == 2);
}

TEST_CASE("what a killed build left goes with the next run") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    build(path, "doc");
    folder.write("db/generation-2/piece-0-0/postlist.glass", "half");
    folder.write("db/XAPIANDB.new", "auto gen");
    CHECK_FALSE(code_of(path).has_value());
    CHECK(names_in(path) == std::set<std::string>{"XAPIANDB", "generation-1", "writer.lock"});
    CHECK(holds(database::open({path}), "doc"));

    folder.write("new/generation-1/piece-0-0/postlist.glass", "half");
    CHECK(IndexFolder(folder.path("new")).shards().empty());
    CHECK(names_in(folder.path("new")) == std::set<std::string>{"writer.lock"});
}

TEST_CASE("a database in the folder itself is an index of one shard, until a generation takes its place") {
    const programs::Folder folder;
    build(folder.path("db"), "old");
    const std::string plain = folder.path("plain");
    fs::rename(folder.path("db/generation-1/shard-0"), plain);
    CHECK(IndexFolder(plain).shards() == std::vector<fs::path>{plain});
    build(plain, "new");
    CHECK(holds(database::open({plain}), "new"));
    CHECK(names_in(plain) == std::set<std::string>{"XAPIANDB", "generation-1", "writer.lock"});
}

TEST_CASE("one writer at a time") {
    const programs::Folder folder;
    const IndexFolder first(folder.path("db"));
    CHECK(code_of(folder.path("db")) == ErrorCode::Locked);
}

TEST_CASE("folders of other things, and stubs of others, are left alone") {
    const programs::Folder folder;
    folder.write("letters/a.txt", "dear");
    CHECK(code_of(folder.path("letters")) == ErrorCode::Usage);
    CHECK(names_in(folder.path("letters")) == std::set<std::string>{"a.txt"});
    for (const char* line : {"remote localhost:7000\n", "auto ../elsewhere\n", "auto\n"}) {
        folder.write("stub/XAPIANDB", line);
        CHECK(code_of(folder.path("stub")) == ErrorCode::Usage);
    }
    const std::string file = folder.write("file", "x");
    CHECK(code_of(file) == ErrorCode::Io);
    CHECK(code_of(file + "/below") == ErrorCode::Io);
}
