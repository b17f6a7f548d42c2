// Lists of places hold what was put, and are none where they are not of this revision or a byte of them has changed.
#include "schema/database/place_lists.hpp"

#include "schema/database/word_order.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

using namespace travaux;
using namespace travaux::database;
namespace fs = std::filesystem;

namespace {

// Paragraphs of a few words, some with a second reading; documents 50 to 59 are none.
struct Made {
    programs::Folder folder;
    std::string path = folder.path("db");
    Xapian::docid last = 400;

    Made() { write({}); }

    // Documents up to the last one are there from now on, but for some; what one says does not change.
    void write(const std::set<Xapian::docid>& gone) {
        Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
        while (database.get_lastdocid() < last) database.add_document(Xapian::Document());
        database.set_metadata("gone", std::to_string(++commits));
        database.commit();
        WordOrderWriter writer(path);
        for (Xapian::docid id = 1; id <= last; ++id) {
            if (id / 10 == 5 || gone.contains(id)) continue;
            std::mt19937 random(1848 + id);
            std::vector<PlacedWord> words;
            for (std::uint32_t position = 0; position < random() % 30; ++position) {
                words.push_back({random() % 2 == 0 ? "the" : "w" + std::to_string(random() % 20), position});
                if (random() % 6 == 0) words.push_back({"w" + std::to_string(random() % 20), position, 1, true});
            }
            if (id % 40 == 0) words.push_back({"rare", 30});
            writer.add(id, "en", words);
        }
        writer.finish(database);
    }

    int commits = 0;
    fs::path file() const { return fs::path(path) / kPlaceListsFile; }
    PlaceLists lists() const { return {path, Xapian::Database(path)}; }
};

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::uint32_t> all_of(PlaceList list) {
    std::vector<std::uint32_t> all;
    for (; !list.at_end(); list.next()) all.push_back(list.place());
    return all;
}

}  // namespace

TEST_CASE("a list is read one place after another, and by leaps") {
    std::mt19937 random(1815);
    for (int round = 0; round < 500; ++round) {
        const std::uint32_t bound = round % 2 == 0 ? 1'000'000 : 400;
        std::set<std::uint32_t> set;
        for (std::size_t n = random() % 300; n > 0; --n) set.insert(static_cast<std::uint32_t>(random() % (random() % 3 == 0 ? bound / 20 : bound)));
        if (round % 50 == 1) set.insert(std::numeric_limits<std::uint32_t>::max());
        const std::vector<std::uint32_t> places(set.begin(), set.end());
        std::string bytes;
        put_place_list(places, bytes);
        const std::size_t size = bytes.size();
        bytes.append(PlaceList::kZeroes, '\0');
        PlaceList list(std::string_view(bytes).substr(0, size));
        REQUIRE(list.size() == places.size());
        REQUIRE(all_of(list) == places);
        std::size_t at = 0;
        while (at < places.size()) {
            REQUIRE_FALSE(list.at_end());
            REQUIRE(list.place() == places[at]);
            REQUIRE(list.index() == at);
            const std::size_t far = random() % 4 == 0 ? 200 : 8;
            switch (random() % 4) {
                case 0:
                    list.next();
                    ++at;
                    break;
                case 1:
                    list.skip_to_index(at + far);
                    at = std::min(at + far, places.size());
                    break;
                default: {
                    const auto wanted = static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{places[at]} + random() % (far * bound / 200), ~0U));
                    list.skip_to(wanted);
                    at = static_cast<std::size_t>(std::ranges::lower_bound(places, wanted) - places.begin());
                }
            }
        }
        CHECK(list.at_end());
        list.rewind();
        CHECK(all_of(list) == places);
    }
}

TEST_CASE("the bytes of a list may be anything") {
    std::mt19937 random(1789);
    for (int round = 0; round < 2'000; ++round) {
        std::string bytes;
        for (std::size_t n = random() % 40; n > 0; --n) bytes.push_back(static_cast<char>(random() % 3 == 0 ? 0 : random()));
        const std::size_t size = bytes.size();
        bytes.append(PlaceList::kZeroes, '\0');
        PlaceList list(std::string_view(bytes).substr(0, size));
        CHECK(all_of(list).size() <= size * 8);
        list.skip_to(static_cast<std::uint32_t>(random()));
        list.skip_to_index(random() % 100);
        CHECK(all_of(list).size() <= size * 8);
    }
}

// That they are those of the word order; how many stretches there are.
std::uint32_t expect_lists(const Made& made) {
    const PlaceLists lists = made.lists();
    REQUIRE(lists.exist());
    CHECK(lists.words() == 20);
    const auto order = WordOrder::open(made.path, Xapian::Database(made.path));
    REQUIRE(order);
    std::vector<char> buffer;
    std::vector<PlacedCode> row;
    std::uint32_t stretches = 0;
    for (Xapian::docid next = 0; next <= made.last; ++stretches) {
        const auto stretch = lists.stretch_of(next);
        REQUIRE(stretch);
        REQUIRE((stretch->number == stretches && stretch->first == next && stretch->end > next));
        next = stretch->end;
        REQUIRE(next <= made.last + 1);
        CHECK(lists.stretch_of(next - 1)->number == stretches);
        const std::vector<std::uint32_t> beginnings = all_of(*lists.beginnings(*stretch, buffer));
        REQUIRE(beginnings.size() == stretch->end - stretch->first);
        std::map<std::string, std::set<std::uint32_t>> expected;
        std::uint32_t begin = 0;
        for (Xapian::docid id = stretch->first; id < stretch->end; ++id) {
            CHECK(beginnings[id - stretch->first] == begin);
            order->read(id, row);
            for (const PlacedCode& one : row) expected[std::string(order->word(one.code))].insert(begin + 1 + one.position);
            begin += row.empty() ? 1 : 2 + row.back().position;
        }
        for (std::uint32_t number = 0; number < lists.words(); ++number) {
            const std::string word(lists.word(number));
            CAPTURE(word);
            CHECK(lists.number(word) == number);
            const auto places = lists.places(number, *stretch, buffer);
            REQUIRE(places);
            CHECK(all_of(*places) == std::vector<std::uint32_t>(expected[word].begin(), expected[word].end()));
        }
    }
    CHECK_FALSE(lists.stretch_of(made.last + 1));
    return stretches;
}

TEST_CASE("words that are frequent, but not in every paragraph, have the places of the word order") {
    const Made made;
    SECTION("in one stretch") {
        write_place_lists(made.path, {20, 100});
        CHECK(expect_lists(made) == 1);
    }
    SECTION("in some") {
        write_place_lists(made.path, {20, 100, 200});
        CHECK(expect_lists(made) > 3);
    }
    const PlaceLists lists = made.lists();
    CHECK_FALSE(lists.number("rare"));
    CHECK_FALSE(lists.number("the"));  // several times a paragraph
    CHECK_FALSE(lists.number("w"));
    CHECK_FALSE(lists.number(""));
}

TEST_CASE("place lists follow the paragraphs that come and go") {
    Made made;
    const PlaceListLimits limits{20, 100, 200};
    write_place_lists(made.path, limits);
    const std::size_t before = made.lists().counted();
    std::mt19937 random(1871);
    std::set<Xapian::docid> gone;
    for (int round = 0; round < 12; ++round) {
        for (std::size_t n = random() % 4; n > 0; --n) gone.insert(static_cast<Xapian::docid>(random() % made.last + 1));
        if (round % 3 > 0) made.last += static_cast<Xapian::docid>(random() % 40);
        made.write(gone);
        CHECK_FALSE(made.lists().exist());
        write_place_lists(made.path, limits);
        CAPTURE(round, made.last);
        CHECK(expect_lists(made) > 3);
        if (round < 2) CHECK(made.lists().counted() == before);
    }
    CHECK(made.lists().counted() > before);  // words were chosen again
}

TEST_CASE("a small database has no lists, and that is on file too") {
    const Made made;
    write_place_lists(made.path, {20, 1'000});
    CHECK_FALSE(made.lists().exist());
    const auto written = fs::last_write_time(made.file());
    write_place_lists(made.path, {20, 1'000});
    CHECK(fs::last_write_time(made.file()) == written);
}

TEST_CASE("place lists of another revision, or cut short, are none") {
    const Made made;
    write_place_lists(made.path, {20, 100});
    REQUIRE(made.lists().exist());
    SECTION("another commit") { Xapian::WritableDatabase(made.path).set_metadata("a", "b"); }
    SECTION("cut short") { fs::resize_file(made.file(), fs::file_size(made.file()) - 8); }
    SECTION("gone") { fs::remove(made.file()); }
    CHECK_FALSE(made.lists().exist());
    CHECK_FALSE(made.lists().number("w1"));
    CHECK_FALSE(made.lists().stretch_of(1));
    if (WordOrder::open(made.path, Xapian::Database(made.path))) {
        write_place_lists(made.path, {20, 100});
        CHECK(made.lists().exist());
    }
}

TEST_CASE("a byte of the lists that has changed is noticed") {
    const Made made;
    write_place_lists(made.path, {20, 100});
    const std::string whole = read(made.file());
    const std::string_view head = std::string_view(whole).substr(0, 112);  // SidecarHead, and where the tables are
    std::mt19937 random(1830);
    std::vector<char> buffer;
    std::map<std::string, std::vector<std::uint32_t>> places;
    {
        const PlaceLists lists = made.lists();
        for (std::uint32_t number = 0; number < lists.words(); ++number) places[std::string(lists.word(number))] = all_of(*lists.places(number, *lists.stretch_of(1), buffer));
    }
    int noticed = 0;
    for (int round = 0; round < 200; ++round) {
        std::string damaged = whole;
        char& byte = damaged[head.size() + random() % (whole.size() - head.size())];
        byte = static_cast<char>(byte ^ (1 << random() % 8));
        std::ofstream(made.file(), std::ios::binary | std::ios::trunc) << damaged;
        const PlaceLists lists = made.lists();
        const auto stretch = lists.stretch_of(1);
        for (std::uint32_t number = 0; stretch && number < lists.words(); ++number) {
            const auto list = lists.places(number, *stretch, buffer);
            if (list) CHECK(all_of(*list) == places[std::string(lists.word(number))]);
            else ++noticed;
        }
    }
    CHECK(noticed > 100);
}
