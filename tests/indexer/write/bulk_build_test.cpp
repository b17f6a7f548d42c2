#include "indexer/write/bulk_build.hpp"
#include "indexer/write/index_writer.hpp"
#include "indexer/write/word_order.hpp"
#include "schema/database/database.hpp"
#include "schema/database/word_counts.hpp"
#include "schema/database/word_order.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/write/index_content.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <map>
#include <random>
#include <span>
#include <thread>

using namespace travaux;
using testing::content_of;
using testing::Docids;
using write::BulkBuild;
using write::Entry;
using write::IndexFolder;
using write::IndexWriter;
using write::write_word_order;

namespace {

// Reports of words that come often and rarely, in three languages, with years.
std::vector<Entry> entries(std::size_t count) {
    const std::vector<std::string> words{"migration", "migrants", "members", "of", "the", "retreat", "inter-agency", "meeting's", "2013", "organise", "côte"};
    std::mt19937 random(7);
    std::vector<Entry> all;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::string> texts(1 + random() % 6);
        for (std::string& text : texts) {
            for (auto n = 1 + random() % 30; n > 0; --n) text += words[random() % words.size()] + " ";
            text += "rare" + std::to_string(random() % 500);
        }
        const std::string doc = "doc-" + std::to_string(i);
        schema::Report one = testing::report(doc, texts, std::vector<std::string>{"en", "fr", ""}[random() % 3]);
        one.facts.title = "Report " + std::to_string(i % 7);
        if (i % 2 == 0) one.facts.year = 2000 + static_cast<int>(i % 9);
        one.units.front().agency = {"IOM", "UNDESA"};
        all.push_back({std::move(one), {doc, "/reports/" + doc, i}});
    }
    return all;
}

void update(const std::string& path, const std::vector<Entry>& entries) {
    IndexFolder folder(path);
    IndexWriter writer(folder);
    for (const Entry& entry : entries) writer.put(entry.report, entry.stamp);
    writer.commit();
}

// Pieces come in any order, from several threads.
void bulk(const std::string& path, const std::vector<Entry>& entries, std::size_t a_piece, unsigned shards = 1) {
    IndexFolder folder(path);
    BulkBuild build(folder, shards, 3);
    const std::size_t pieces = (entries.size() + a_piece - 1) / a_piece;
    const std::span<const Entry> all(entries);
    const auto invert = [&](std::size_t i) { build.invert(i, all.subspan(i * a_piece, std::min(a_piece, entries.size() - i * a_piece))); };
    {
        const std::jthread odd([&] {
            for (std::size_t i = 1; i < pieces; i += 2) invert(i);
        });
        for (std::size_t i = pieces; i-- > 0;)
            if (i % 2 == 0) invert(i);
    }
    build.finish();
}

using Rows = std::map<std::string, std::vector<database::PlacedWord>>;

// The words of every paragraph, by shard and document.
Rows words_in(const std::string& path) {
    Rows rows;
    for (const std::string& shard : database::local_databases(path)) {
        const Xapian::Database database(shard);
        const auto order = database::WordOrder::open(shard, database);
        REQUIRE(order);
        std::vector<database::PlacedCode> row;
        for (Xapian::docid id = 1; id < order->docids(); ++id) {
            if (!order->has(id)) continue;
            order->read(id, row);
            auto& words = rows[std::filesystem::path(shard).filename().string() + "/" + std::to_string(id)];
            for (const database::PlacedCode& one : row) words.push_back({std::string(order->word(one.code)), one.position, one.width, one.further, order->stem(one.code).stem});
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("a bulk build and an update write the same, term by term") {
    const programs::Folder folder;
    const auto reports = entries(60);
    update(folder.path("update"), reports);
    const auto expected = content_of(folder.path("update"), Docids::Kept);
    write_word_order(folder.path("update"));
    const Rows words = words_in(folder.path("update"));
    CHECK(words.size() > 60);
    for (std::size_t a_piece : {1U, 7U, 60U}) {
        const std::string path = folder.path("bulk-" + std::to_string(a_piece));
        bulk(path, reports, a_piece);
        CHECK(content_of(path, Docids::Kept) == expected);
        CHECK(words_in(path) == words);
    }
}

TEST_CASE("however many pieces a build has, it makes the same") {
    const programs::Folder folder;
    const auto reports = entries(170);
    bulk(folder.path("many"), reports, 1);
    bulk(folder.path("one"), reports, 170);
    CHECK(content_of(folder.path("many"), Docids::Kept) == content_of(folder.path("one"), Docids::Kept));
    CHECK(words_in(folder.path("many")) == words_in(folder.path("one")));
}

TEST_CASE("a report in parts is the report, wherever it is parted") {
    const programs::Folder folder;
    auto reports = entries(21);
    std::vector<std::string> texts;
    for (int i = 0; i < 40; ++i) texts.push_back("members met in year" + std::to_string(i) + " at the inter-agency retreat of the Mountain Network (MN)");
    schema::Report& report = reports[7].report;
    report = testing::report(reports[7].stamp.doc, texts);
    report.facts.definitions = {{"MN", "Mountain Network", 0}};
    for (std::size_t i = 1; i < report.units.size(); ++i) report.units[i].parent = static_cast<int>(i / 2);
    report.units[20].kind = schema::Kind::Heading;
    report.units[39].kind = schema::Kind::Furniture;
    bulk(folder.path("whole"), reports, 1, 2);
    const std::size_t all = report.units.size();
    for (const auto& ends : {std::vector<std::size_t>{1, 20, 21, all - 1, all}, {39, all}, {all}}) {
        INFO(ends.size());
        const std::string path = folder.path("parts-" + std::to_string(ends.size()));
        IndexFolder index(path);
        BulkBuild build(index, 2, 2);
        std::size_t piece = 0;
        for (const Entry& entry : reports) {
            if (&entry != &reports[7]) {
                build.invert(piece++, std::span(&entry, 1));
                continue;
            }
            write::Units part;
            for (const std::size_t end : ends) build.invert(piece++, entry, part = {part.last, end});
        }
        build.finish();
        CHECK(content_of(path, Docids::Kept) == content_of(folder.path("whole"), Docids::Kept));
        CHECK(words_in(path) == words_in(folder.path("whole")));
    }
}

TEST_CASE("what was built in bulk can be updated") {
    const programs::Folder folder;
    const auto reports = entries(30);
    const std::string path = folder.path("db");
    for (unsigned shards : {1U, 3U}) {
        bulk(path, reports, 10, shards);
        CHECK(IndexFolder(path).shards().size() == shards);
        const auto before = content_of(path, Docids::LeftOut);
        update(path, reports);  // every report is replaced by itself
        CHECK(content_of(path, Docids::LeftOut) == before);
        write_word_order(path);  // only what was replaced is cut again
        const Rows after = words_in(path);
        for (const std::string& shard : database::local_databases(path)) std::filesystem::remove(std::filesystem::path(shard) / database::kWordOrderFile);
        write_word_order(path);
        CHECK(words_in(path) == after);
    }
}

TEST_CASE("tables put back from a copy beside newer files carry nothing over from these") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const auto entry = [](const std::string& doc, const std::string& text) { return Entry{testing::report(doc, {text, text + " again"}), {doc, "/" + doc, 1}}; };
    bulk(path, {entry("a", "members met"), entry("b", "a retreat")}, 1);
    const std::filesystem::path shard = database::local_databases(path).front();
    std::filesystem::copy(shard, folder.path("copy"));
    update(path, {entry("c", "of another history"), entry("d", "and more of it")});
    write_word_order(path);
    for (const auto& file : std::filesystem::directory_iterator(folder.path("copy")))
        if (!file.path().filename().string().starts_with("travaux."))
            std::filesystem::copy_file(file.path(), shard / file.path().filename(), std::filesystem::copy_options::overwrite_existing);
    update(path, {entry("e", "migrants wrote")});  // comes to the revision and the numbers of the other history
    write_word_order(path);
    const Rows words = words_in(path);
    std::filesystem::remove(shard / database::kWordOrderFile);
    write_word_order(path);
    CHECK(words == words_in(path));
}

TEST_CASE("words of what has not changed are carried over, and words that are gone are forgotten in the end") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    const auto entry = [](int number, const std::string& text) {
        const std::string doc = "doc-" + std::to_string(number);
        return Entry{testing::report(doc, {text, "the inter-agency meeting's end", text + " again"}), {doc, "/" + doc, 1}};
    };
    std::vector<Entry> all;
    for (int i = 0; i < 20; ++i) all.push_back(entry(i, "migrants of year" + std::to_string(i)));
    bulk(path, all, 5);
    const std::string shard = database::local_databases(path).front();
    const auto words_known = [&] { return database::WordOrder::open(shard, Xapian::Database(shard))->words(); };
    std::size_t greatest = 0;
    for (int round = 0; round < 40; ++round) {
        const std::string number = std::to_string(round);
        update(path, {entry(round % 4, "aardvark" + number + " migrants zebra" + number)});
        write_word_order(path);
        greatest = std::max(greatest, words_known());
        if (round % 10 != 9) continue;
        const Rows carried = words_in(path);
        const auto order = database::WordOrder::open(shard, Xapian::Database(shard));
        for (const std::string& word : {"aardvark" + number, std::string("year7"), std::string("migrants")}) {
            REQUIRE(order->code(word));
            CHECK(order->word(*order->code(word)) == word);
        }
        std::filesystem::remove(std::filesystem::path(shard) / database::kWordOrderFile);
        write_word_order(path);
        CHECK(words_in(path) == carried);
    }
    const std::size_t now = words_known();
    CHECK(greatest > now);  // words that no paragraph has stay for a while
    CHECK(greatest <= 2 * now + 5);
}

TEST_CASE("a shard holds whole reports, and the shards together what one would") {
    const programs::Folder folder;
    const auto reports = entries(30);
    bulk(folder.path("one"), reports, 10, 1);
    bulk(folder.path("four"), reports, 10, 4);
    const Xapian::Database one = database::open({folder.path("one")});
    Xapian::doccount documents = 0;
    const IndexFolder four(folder.path("four"));
    for (const auto& path : four.shards()) {
        const Xapian::Database shard = database::open({path.string()});
        documents += shard.get_doccount() - static_cast<Xapian::doccount>(database::word_documents(shard));
        for (const Entry& entry : reports) {
            const std::string record = database::term(database::kReportIdPrefix, entry.stamp.doc);
            const std::string paragraphs = "XDOC" + entry.stamp.doc;
            CHECK((shard.term_exists(record) ? one.get_termfreq(paragraphs) : 0) == shard.get_termfreq(paragraphs));
        }
    }
    CHECK(documents == one.get_doccount() - database::word_documents(one));
}

TEST_CASE("nothing to build makes an empty index that opens") {
    const programs::Folder folder;
    bulk(folder.path("db"), {}, 1, 2);
    CHECK(database::open({folder.path("db")}).get_doccount() == 0);
}

TEST_CASE("a piece whose words cannot be read is an error, not an index without them") {
    const programs::Folder folder;
    const auto reports = entries(9);
    IndexFolder index(folder.path("db"));
    BulkBuild build(index, 1, 1);
    build.invert(0, reports);
    const std::string file = folder.path("db/generation-1/shard-0/piece-0/travaux.words");
    REQUIRE(std::filesystem::exists(file));
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    std::string message;
    try {
        build.finish();
    } catch (const schema::Error& error) {
        message = error.what();
    }
    CHECK(message.find(file) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path("db/XAPIANDB")));
}

TEST_CASE("a build that is given up leaves what was there, and no files") {
    const programs::Folder folder;
    const std::string path = folder.path("db");
    update(path, entries(3));
    const auto before = content_of(path, Docids::Kept);
    const auto others = entries(9);
    {
        IndexFolder index(path);
        BulkBuild build(index, 1, 1);
        build.invert(0, others);
    }
    CHECK(content_of(path, Docids::Kept) == before);
    CHECK_FALSE(std::filesystem::exists(path + "/generation-2"));
}
