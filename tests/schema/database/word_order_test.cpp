// The words of paragraphs in their order come back as they were put, are carried over, and are not read where they are not
// of this database; the counted words are those of the paragraphs.
#include "schema/database/word_order.hpp"

#include "schema/database/word_counts.hpp"
#include "schema/error.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

using namespace travaux;
using namespace travaux::database;
namespace fs = std::filesystem;

namespace {

// A word alone; with `/` further readings of its place.
std::vector<PlacedWord> words(const std::vector<std::string>& texts) {
    std::vector<PlacedWord> all;
    std::uint32_t position = 0;
    for (const std::string& text : texts) {
        if (text == "~") {
            position += 100;
            continue;
        }
        const bool further = text.starts_with('/');
        if (further && all.empty()) continue;
        if (further) all.push_back({text.substr(1), all.back().position, 2, true, stem_hash(text.substr(1, 1))});
        else all.push_back({text, position++, 1, false, stem_hash(text.substr(0, 2))});
    }
    return all;
}

std::vector<PlacedWord> read(const WordOrder& order, Xapian::docid id) {
    std::vector<PlacedCode> row;
    order.read(id, row);
    std::vector<PlacedWord> all;
    for (const PlacedCode& one : row) all.push_back({std::string(order.word(one.code)), one.position, one.width, one.further, order.stem(one.code).stem});
    return all;
}

struct Made {
    programs::Folder folder;
    std::string path = folder.path("db");
    Xapian::WritableDatabase database{path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS};
};

}  // namespace

TEST_CASE("words come back in their order, under their documents") {
    Made made;
    std::mt19937 random(7);
    std::map<Xapian::docid, std::vector<PlacedWord>> put;
    for (Xapian::docid id = 1; id <= 200; ++id) {
        made.database.add_document(Xapian::Document());
        if (random() % 4 == 0) continue;  // a record
        std::vector<std::string> texts;
        for (std::size_t n = random() % 40; n > 0; --n) {
            texts.push_back("w" + std::to_string(random() % 300));
            if (random() % 8 == 0) texts.push_back("/r" + std::to_string(random() % 9));
            if (random() % 20 == 0) texts.emplace_back("~");
        }
        put[id] = words(texts);
    }
    made.database.commit();
    WordOrderWriter writer(made.path);
    for (const auto& [id, row] : put) writer.add(id, id % 2 == 0 ? "en" : "fr", row);
    writer.finish(made.database);

    const auto order = WordOrder::open(made.path, made.database);
    REQUIRE(order);
    CHECK(order->docids() == 201);
    for (Xapian::docid n = 0; n < 30 * 210; ++n) {  // the first thousands of rows are read in other ways
        const Xapian::docid id = n % 210 + 1;
        INFO(n << " " << id);
        std::vector<std::uint64_t> places;
        REQUIRE(order->has(id) == put.contains(id));
        REQUIRE(order->read_places(id, places) == put.contains(id));
        if (!put.contains(id)) continue;
        CHECK(read(*order, id) == put[id]);
        CHECK(order->word(order->language(id)) == (id % 2 == 0 ? "en" : "fr"));
        std::vector<std::uint64_t> codes;
        for (const PlacedWord& word : put[id])
            if (!word.further) codes.push_back(*order->code(word.word));
        CHECK(places == codes);
    }
    for (std::uint32_t code = 0; code < order->words(); ++code) CHECK(order->code(order->word(code)) == code);
    for (const auto& [id, row] : put)
        for (std::size_t length : {1U, 2U, 3U}) {
            // any run of words that stands, and one that mostly does not
            std::vector<std::uint32_t> codes;
            std::vector<PlacedWord> plain;
            for (const PlacedWord& word : row)
                if (!word.further) plain.push_back(word);
            if (plain.size() < length) continue;
            const std::size_t from = random() % (plain.size() - length + 1);
            if (plain[from + length - 1].position != plain[from].position + length - 1) continue;  // a gap
            for (std::size_t k = 0; k < length; ++k) codes.push_back(*order->code(plain[from + k].word));
            CHECK(order->stands(order->run(codes), order->row(id)));
            const bool reading = random() % 2 == 0;  // as its last word the further reading of some place, or any word
            for (const PlacedWord& word : row)
                if (reading && word.further) codes.back() = *order->code(word.word);
            if (!reading) codes.back() = static_cast<std::uint32_t>(random() % order->words());
            const auto has = [&](std::uint32_t code, std::uint32_t position) {
                return std::ranges::any_of(row, [&](const PlacedWord& word) { return word.position == position && word.word == order->word(code); });
            };
            bool found = false;
            for (const PlacedWord& start : row) {
                bool all = true;
                for (std::uint32_t k = 0; k < length; ++k) all = all && has(codes[k], start.position + k);
                found = found || all;
            }
            CHECK(order->stands(order->run(codes), order->row(id)) == found);
        }
    CHECK_FALSE(order->code("nowhere"));
    CHECK_FALSE(order->code(""));

    Made other;
    for (Xapian::docid id = 1; id <= 300; ++id) other.database.add_document(Xapian::Document());
    other.database.commit();
    WordOrderWriter carried(other.path);
    carried.add(3, "es", words({"nuevo", "w1"}));
    WordOrderWriter::Copy copy(carried, *order);
    for (const auto& [id, row] : put) copy.add(id + 100, id);
    WordCounts counts;
    const auto count = [&](const std::vector<PlacedWord>& row) {
        std::set<std::string> each;
        for (const PlacedWord& word : row) each.insert(word.word);
        for (const std::string& word : each) ++counts[word];
    };
    count(words({"nuevo", "w1"}));
    for (const auto& [id, row] : put) count(row);
    CHECK(carried.counts() == counts);
    carried.finish(other.database);
    const auto copied = WordOrder::open(other.path, other.database);
    REQUIRE(copied);
    CHECK(read(*copied, 3) == words({"nuevo", "w1"}));
    for (const auto& [id, row] : put) CHECK(read(*copied, id + 100) == row);
    CHECK_FALSE(copied->has(4));
}

TEST_CASE("a word has the stem of the language in which it first came, carried over too") {
    Made made;
    for (int i = 0; i < 3; ++i) made.database.add_document(Xapian::Document());
    made.database.commit();
    WordOrderWriter writer(made.path);
    const auto row = [](std::uint32_t stem) { return std::vector<PlacedWord>{{"nation", 0, 1, false, stem}, {"en", 1, 1, false, stem + 1}}; };
    writer.add(1, "fr", row(3));
    writer.add(2, "en", row(5));
    writer.finish(made.database);
    const auto order = WordOrder::open(made.path, made.database);
    REQUIRE(order);
    const auto check = [](const WordOrder& one, std::string_view word, std::uint32_t stem, std::string_view language) {
        const WordStem found = one.stem(*one.code(word));
        CHECK(found.stem == stem);
        CHECK(one.word(found.language) == language);
    };
    check(*order, "nation", 3, "fr");
    check(*order, "en", 4, "fr");  // a word of a text, and a language

    Made other;
    for (int i = 0; i < 3; ++i) other.database.add_document(Xapian::Document());
    other.database.commit();
    WordOrderWriter carried(other.path);
    WordOrderWriter::Copy(carried, *order).add(1, 2);
    carried.add(2, "en", row(5));
    carried.finish(other.database);
    const auto copied = WordOrder::open(other.path, other.database);
    REQUIRE(copied);
    check(*copied, "nation", 3, "fr");
    check(*copied, "en", 4, "fr");
}

TEST_CASE("a word order of another commit, of another database, or damaged is not read") {
    Made made;
    made.database.add_document(Xapian::Document());
    made.database.commit();
    WordOrderWriter writer(made.path);
    writer.add(1, "en", words({"a", "b"}));
    writer.finish(made.database);
    REQUIRE(WordOrder::open(made.path, made.database));
    const fs::path file = fs::path(made.path) / kWordOrderFile;
    SECTION("another commit") {
        made.database.add_document(Xapian::Document());
        made.database.commit();
        CHECK(WordOrder::open_any(made.path, made.database));
    }
    SECTION("another database") {
        Made other;
        other.database.commit();
        WordOrderWriter foreign(other.path);
        foreign.finish(other.database);
        fs::copy_file(fs::path(other.path) / kWordOrderFile, file, fs::copy_options::overwrite_existing);
        CHECK_FALSE(WordOrder::open_any(made.path, made.database));
    }
    SECTION("cut short") { fs::resize_file(file, fs::file_size(file) - 8); }
    SECTION("empty") { std::ofstream(file, std::ios::trunc).close(); }
    SECTION("nothing there") { fs::remove(file); }
    CHECK_FALSE(WordOrder::open(made.path, made.database));
}

TEST_CASE("a folder that cannot be written is named when the file is put in place") {
    Made made;
    made.database.commit();
    WordOrderWriter writer("/nowhere/at/all");
    std::string message;
    try {
        writer.finish(made.database);
    } catch (const schema::Error& error) {
        message = error.what();
    }
    CHECK(message == "/nowhere/at/all/travaux.words cannot be written: No such file or directory");
}

TEST_CASE("words are counted up and down, and listed by their beginning") {
    Made made;
    std::mt19937 random(11);
    std::map<std::string, std::int64_t> all;
    for (int round = 0; round < 20; ++round) {
        WordCounts more;
        for (int n = 0; n < 200; ++n) {
            std::string word;
            for (std::size_t length = random() % 6 + 1; length > 0; --length) word += static_cast<char>('a' + random() % 4);
            if (round > 0 && random() % 3 == 0 && all[word] > 0) more[word] -= all[word];
            else more[word] += static_cast<std::int64_t>(random() % 200);
        }
        for (auto& [word, count] : more) {
            if (all[word] + count < 0) count = -all[word];
            all[word] += count;
        }
        add_words(made.database, more);
    }
    made.database.commit();
    std::erase_if(all, [](const auto& one) { return one.second == 0; });
    const auto listed = [&](std::string_view prefix) {
        std::map<std::string, std::int64_t> found;
        std::string last;
        each_word(made.database, prefix, [&](std::string_view word, std::size_t paragraphs) {
            CHECK(last < word);
            last = word;
            found.emplace(word, paragraphs);
            return true;
        });
        return found;
    };
    CHECK(listed("") == all);
    for (const std::string prefix : {"a", "ab", "abc", "d", "z", "dddd"}) {
        auto expected = all;
        std::erase_if(expected, [&](const auto& one) { return !one.first.starts_with(prefix); });
        CHECK(listed(prefix) == expected);
    }
    for (const auto& [word, count] : all) CHECK(paragraphs_with(made.database, word) == static_cast<std::size_t>(count));
    CHECK(paragraphs_with(made.database, "zebra") == 0);
    CHECK(word_documents(made.database) > 0);

    WordCounts less;
    for (const auto& [word, count] : all) less[word] = -count;
    add_words(made.database, less);
    made.database.commit();
    CHECK(listed("").empty());
    CHECK(made.database.get_doccount() == 0);
}
