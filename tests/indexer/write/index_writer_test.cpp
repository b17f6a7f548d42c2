#include "indexer/write/index_writer.hpp"
#include "indexer/write/index_reader.hpp"
#include "schema/database/database.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/error.hpp"
#include "schema/report_json.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/write/index_content.hpp"
#include "tests/programs/run_program.hpp"

#include <optional>
#include <set>

using namespace travaux;
using schema::ErrorCode;
using write::IndexFolder;
using write::IndexReader;
using write::IndexWriter;
using testing::report;
using write::Stamp;

namespace {

// An index open for writing.
struct Open {
    explicit Open(const std::string& path) : folder(path), writer(folder) {}
    void put(const schema::Report& report, std::string path, std::uint64_t content) { writer.put(report, {report.facts.doc, std::move(path), content}); }

    IndexFolder folder;
    IndexWriter writer;
};

std::multiset<std::string> content(const std::string& path) { return testing::content_of(path, testing::Docids::LeftOut); }

std::vector<Stamp> stamps_of(const std::string& path) { return IndexReader(IndexFolder(path)).stamps(); }

template <class Work>
std::optional<ErrorCode> code_of(Work&& work) {
    try {
        work();
    } catch (const schema::Error& error) {
        return error.code();
    }
    return std::nullopt;
}

// Paragraphs and records.
Xapian::doccount documents_in(const std::string& path) {
    const Xapian::Database database = database::open({path});
    return database.get_doccount() - static_cast<Xapian::doccount>(database::word_documents(database));
}

}  // namespace

TEST_CASE("a new index is empty and whole") {
    const programs::Folder folder;
    const std::string path = folder.path("deep/below/db");
    { const Open made(path); }
    CHECK(documents_in(path) == 0);
    CHECK(stamps_of(path).empty());
}

TEST_CASE("nothing is seen before commit, and nothing is left without it") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    {
        Open index(path);
        index.put(report("a", {"one", "two"}), "/a.txt", 7);
        CHECK(documents_in(path) == 0);
        index.writer.commit();
        index.put(report("b", {"three"}), "/b.txt", 8);
        index.writer.remove("a");
    }
    CHECK(documents_in(path) == 3);  // two paragraphs and the record of a
    CHECK(stamps_of(path) == std::vector<Stamp>{{"a", "/a.txt", 7}});
}

TEST_CASE("a report is replaced whole, and putting it again changes nothing") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const auto put = [&](const schema::Report& one) {
        Open index(path);
        index.put(one, "/a.txt", 1);
        index.writer.commit();
    };
    put(report("a", {"one", "two", "three"}));
    const auto before = content(path);
    put(report("a", {"four"}));
    CHECK(documents_in(path) == 2);
    CHECK_FALSE(database::open({path}).term_exists("Zthree"));
    put(report("a", {"one", "two", "three"}));
    CHECK(content(path) == before);
}

TEST_CASE("removing leaves no trace") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    Open index(path);
    index.put(report("keep", {"one"}), "/keep.txt", 1);
    index.writer.commit();
    const auto before = content(path);
    index.put(report("drop", {"two"}, "fr"), "/drop.txt", 2);
    index.writer.commit();
    CHECK(index.writer.paragraphs() == 2);
    CHECK(index.writer.reports() == 2);
    index.writer.remove("drop");
    index.writer.remove("never there");
    index.writer.commit();
    CHECK(content(path) == before);
}

TEST_CASE("docs that differ by case alone are two reports") {
    const programs::Folder folder;
    Open index(folder.path("db"));
    index.put(report("Report", {"one"}), "/Report.txt", 1);
    index.put(report("report", {"two"}), "/report.txt", 2);
    index.writer.remove("report");
    index.writer.commit();
    CHECK(index.writer.reports() == 1);
    CHECK(index.writer.paragraphs() == 1);
}

TEST_CASE("stamps keep any name") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const std::string doc = GENERATE(as<std::string>{}, "a b", "12 x", "a\nb", "é", std::string(400, 'x'));
    Open index(path);
    index.put(report(doc, {"x"}), "/some where/" + doc, 0xFFFFFFFFFFFFFFFFULL);
    index.writer.commit();
    CHECK(IndexReader(index.folder).stamps() == std::vector<Stamp>{{doc, "/some where/" + doc, 0xFFFFFFFFFFFFFFFFULL}});
}

TEST_CASE("the languages of the index, commonest first; unknown ones were read as English") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    Open index(path);
    index.put(report("a", {"x", "y"}, "fr"), "", 1);
    index.put(report("b", {"x"}, "en"), "", 2);
    index.put(report("c", {"x"}, "es"), "", 2);
    index.writer.commit();
    const std::string key(database::kLanguagesKey);
    CHECK(database::open({path}).get_metadata(key) == "fr en es");
    index.put(report("d", {"x", "y", "z"}, ""), "", 3);
    index.writer.commit();
    CHECK(database::open({path}).get_metadata(key) == "en fr es");
}

TEST_CASE("a second writer is told so") {
    const programs::Folder folder;
    const Open first(folder.path("db"));
    CHECK(code_of([&] { Open(folder.path("db")); }) == ErrorCode::Locked);
}

TEST_CASE("a report is read back as it was put") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    schema::Report whole = report("a", {"one of the Mountain Network (MN)", "two", "three", "four"}, "fr");
    whole.facts.title = "A title";
    whole.facts.path = "/a.txt";
    whole.facts.year = 2013;
    whole.facts.definitions = {{"MN", "Mountain Network", 0}};
    whole.facts.evidence = {{"year", "2013", 0, "of 2013"}};
    whole.units[1].kind = schema::Kind::Heading;
    whole.units[2].parent = 1;
    whole.units[2].section = {"two"};
    whole.units[2].language = "en";
    whole.units[2].commitment = schema::Commitment::Planned;
    whole.units[2].actor = {"IOM"};
    whole.units[3].kind = schema::Kind::Furniture;
    Open index(path);
    for (const std::string doc : {"b", "A", "a"}) {  // "A" shares its folded term
        whole.facts.doc = doc;
        index.put(whole, "/" + doc, 1);
    }
    index.writer.commit();
    CHECK(IndexReader(index.folder).report("a") == whole);
    CHECK_FALSE(IndexReader(index.folder).report("c"));
    Xapian::docid first = 0;
    {
        const Xapian::Database database = database::open({path});
        first = *database.postlist_begin(database::term(database::kUnitIdPrefix, "a#1"));
    }
    index = Open(folder.path("other"));  // unlocks it
    Xapian::WritableDatabase(database::local_databases(path).front(), Xapian::DB_OPEN).delete_document(first);
    CHECK(code_of([&] { (void)IndexReader(IndexFolder(path)).report("a"); }) == ErrorCode::Database);
}

TEST_CASE("an index of another layout is refused") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    {
        Open index(path);
        index.put(report("a", {"one"}), "/a.txt", 1);
        index.writer.commit();
    }
    Xapian::WritableDatabase(path, Xapian::DB_OPEN).set_metadata(std::string(database::kLayoutKey), "0");
    CHECK(code_of([&] { Open{path}; }) == ErrorCode::Layout);
    CHECK(write::may_start_over(IndexFolder(path), {ErrorCode::Layout, "of another layout"}));
}

TEST_CASE("what is not ours is left alone") {
    const programs::Folder folder;
    folder.write("letters/a.txt", "dear");
    CHECK(code_of([&] { IndexFolder(folder.path("letters")); }) == ErrorCode::Usage);

    Xapian::WritableDatabase foreign(folder.path("foreign"), Xapian::DB_CREATE);
    foreign.add_document(Xapian::Document());
    foreign.close();
    CHECK(code_of([&] { Open(folder.path("foreign")); }) == ErrorCode::Layout);

    const std::string file = folder.write("file", "x");
    CHECK(code_of([&] { Open index(file); }).has_value());
    CHECK(code_of([&] { Open index(file + "/below"); }) == ErrorCode::Io);
}
