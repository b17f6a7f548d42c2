// The file of posting lists says what the database says, of frequent terms; of another revision, or damaged, it counts as none.
#include "schema/database/posting_lists.hpp"

#include "tests/catch.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace travaux;
namespace fs = std::filesystem;

namespace {

constexpr Xapian::docid kDocuments = 40'000;

// "all" stands in every document, as often as the last digit of its id says; "half" in every third at the beginning; "few" in seventeen far apart, "rare" in ten.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("travaux-lists-" + std::to_string(getpid()))) {
        Xapian::WritableDatabase database(path_.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
        for (Xapian::docid id = 1; id <= kDocuments; ++id) {
            Xapian::Document document;
            document.add_term("all", id % 10);
            if (id % 100 == 7) document.add_boolean_term("bool");
            if (id % 3 == 0 && id < 9'000) document.add_term("half");
            if (id % 2'353 == 0) document.add_term("few");
            if (id % 4'000 == 0) document.add_term("rare");
            database.add_document(document);
        }
        database.delete_document(1'000);
        database.commit();
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }
    fs::path file() const { return path_ / database::kPostingListsFile; }

private:
    fs::path path_;
};

std::vector<std::pair<Xapian::docid, std::uint32_t>> all_of(database::PostingList list, std::size_t step = 1) {
    std::vector<std::pair<Xapian::docid, std::uint32_t>> postings;
    database::PostingWindow window;
    for (std::size_t first = 0; first <= kDocuments; first += step * database::kPostingWindow) {
        list.read(first, window);
        for (std::size_t at = 0; at < database::kPostingWindow; ++at)
            if ((window.bits[at / 64] >> (at % 64) & 1U) != 0) postings.emplace_back(first + at, window.times[at]);
    }
    return postings;
}

}  // namespace

TEST_CASE("frequent terms have the list of the database, and documents their lengths") {
    const Folder folder;
    database::write_posting_lists(folder.path());
    const Xapian::Database database(folder.path().string());
    const auto lists = database::PostingLists::open(folder.path(), database);
    REQUIRE(lists);
    REQUIRE(lists->size() == 3);  // one document in 1,024 is forty here
    CHECK(lists->term(0) == "all");
    CHECK(lists->term(1) == "bool");
    CHECK_FALSE(lists->list("few"));
    CHECK_FALSE(lists->list("rare"));
    CHECK_FALSE(lists->list("al"));
    CHECK_FALSE(lists->list("zebra"));
    CHECK(lists->term(2) == "half");
    for (const char* term : {"all", "bool", "half"}) {
        std::vector<std::pair<Xapian::docid, std::uint32_t>> expected;
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting)
            expected.emplace_back(*posting, posting.get_wdf());
        CHECK(lists->list(term)->size() == expected.size());
        CHECK(all_of(*lists->list(term)) == expected);
        std::erase_if(expected, [](const auto& posting) { return posting.first / database::kPostingWindow % 3 != 0; });
        CHECK(all_of(*lists->list(term), 3) == expected);  // windows passed over
    }
    REQUIRE(lists->docids() == kDocuments + 1);
    CHECK(lists->length(8) == 8);
    CHECK(lists->length(1'000) == 0);
    CHECK(lists->length(2'353) == 4);
}

TEST_CASE("lists that are carried over are those that are made anew, to the byte") {
    const Folder folder;
    database::write_posting_lists(folder.path());
    Xapian::WritableDatabase database(folder.path().string());
    const auto add = [&](const std::string& term, unsigned weight) {
        Xapian::Document document;
        document.add_term(term, weight);
        database.add_document(document);
    };
    SECTION("documents come") {
        for (unsigned i = 0; i < 50; ++i) add(i % 3 == 0 ? "all" : "new", i % 4);  // "new" is frequent from now on
    }
    SECTION("documents go") {
        for (const Xapian::docid id : {1U, 999U, 1'007U, 9'000U, 39'999U, 40'000U}) database.delete_document(id);
    }
    SECTION("a document without length goes, where the lists do not tell that it did") { database.delete_document(20'000); }
    SECTION("one goes, and one comes in its place") {
        database.delete_document(30'000);  // it had no length
        add("all", 0);
        database.delete_document(4'567);
        add("all", 7);
    }
    SECTION("a list is no longer frequent") {
        for (Xapian::docid id = 107; id < 39'000; id += 100) database.delete_document(id);
    }
    SECTION("what a term is usually counted changes") {
        for (unsigned i = 0; i < 3'000; ++i) add("all", 40);
    }
    SECTION("more come than are worth it") {
        for (unsigned i = 0; i < 6'000; ++i) add("all", i % 5);
    }
    SECTION("nothing changes but the revision") { database.set_metadata("a", "b"); }
    database.commit();
    const auto bytes = [&] {
        std::ifstream file(folder.file(), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    database::write_posting_lists(folder.path());
    const std::string carried = bytes();
    fs::remove(folder.file());
    database::write_posting_lists(folder.path());
    CHECK(carried == bytes());
}

TEST_CASE("lists of another revision, or damaged ones, are none") {
    const Folder folder;
    database::write_posting_lists(folder.path());
    const auto open = [&] { return database::PostingLists::open(folder.path(), Xapian::Database(folder.path().string())); };
    REQUIRE(open());
    SECTION("another commit") { Xapian::WritableDatabase(folder.path().string()).set_metadata("a", "b"); }
    SECTION("cut short") { fs::resize_file(folder.file(), fs::file_size(folder.file()) - 8); }
    SECTION("gone") { fs::remove(folder.file()); }
    CHECK_FALSE(open());
    database::write_posting_lists(folder.path());
    CHECK(open());
}
