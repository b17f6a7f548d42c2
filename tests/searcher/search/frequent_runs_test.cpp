// What lists of places say of words in a row is what the rows of the word order say, and a search with them finds the same.
#include "searcher/search/frequent_runs.hpp"

#include "indexer/write/word_order.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/word_order.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

using namespace travaux;
using namespace travaux::testing;
namespace fs = std::filesystem;
using search::FrequentRuns;

namespace {

// Possessives and compounds have further readings, `and` stands everywhere, the last ones are rare.
constexpr std::array kTexts{"return", "health", "UNHCR's", "inter-agency", "border", "and", "and", "and", "and", "work-plan", "agency", "plan", "zebra", "quagga"};
constexpr std::array kWords{"return", "health", "unhcr's", "unhcr", "inter", "agency", "interagency", "border", "and", "work", "plan", "workplan", "zebra", "quagga", "nowhere"};

class Made {
public:
    Made() : index(reports()), folder(database::leaves({index.location()}).front()) {
        database::write_columns(index.location());
        database::write_posting_lists(index.location());
        write::write_word_order(index.location());
    }

    void write(const database::PlaceListLimits& limits) const {
        fs::remove(fs::path(folder) / database::kPlaceListsFile);
        database::write_place_lists(index.location(), limits);
    }

    SmallIndex index;
    std::string folder;

private:
    static std::vector<schema::Report> reports() {
        std::mt19937 random(1951);
        std::vector<schema::Report> reports;
        for (int r = 0; r < 12; ++r) {
            std::vector<schema::Unit> units;
            for (std::size_t p = random() % 20 + 1; p > 0; --p) {
                std::string text;
                for (std::size_t w = random() % 9 + 1; w > 0; --w) text += std::string(w % 4 == 0 ? ". " : " ") + kTexts[random() % (random() % 6 == 0 ? kTexts.size() : 9)];
                units.push_back(paragraph(text));
            }
            reports.push_back(report("doc" + std::to_string(r), 2007 + r % 4, std::move(units)));
        }
        return reports;
    }
};

search::Phrase phrase(std::mt19937& random) {
    search::Phrase words;
    for (std::size_t n = random() % 4 + 1; n > 0; --n) words.emplace_back(kWords[random() % kWords.size()]);
    return words;
}

}  // namespace

TEST_CASE("lists of places say of a run of words what the rows say") {
    const Made made;
    const std::uint32_t from = GENERATE(1U, 25U);
    made.write({from, 1, GENERATE(100U, 1'000'000U)});
    const Xapian::Database database(made.folder);
    const auto order = database::WordOrder::open(made.folder, database);
    const database::PlaceLists lists(made.folder, database);
    REQUIRE(order);
    REQUIRE(lists.exist());
    REQUIRE(lists.number("unhcr"));
    REQUIRE(lists.number("unhcr's"));
    REQUIRE(lists.number("interagency"));
    CHECK_FALSE(lists.number("and"));
    CHECK(lists.number("zebra").has_value() == (from == 1));
    std::mt19937 random(1954);
    std::array<int, 3> answers{};
    for (int round = 0; round < 300; ++round) {
        std::vector<search::Phrase> ways{phrase(random)};
        if (round % 3 == 0) ways.push_back(phrase(random));
        FrequentRuns runs(lists, ways);
        const auto stands = [&](Xapian::docid id) {
            return std::ranges::any_of(ways, [&](const search::Phrase& way) {
                std::vector<std::uint32_t> codes;
                for (const std::string& word : way)
                    if (const auto code = order->code(word)) codes.push_back(*code);
                return codes.size() == way.size() && database::WordOrder::stands(order->run(codes), order->row(id));
            });
        };
        std::size_t next = 0;
        for (int n = 0; n < 12; ++n) {
            match::WindowBits bits;
            const std::size_t few = std::array{1U, 7U, 50U}[random() % 3];
            const std::size_t first = round % 2 == 0 ? next : random() % order->docids();  // ascending, or anyhow
            for (next = first; next < std::min(first + random() % order->docids(), order->docids()); ++next)
                if (next % few == 0) bits.insert(next - first);
            const FrequentRuns::Answer answer = runs.ask(first, bits);
            bits.each([&](std::size_t at) {
                const auto id = static_cast<Xapian::docid>(first + at);
                const bool yes = answer.stands.contains(at);
                const bool no = !yes && !answer.perhaps.contains(at);
                ++answers[yes ? 2U : no ? 0U : 1U];
                if (yes || no) REQUIRE(yes == (order->has(id) && stands(id)));
            });
        }
    }
    for (int count : answers) CHECK(count > 500);
}

TEST_CASE("a search finds the same with lists of places and without") {
    const Made made;
    std::mt19937 random(1961);
    std::vector<std::string> queries;
    for (int n = 0; n < 60; ++n) {
        std::string words;
        for (const std::string& word : phrase(random)) words += (words.empty() ? "" : " ") + word;
        queries.push_back('"' + words + '"' + (n % 3 == 0 ? " OR \"" + phrase(random).front() + '"' : n % 3 == 1 ? " health" : ""));
    }
    const auto found = [&] {
        search::Searcher searcher = made.index.searcher();
        std::vector<std::vector<std::string>> all;
        for (const std::string& query : queries) {
            search::Request one = request(query);
            one.limit = 300;
            all.push_back(ids(searcher.search(one)));
        }
        return all;
    };
    fs::remove(fs::path(made.folder) / database::kPlaceListsFile);
    const auto expected = found();
    CHECK(std::ranges::count_if(expected, [](const auto& hits) { return !hits.empty(); }) > 20);
    for (std::uint32_t from : {1U, 25U, 60U}) {
        made.write({from, 1, 200});
        CHECK(found() == expected);
        fs::resize_file(fs::path(made.folder) / database::kPlaceListsFile, 1'000);
        CHECK(found() == expected);
    }
}
