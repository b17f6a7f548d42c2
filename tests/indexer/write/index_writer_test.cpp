#include "indexer/write/index_writer.hpp"
#include "schema/database/database.hpp"
#include "schema/error.hpp"
#include "schema/report_json.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <optional>
#include <set>

using namespace travaux;
using schema::ErrorCode;
using write::IndexWriter;
using write::Opening;
using write::Stamp;

namespace {

schema::Report report(std::string doc, const std::vector<std::string>& texts, std::string language = "en") {
    schema::Report one;
    one.facts.doc = std::move(doc);
    one.facts.language = std::move(language);
    for (const std::string& text : texts) {
        schema::Unit unit;
        unit.ordinal = static_cast<int>(one.units.size());
        unit.address = std::to_string(unit.ordinal + 1);
        unit.text = text;
        one.units.push_back(std::move(unit));
    }
    return one;
}

// All that a database says, docids apart.
std::multiset<std::string> content(const std::string& path) {
    const Xapian::Database database = database::open({path});
    std::multiset<std::string> all;
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
        const Xapian::Document document = database.get_document(*id);
        std::string one = document.get_data();
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) one += "\n" + *term;
        for (auto value = document.values_begin(); value != document.values_end(); ++value) one += "\n" + *value;
        all.insert(one);
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        all.insert(*key + "=" + database.get_metadata(*key));
    return all;
}

template <class Work>
std::optional<ErrorCode> code_of(Work&& work) {
    try {
        work();
    } catch (const schema::Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a new index is empty and whole") {
    const programs::Folder folder;
    const std::string path = folder.path("deep/below/db");
    { const IndexWriter writer(path); }
    CHECK(database::open({path}).get_doccount() == 0);
    CHECK(IndexWriter(path).stamps().empty());
}

TEST_CASE("nothing is seen before commit, and nothing is left without it") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    {
        IndexWriter writer(path);
        writer.put(report("a", {"one", "two"}), "/a.txt", 7);
        CHECK(database::open({path}).get_doccount() == 0);
        writer.commit();
        writer.put(report("b", {"three"}), "/b.txt", 8);
        writer.remove("a");
    }
    CHECK(database::open({path}).get_doccount() == 3);  // two paragraphs and the record of a
    CHECK(IndexWriter(path).stamps() == std::vector<Stamp>{{"a", "/a.txt", 7}});
}

TEST_CASE("a report is replaced whole, and putting it again changes nothing") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const auto put = [&](const schema::Report& one) {
        IndexWriter writer(path);
        writer.put(one, "/a.txt", 1);
        writer.commit();
    };
    put(report("a", {"one", "two", "three"}));
    const auto before = content(path);
    put(report("a", {"four"}));
    CHECK(database::open({path}).get_doccount() == 2);
    CHECK_FALSE(database::open({path}).term_exists("Zthree"));
    put(report("a", {"one", "two", "three"}));
    CHECK(content(path) == before);
}

TEST_CASE("removing leaves no trace") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    IndexWriter writer(path);
    writer.put(report("keep", {"one"}), "/keep.txt", 1);
    writer.commit();
    const auto before = content(path);
    writer.put(report("drop", {"two"}, "fr"), "/drop.txt", 2);
    writer.commit();
    CHECK(writer.paragraphs() == 2);
    CHECK(writer.reports() == 2);
    writer.remove("drop");
    writer.remove("never there");
    writer.commit();
    CHECK(content(path) == before);
}

TEST_CASE("docs that differ by case alone are two reports") {
    const programs::Folder folder;
    IndexWriter writer(folder.path("db"));
    writer.put(report("Report", {"one"}), "/Report.txt", 1);
    writer.put(report("report", {"two"}), "/report.txt", 2);
    writer.remove("report");
    writer.commit();
    CHECK(writer.reports() == 1);
    CHECK(writer.paragraphs() == 1);
}

TEST_CASE("stamps keep any name") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const std::string doc = GENERATE(as<std::string>{}, "a b", "12 x", "a\nb", "é", std::string(400, 'x'));
    IndexWriter writer(path);
    writer.put(report(doc, {"x"}), "/some where/" + doc, 0xFFFFFFFFFFFFFFFFULL);
    writer.commit();
    CHECK(writer.stamps() == std::vector<Stamp>{{doc, "/some where/" + doc, 0xFFFFFFFFFFFFFFFFULL}});
}

TEST_CASE("the languages of the index, commonest first; unknown ones were read as English") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    IndexWriter writer(path);
    writer.put(report("a", {"x", "y"}, "fr"), "", 1);
    writer.put(report("b", {"x"}, "en"), "", 2);
    writer.put(report("c", {"x"}, "es"), "", 2);
    writer.commit();
    const std::string key(database::kLanguagesKey);
    CHECK(database::open({path}).get_metadata(key) == "fr en es");
    writer.put(report("d", {"x", "y", "z"}, ""), "", 3);
    writer.commit();
    CHECK(database::open({path}).get_metadata(key) == "en fr es");
}

TEST_CASE("a second writer is told so") {
    const programs::Folder folder;
    const IndexWriter first(folder.path("db"));
    CHECK(code_of([&] { IndexWriter(folder.path("db")); }) == ErrorCode::Locked);
}

TEST_CASE("an index of another layout is refused, or emptied when asked") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    {
        IndexWriter writer(path);
        writer.put(report("a", {"one"}), "/a.txt", 1);
        writer.commit();
    }
    Xapian::WritableDatabase(path, Xapian::DB_OPEN).set_metadata(std::string(database::kLayoutKey), "0");
    CHECK(code_of([&] { IndexWriter(path, Opening::Update); }) == ErrorCode::Layout);
    CHECK(IndexWriter(path, Opening::StartOver).reports() == 0);
    CHECK(database::open({path}).get_doccount() == 0);
}

TEST_CASE("what is not ours is left alone") {
    const programs::Folder folder;
    folder.write("letters/a.txt", "dear");
    CHECK(code_of([&] { IndexWriter(folder.path("letters")); }) == ErrorCode::Usage);

    Xapian::WritableDatabase foreign(folder.path("foreign"), Xapian::DB_CREATE);
    foreign.add_document(Xapian::Document());
    foreign.close();
    CHECK(code_of([&] { IndexWriter(folder.path("foreign"), Opening::StartOver); }) == ErrorCode::Layout);

    const std::string file = folder.write("file", "x");
    CHECK(code_of([&] { IndexWriter writer(file); }).has_value());
    CHECK(code_of([&] { IndexWriter writer(file + "/below"); }) == ErrorCode::Io);
}
