#include "schema/database/database.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <optional>

using namespace travaux;
using namespace travaux::database;
using schema::ErrorCode;

namespace {

template <class Work>
std::optional<schema::Error> error_of(Work&& work) {
    try {
        work();
    } catch (const schema::Error& error) {
        return error;
    }
    return std::nullopt;
}

void make_database(const std::string& path, const char* layout) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    if (layout != nullptr) database.set_metadata(std::string(kLayoutKey), layout);
    database.commit();
}

}  // namespace

TEST_CASE("short terms are prefix and value") {
    CHECK(term("XYEAR", "2013") == "XYEAR2013");
    CHECK(term("", "") == "");
    CHECK(term("Q", std::string(244, 'a')) == "Q" + std::string(244, 'a'));
}

TEST_CASE("long values fit, keep their beginning and stay apart") {
    const std::string tail = GENERATE(as<std::string>{}, "a", "é", "漢", std::string("\0", 1));
    std::string value;
    while (value.size() < 600) value += tail;
    const std::string one = term("XDOC", value + "1");
    const std::string two = term("XDOC", value + "2");
    CHECK(one.size() <= kMaxTermBytes);
    CHECK(one.substr(0, 60) == ("XDOC" + value).substr(0, 60));
    CHECK(one != two);
    CHECK(term("XDOC", value + "1") == one);

    const std::string kept = one.substr(0, one.size() - 16);  // without the hash: whole characters
    CHECK((kept.size() - 4) % tail.size() == 0);
}

TEST_CASE("Xapian takes every term, zero bytes too, which it stores doubled") {
    const programs::Folder folder;
    Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_posting(term("XDOC", std::string(300, '\0')), 1);
    document.add_posting(term("XDOC", std::string(240, '\0')), 1);
    database.add_document(document);
    CHECK_NOTHROW(database.commit());
}

TEST_CASE("columns come back as they went in") {
    const std::vector<std::vector<std::string>> rows{{}, {"2013"}, {"IOM", "UNDESA", ""}, {std::string(200, 'x'), "é", std::string("\0", 1)}};
    for (const auto& values : rows) {
        const Column column = decode_column(encode_column("crp43-2013", values));
        CHECK(column.values == values);
        CHECK(column.report.size() == 6);
    }
}

TEST_CASE("a column tells its report") {
    CHECK(decode_column(encode_column("a", {"x"})).report == decode_column(encode_column("a", {"y", "z"})).report);
    CHECK(decode_column(encode_column("a", {"x"})).report != decode_column(encode_column("b", {"x"})).report);
}

TEST_CASE("no bytes are too broken for a column") {
    const std::string whole = encode_column("doc", {"one", std::string(300, 'x')});
    for (std::size_t length = 0; length < whole.size(); ++length) decode_column(whole.substr(0, length));
    CHECK(decode_column(std::string(40, '\xff')).values.empty());
}

TEST_CASE("opening says what is wrong") {
    const programs::Folder folder;
    make_database(folder.path("good"), std::to_string(kLayoutVersion).c_str());
    make_database(folder.path("old"), "0");
    make_database(folder.path("foreign"), nullptr);
    folder.write("text.txt", "not an index\n");

    CHECK(open({folder.path("good")}).get_doccount() == 0);
    make_database(folder.path("other"), std::to_string(kLayoutVersion).c_str());
    CHECK(open({folder.path("good"), folder.path("other")}).size() == 2);
    CHECK(open({folder.path("good"), folder.path("other"), folder.path("./other")}).size() == 2);  // named twice, it is one

    struct Case {
        const char* name;
        ErrorCode code;
    };
    for (const Case& c : {Case{"missing", ErrorCode::NotFound}, {"old", ErrorCode::Layout}, {"foreign", ErrorCode::Layout},
                          {"text.txt", ErrorCode::NotFound}}) {
        INFO(c.name);
        const auto error = error_of([&] { open({folder.path("good"), folder.path(c.name)}); });
        REQUIRE(error);
        CHECK(error->code() == c.code);
        CHECK(std::string(error->what()).find(c.name) != std::string::npos);
    }
}

TEST_CASE("a server that is not there is named") {
    const auto error = error_of([] { open({"localhost:1"}); });
    REQUIRE(error);
    CHECK(error->code() == ErrorCode::Database);
    CHECK(std::string(error->what()).find("localhost:1") != std::string::npos);
}

TEST_CASE("a held lock is told from other troubles") {
    const programs::Folder folder;
    Xapian::WritableDatabase first(folder.path("db"), Xapian::DB_CREATE);
    const auto error = error_of([&] {
        translating("the index", [&] { Xapian::WritableDatabase(folder.path("db"), Xapian::DB_OPEN); });
    });
    REQUIRE(error);
    CHECK(error->code() == ErrorCode::Locked);
    CHECK(std::string(error->what()) == "another program is writing to the index");
}
