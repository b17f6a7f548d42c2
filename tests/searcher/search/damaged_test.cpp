// Files beside a database of which bytes have changed: what is found may be wrong, but a search ends, and its answer is one.
#include "indexer/write/word_order.hpp"
#include "schema/database/columns.hpp"
#include "schema/database/database.hpp"
#include "schema/database/locations.hpp"
#include "schema/database/place_lists.hpp"
#include "schema/database/posting_lists.hpp"
#include "schema/database/word_order.hpp"
#include "tests/catch.hpp"
#include "tests/searcher/search/small_index.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace travaux;
using namespace travaux::testing;
namespace fs = std::filesystem;

namespace {

std::vector<schema::Report> reports() {
    std::mt19937 random(1951);
    constexpr const char* kWords[] = {"remittances", "recruitment", "return", "border", "health", "inter-agency", "and"};
    std::vector<schema::Report> reports;
    for (int r = 0; r < 12; ++r) {
        std::vector<schema::Unit> units;
        for (std::size_t p = random() % 20 + 1; p > 0; --p) {
            std::string text = "On";
            for (int w = 0; w < 8; ++w) text += std::string(" ") + kWords[random() % 7];
            schema::Unit unit = paragraph(text + ".");
            if (random() % 2 == 0) unit.agency = {"IOM", "UNHCR"};
            if (random() % 3 == 0) unit.mentions = {2010, 2013};
            units.push_back(std::move(unit));
        }
        reports.push_back(report("doc" + std::to_string(r), 2007 + r % 4, std::move(units)));
    }
    return reports;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Of the whole file but its first 64 bytes, which say whose it is; most of them among the numbers that say where the rest stands.
std::string damaged(std::string bytes, std::mt19937& random) {
    constexpr std::size_t kHead = 64;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
        const std::size_t end = random() % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 1024);
        const std::size_t at = kHead + random() % (end - kHead - sizeof(std::uint32_t));
        const std::uint32_t anything = random() % 4 == 0 ? ~0U : static_cast<std::uint32_t>(random());
        if (random() % 3 == 0) std::memcpy(bytes.data() + at, &anything, sizeof anything);
        else bytes[at] = static_cast<char>(anything);
    }
    return bytes;
}

void ask(const std::string& location) {
    search::Searcher searcher({location});
    for (const char* text : {"*", "return health", "\"border health\" OR agency:IOM", "inter NEAR/3 return -recruitment", "\"health border and\"", "rem* title:report"}) {
        search::Request one = request(text);
        one.limit = 30;
        for (search::Sort sort : {search::Sort::Relevance, search::Sort::Document, search::Sort::YearDown}) {
            one.sort = sort;
            one.group_by_document = sort == search::Sort::Relevance && one.limit-- % 2 == 0;
            REQUIRE_NOTHROW(searcher.search(one));
        }
    }
}

}  // namespace

TEST_CASE("a search over files of which bytes have changed ends with an answer") {
    const SmallIndex index(reports());
    database::write_columns(index.location());
    database::write_posting_lists(index.location());
    write::write_word_order(index.location());
    database::write_place_lists(index.location(), {5, 1});
    const fs::path folder = database::leaves({index.location()}).front();
    ask(index.location());
    const std::string_view name = GENERATE(database::kColumnsFile, database::kPostingListsFile, database::kWordOrderFile, database::kPlaceListsFile);
    const std::string whole = read(folder / name);
    std::mt19937 random(1967);
    for (int round = 0; round < 30; ++round) {
        CAPTURE(name, round);
        std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << damaged(whole, random);
        ask(index.location());
    }
}
