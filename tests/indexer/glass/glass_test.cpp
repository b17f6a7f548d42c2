// Databases that we write are held against those that Xapian writes of the same documents: Xapian finds them whole and reads the same.
#include "indexer/glass/assemble.hpp"
#include "indexer/glass/packing.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <xapian.h>

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace travaux;

namespace {

struct Plain {
    std::string data;
    std::map<std::string, std::uint32_t> terms;
    std::map<std::uint32_t, std::string> values;
};

// Of every kind: short and long, with zero bytes, without data, terms or values; terms of one, some and all documents.
std::vector<Plain> documents(std::size_t count) {
    std::mt19937 random(11);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    const auto bytes = [&](std::size_t length) {
        std::string text(length, '\0');
        for (char& c : text) c = static_cast<char>(below(100) == 0 ? 0 : below(256));
        return text;
    };
    std::vector<Plain> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        Plain& one = all[i];
        if (i % 50 == 7) continue;
        one.data = i % 400 == 3 ? bytes(20000 + below(40000)) : std::string(below(300), 'a') + bytes(below(30));
        one.terms["everywhere"] = 1 + below(3) + (i % 1000 == 0 ? 70000 : 0);
        one.terms["Q" + std::to_string(i)] = 0;
        for (std::uint32_t n = below(20); n > 0; --n) one.terms["Z" + std::to_string(below(1U << below(12)))] += 1;
        if (i % 10 == 0) one.terms[bytes(1 + below(100))] = below(200);
        if (i % 100 == 0) one.terms[std::string(240 - below(3), 'x')] = 1;
        if (i % 3 != 0) one.values[0] = bytes(1 + below(5));
        one.values[15] = "same";
        if (i % 100 == 9) one.values[31] = std::string(3000, 'v');
    }
    return all;
}

void write_by_xapian(const std::string& path, const std::vector<Plain>& all) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    for (const Plain& one : all) {
        Xapian::Document document;
        document.set_data(one.data);
        for (const auto& [term, weight] : one.terms) document.add_term(term, weight);
        for (const auto& [slot, value] : one.values) document.add_value(slot, value);
        database.add_document(document);
    }
    database.set_metadata("key", "value");
    database.set_metadata("long", std::string(9000, 'm'));
    database.commit();
}

void write_by_us(const std::string& path, const std::vector<Plain>& all, std::size_t a_piece) {
    Xapian::WritableDatabase(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
    glass::Assembly assembly(path);
    glass::Terms terms;
    const std::size_t pieces = (all.size() + a_piece - 1) / a_piece;
    for (std::size_t number = pieces; number-- > 0;) {  // in any order
        glass::Piece piece(terms);
        for (std::size_t i = number * a_piece; i < std::min(all.size(), (number + 1) * a_piece); ++i) {
            glass::Document document{all[i].data, {}, {}};
            for (const auto& [term, weight] : all[i].terms) document.terms.push_back({terms.number(term), weight});
            std::ranges::reverse(document.terms);
            for (const auto& [slot, value] : all[i].values) document.values.push_back({slot, value});
            piece.add(document);
        }
        if (number == 0) piece.set_metadata("key", "value");
        if (number + 1 == pieces) piece.set_metadata("long", std::string(9000, 'm'));
        assembly.put(number, piece.finish());
    }
    assembly.write_records();
    assembly.write_term_lists();
    assembly.write_lists();
    assembly.write_head();
}

std::vector<std::string> content_of(const Xapian::Database& database) {
    std::vector<std::string> all{std::to_string(database.get_doccount()) + " " + std::to_string(database.get_lastdocid()) + " " +
                                 std::to_string(database.get_total_length()) + " " + std::to_string(database.get_doclength_lower_bound()) + " " +
                                 std::to_string(database.get_doclength_upper_bound())};
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) all.push_back(*key + "=" + database.get_metadata(*key));
    for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
        const Xapian::Document document = database.get_document(*id);
        std::string one = std::to_string(*id) + " " + std::to_string(database.get_doclength(*id)) + " " + document.get_data();
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) one += "\n" + *term + " " + std::to_string(term.get_wdf());
        for (auto value = document.values_begin(); value != document.values_end(); ++value) one += "\n" + std::to_string(value.get_valueno()) + "=" + *value;
        all.push_back(one);
    }
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        std::string one = *term + " " + std::to_string(term.get_termfreq()) + " " + std::to_string(database.get_collection_freq(*term));
        for (auto id = database.postlist_begin(*term); id != database.postlist_end(*term); ++id) one += " " + std::to_string(*id) + ":" + std::to_string(id.get_wdf());
        all.push_back(one);
    }
    for (std::uint32_t slot : {0U, 1U, 15U, 31U}) {
        std::string one = std::to_string(database.get_value_freq(slot)) + " " + database.get_value_lower_bound(slot) + " " + database.get_value_upper_bound(slot);
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) one += " " + std::to_string(value.get_docid()) + *value;
        all.push_back(one);
    }
    return all;
}

std::optional<schema::ErrorCode> refusal_of(const std::string& path) {
    try {
        glass::Assembly assembly(path);
    } catch (const schema::Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("Xapian reads of our tables what it reads of its own") {
    const programs::Folder folder;
    const std::size_t count = GENERATE(1U, 3000U);
    const auto all = documents(count);
    write_by_xapian(folder.path("xapian"), all);
    const auto expected = content_of(Xapian::Database(folder.path("xapian")));
    for (std::size_t a_piece : {97U, 5000U}) {
        const std::string path = folder.path("ours-" + std::to_string(a_piece));
        write_by_us(path, all, a_piece);
        CHECK(Xapian::Database::check(path) == 0);
        CHECK((content_of(Xapian::Database(path)) == expected));
    }
}

TEST_CASE("document numbers of three bytes sort behind those of two") {
    const programs::Folder folder;
    std::vector<Plain> all(40000);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = {std::to_string(i), {{"all", 1}}, {{3, std::to_string(i)}}};
    write_by_us(folder.path("db"), all, 9000);
    CHECK(Xapian::Database::check(folder.path("db")) == 0);
    const Xapian::Database database(folder.path("db"));
    for (std::size_t i : {0U, 32766U, 32767U, 32768U, 39999U}) {
        const Xapian::Document document = database.get_document(static_cast<Xapian::docid>(i + 1));
        CHECK(document.get_data() == std::to_string(i));
        CHECK(document.get_value(3) == std::to_string(i));
    }
    auto posting = database.postlist_begin("all");
    posting.skip_to(32769);
    CHECK(*posting == 32769);
}

TEST_CASE("Xapian changes what we have written") {
    const programs::Folder folder;
    auto all = documents(500);
    write_by_us(folder.path("db"), all, 60);
    write_by_xapian(folder.path("xapian"), all);
    for (const char* path : {"db", "xapian"}) {
        Xapian::WritableDatabase database(folder.path(path), Xapian::DB_OPEN);
        for (Xapian::docid id = 2; id < 500; id += 2) database.delete_document(id);
        Xapian::Document document;
        document.set_data("new");
        document.add_term("everywhere", 5);
        document.add_value(0, "new");
        database.replace_document(3, document);
        database.add_document(document);
        database.commit();
        CHECK(Xapian::Database::check(folder.path(path)) == 0);
    }
    CHECK((content_of(Xapian::Database(folder.path("db"))) == content_of(Xapian::Database(folder.path("xapian")))));
}

TEST_CASE("terms as long as can be or with zero bytes, and records and values of many blocks are read back") {
    const programs::Folder folder;
    std::mt19937 random(3);
    std::string large(3'000'000, '\0');
    for (char& c : large) c = static_cast<char>(random() % 256);
    std::vector<Plain> all(9000);
    for (std::size_t i = 0; i < all.size(); ++i) {
        Plain& one = all[i];
        one.terms = {{std::string(245, 'x'), 1}, {std::string(244, 'x') + "y", 2}, {std::string(122, '\0'), 3}, {std::string("a\0", 2), 1}, {"a", 1}, {std::string("a\0\xFF", 3), 1}};
        if (i % 4000 == 1) one.data = large.substr(0, large.size() - i);
        if (i % 2000 == 5) one.values[31] = large.substr(i, 70'000);
    }
    write_by_xapian(folder.path("xapian"), all);
    write_by_us(folder.path("ours"), all, 1700);
    CHECK(Xapian::Database::check(folder.path("ours")) == 0);
    CHECK((content_of(Xapian::Database(folder.path("ours"))) == content_of(Xapian::Database(folder.path("xapian")))));
}

TEST_CASE("another format is refused before any work") {
    const programs::Folder folder;
    folder.write("db/iamglass", std::string(60, 'x'));
    CHECK(refusal_of(folder.path("db")) == schema::ErrorCode::Layout);
    CHECK_FALSE(std::filesystem::exists(folder.path("db/spool")));
    CHECK(refusal_of(folder.path("none")) == schema::ErrorCode::Io);
}

TEST_CASE("packed numbers come back, sortable ones sort") {
    std::string before;
    for (std::uint64_t number : {0ULL, 1ULL, 127ULL, 128ULL, 0x7FFFULL, 0x8000ULL, 0x3FFFFFULL, 0x400000ULL, 0xFFFFFFFFULL}) {
        std::string packed, sortable;
        glass::put_number(packed, number);
        std::size_t at = 0;
        CHECK(glass::take_number(packed, at) == number);
        CHECK(at == packed.size());
        glass::put_sortable(sortable, static_cast<std::uint32_t>(number));
        CHECK(before < sortable);
        CHECK(sortable.front() != '\xFF');
        before = sortable;
    }
}
