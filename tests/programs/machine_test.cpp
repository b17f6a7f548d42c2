// What a machine can do to an index: a full disk, a read-only one, a damaged file; and readers beside a writer.
#include "indexer/write/index_writer.hpp"
#include "schema/database/place_lists.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/write/index_content.hpp"
#include "tests/programs/run_program.hpp"

#include <sys/mount.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace travaux;
using programs::Folder;
using programs::index_program;
using programs::Outcome;
using testing::content_of;
using testing::Docids;
namespace fs = std::filesystem;

namespace {

bool says(const Outcome& outcome, const std::string& text) { return (outcome.out + outcome.err).find(text) != std::string::npos; }

std::string records(int docs) {
    std::string lines;
    for (int doc = 0; doc < docs; ++doc)
        for (int i = 0; i < 30; ++i)
            lines += R"({"doc": "d)" + std::to_string(doc) + R"(", "text": "Members met in place )" + std::to_string(doc * i) + R"( to speak of )" +
                     std::to_string(i * i) + " other matters of migration\"}\n";
    return lines;
}

Outcome status(const std::string& index) { return programs::run({programs::search_program(), "status", "--check", "-d", index}); }

// A file system of its own, of four megabytes; only root may mount one.
class SmallDisk {
public:
    explicit SmallDisk(const std::string& path) : path_(path) {
        fs::create_directory(path_);
        mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=4m") == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return mounted_; }
    bool make_read_only() const { return ::mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=4m") == 0; }

private:
    std::string path_;
    bool mounted_ = false;
};

}  // namespace

TEST_CASE("a full or read-only disk is one clear sentence, and leaves the index that was there") {
    const Folder folder;
    const SmallDisk disk(folder.path("disk"));
    if (!disk.mounted()) {
        WARN("SKIPPED: no small file system can be mounted (not root)");
        return;
    }
    const std::string index = folder.path("disk/db");
    const std::vector<std::string> import{index_program(), "-d", index, "--jsonl", "-", "--jobs", "2"};

    Outcome full = programs::run(import, records(400));  // a build
    INFO(full.err);
    CHECK(full.exit == 2);
    CHECK(says(full, "No space left on device"));
    CHECK(says(full, index));
    CHECK(says(full, "the index is as it was before: make room, some four times the text"));
    CHECK(status(index).exit == 0);
    CHECK(says(status(index), "paragraphs  0"));

    REQUIRE(programs::run(import, records(5)).exit == 0);  // its pieces did not stay
    full = programs::run(import, records(400));            // an update
    INFO(full.err);
    CHECK(full.exit == 2);
    CHECK(says(full, "No space left on device"));
    CHECK(says(full, "run it again, and it goes on from there"));
    CHECK(status(index).exit == 0);

    const auto before = content_of(index, Docids::Kept);
    const std::string file = folder.write("r.jsonl", records(400));
    full = programs::run({index_program(), "-d", index, "--jsonl", file, "--force"});  // a build beside the old index
    INFO(full.err);
    CHECK(full.exit == 2);
    CHECK(says(full, "some " + std::to_string(std::lround(3.6e-6 * static_cast<double>(fs::file_size(file)))) + " MB in all for these records"));
    CHECK(content_of(index, Docids::Kept) == before);
    CHECK(std::distance(fs::directory_iterator(index), fs::directory_iterator()) == 3);  // its pieces did not stay

    REQUIRE(disk.make_read_only());
    const Outcome denied = programs::run(import, records(6));
    INFO(denied.err);
    CHECK(denied.exit == 2);
    CHECK(says(denied, "Read-only file system"));
    CHECK(programs::run({programs::search_program(), "search", "-d", index, "migration"}).exit == 0);
    CHECK(status(index).exit == 2);  // Xapian checks only what it may write
    CHECK(says(status(index), "Read-only file system"));
}

TEST_CASE("a damaged table is named, with the way out, and the way out works") {
    for (const std::string table : {"termlist", "docdata", "postlist"}) {
        const Folder folder;
        const std::string index = folder.path("db");
        const std::string input = folder.write("records.jsonl", records(30));
        REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", input}).exit == 0);
        const std::string file = index + "/generation-2/shard-0/" + table + ".glass";
        REQUIRE(fs::exists(file));
        const auto size = fs::file_size(file);
        std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).write(std::string(size, 'x').data(), static_cast<std::streamsize>(size));

        const Outcome check = status(index);
        INFO(table << ": " << check.out << check.err);
        CHECK(check.exit == 1);
        CHECK(says(check, "the table " + table + " is damaged"));
        CHECK(says(check, "--force"));
        CHECK(says(programs::run({programs::search_program(), "status", "--check", "--format", "json", "-d", index}), "\"faults\""));
        if (table != "postlist") continue;  // stamps are in it: without them all must be read again
        const Outcome rebuilt = programs::run({index_program(), "-d", index, "--force", "--jsonl", input});
        INFO(rebuilt.err);
        CHECK(rebuilt.exit == 0);
        CHECK(status(index).exit == 0);
    }
}

TEST_CASE("the way out of any damage: what is given is built anew, what can be read is kept, and what cannot is told of") {
    const Folder folder;
    const std::string index = folder.path("db");
    const std::string input = folder.write("records.jsonl", records(30));
    const std::string one = folder.write("one.jsonl", R"({"doc": "another", "text": "A retreat."})");
    REQUIRE(programs::run({index_program(), "-d", folder.path("whole"), "--jsonl", input}).exit == 0);
    enum class Kept { All, None };
    struct Damage {
        std::string file;
        Kept kept[3];  // cut to half, emptied, removed
    };
    const std::vector<Damage> damages{{"generation-2/shard-0/postlist.glass", {Kept::None, Kept::None, Kept::None}},
                                      {"generation-2/shard-0/docdata.glass", {Kept::None, Kept::None, Kept::None}},
                                      {"generation-2/shard-0/termlist.glass", {Kept::None, Kept::None, Kept::All}},
                                      {"generation-2/shard-0/iamglass", {Kept::None, Kept::None, Kept::None}},
                                      {"XAPIANDB", {Kept::All, Kept::All, Kept::All}}};
    for (const Damage& damage : damages)
        for (int how = 0; how < 3; ++how) {
            const auto spoil = [&] {
                fs::remove_all(index);
                fs::copy(folder.path("whole"), index, fs::copy_options::recursive);
                const fs::path file = fs::path(index) / damage.file;
                if (how == 2) fs::remove(file);
                else fs::resize_file(file, how == 0 ? fs::file_size(file) / 2 : 0);
            };
            INFO(damage.file << (how == 0 ? " cut" : how == 1 ? " emptied" : " removed"));
            spoil();
            const Outcome check = status(index);
            INFO(check.out << check.err);
            CHECK(check.exit != 0);
            CHECK(says(check, "--force"));
            const Outcome update = programs::run({index_program(), "-d", index, "--jsonl", one});
            INFO(update.err);
            CHECK(update.exit == 2);
            CHECK(says(update, "--force"));

            Outcome rebuilt = programs::run({index_program(), "-d", index, "--force", "--jsonl", input});
            INFO(rebuilt.err);
            CHECK(rebuilt.exit == 0);
            CHECK(says(rebuilt, "it is built anew"));
            CHECK(says(rebuilt, "30 reports, 900 paragraphs"));
            CHECK(status(index).exit == 0);
            CHECK(content_of(index, Docids::LeftOut) == content_of(folder.path("whole"), Docids::LeftOut));

            spoil();
            rebuilt = programs::run({index_program(), "-d", index, "--force", "--jsonl", one});
            INFO(rebuilt.err);
            CHECK(rebuilt.exit == 0);
            CHECK(says(rebuilt, damage.kept[how] == Kept::All ? "31 reports, 901 paragraphs" : "1 reports, 1 paragraphs"));
            CHECK(says(rebuilt, "not in the new index") == (damage.kept[how] == Kept::None));
            CHECK(status(index).exit == 0);
        }
}

// One changed number in the head of all tables sends Xapian's check out of its memory.
TEST_CASE("where Xapian's own check crashes, the table is damaged") {
    const Folder folder;
    const std::string index = folder.path("db");
    const std::string input = folder.write("records.jsonl", records(30));
    REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", input}).exit == 0);
    const std::string file = index + "/generation-2/shard-0/iamglass";
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    bool crashed = false;
    for (std::size_t at = 30; at < bytes.size() && !crashed; ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
        std::ofstream(file, std::ios::binary) << damaged;
        const Outcome check = status(index);
        INFO(at << ": " << check.out << check.err);
        REQUIRE(check.exit <= 2);
        crashed = says(check, "Xapian's check of it crashes");
        if (!crashed) continue;
        CHECK(check.exit == 1);
        CHECK(says(check, "--force"));
        const Outcome rebuilt = programs::run({index_program(), "-d", index, "--force", "--jsonl", input});
        INFO(rebuilt.err);
        CHECK(rebuilt.exit == 0);
        CHECK(says(rebuilt, "it is built anew"));
        CHECK(says(rebuilt, "30 reports, 900 paragraphs"));
    }
    CHECK(crashed);
}

TEST_CASE("a file beside the tables that says something else is named") {
    const Folder folder;
    const std::string index = folder.path("db");
    REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", folder.write("records.jsonl", records(300))}).exit == 0);
    fs::remove(index + "/generation-2/shard-0/travaux.places");
    database::write_place_lists(index, {2, 2});  // else so small an index has none
    REQUIRE(status(index).exit == 0);
    for (const std::string name : {"columns", "words", "postings", "places"}) {
        const std::string file = index + "/generation-2/shard-0/travaux." + name;
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        constexpr std::size_t kHead = 256;  // says which revision the file is of
        std::string damaged = bytes;
        for (std::size_t at = kHead; at < bytes.size(); at += 16) damaged[at] = static_cast<char>(damaged[at] ^ 1);
        std::ofstream(file, std::ios::binary) << damaged;
        const Outcome check = status(index);
        INFO(name << ": " << check.out << check.err);
        CHECK(check.exit == 1);
        std::ofstream(file, std::ios::binary) << bytes;
        CHECK(status(index).exit == 0);
    }
}

TEST_CASE("a file beside the tables that is of no use is named, and the next run makes it anew") {
    const Folder folder;
    const std::string index = folder.path("db");
    const std::string input = folder.write("records.jsonl", records(300));
    REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", input}).exit == 0);
    for (const std::string name : {"columns", "words", "postings", "places"}) {
        const fs::path file = index + "/generation-2/shard-0/travaux." + name;
        const auto size = fs::file_size(file);
        for (const std::uintmax_t left : {size - 8, std::uintmax_t{20}, std::uintmax_t{0}}) {
            fs::resize_file(file, left);
            const Outcome check = status(index);
            INFO(name << ", " << left << " bytes: " << check.out << check.err);
            CHECK(check.exit == 1);
            CHECK(says(check, file.string() + " is cut short"));
            CHECK(says(check, "travaux-index PATH"));
            CHECK_FALSE(says(check, "--force"));
            REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", input}).exit == 0);
            CHECK(fs::file_size(file) == size);
            CHECK(status(index).exit == 0);
        }
        fs::remove(file);  // as where a run was killed
        const Outcome without = status(index);
        INFO(without.err);
        CHECK(without.exit == 0);
        CHECK(says(without, file.string() + " is missing: searching is slow; make it anew with: travaux-index PATH") == (name != "places"));  // so small an index needs no places
        CHECK(says(without, "the index is whole"));
        REQUIRE(programs::run({index_program(), "-d", index, "--jsonl", input}).exit == 0);
    }
}

TEST_CASE("readers beside a writer never see it") {
    const Folder folder;
    const std::string index = folder.path("db");
    write::IndexFolder opened(index);
    write::IndexWriter writer(opened);
    const auto put = [&](int commit) {
        for (int doc = 0; doc < 10; ++doc) {
            const std::string name = "doc-" + std::to_string(doc);
            writer.put(testing::report(name, {"members met", "a retreat was held " + std::to_string(commit), "the end"}), {name, "", 1});
        }
        writer.commit();
    };
    put(0);
    std::string queries;
    for (int i = 0; i < 400; ++i) queries += std::to_string(i) + "\t" + (i % 2 == 0 ? "retreat" : "\"members met\"") + "\n";
    const std::string batch = folder.write("queries.tsv", queries);
    Outcome outcome;
    int commits = 0;
    {
        std::jthread reader([&] { outcome = programs::run({programs::search_program(), "search", "--batch", batch, "-d", index, "--format", "trec"}); });
        for (; commits < 100; ++commits) put(commits);
    }
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.empty());
    CHECK(std::ranges::count(outcome.out, '\n') == 400 * 10);  // every query sees ten reports
}
