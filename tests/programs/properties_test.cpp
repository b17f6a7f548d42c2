// What must hold of every search of the sample corpus, whatever is asked.
#include "schema/analysis/analyzer.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <unicode/unistr.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace travaux::programs;
using nlohmann::json;

namespace {

constexpr int kQueries = 200;
const std::string kCorpus = TRAVAUX_SOURCE_DIR "/sample_corpus";

const std::string& database() {
    static const Folder folder;
    static const std::string path = [] {
        const Outcome outcome = run({index_program(), "-d", folder.path("index"), kCorpus});
        INFO(outcome.err);
        REQUIRE(outcome.exit == 0);
        return folder.path("index");
    }();
    return path;
}

/// All that matches, in one page.
json search(const std::string& query, const std::vector<std::string>& options = {}) {
    std::vector<std::string> command{search_program(), "search", "-d", database(), "--format", "json", "-n", "10000"};
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {"--", query});
    const Outcome outcome = run(command);
    INFO(query << "\n" << outcome.err);
    REQUIRE(outcome.exit <= 1);
    return json::parse(outcome.out);
}

/// Words of the corpus in small ASCII letters, each once, in order.
const std::vector<std::string>& corpus_words() {
    static const std::vector<std::string> words = [] {
        std::set<std::string> found;
        const json all = search("*");
        for (const json& hit : all["hits"]) {
            std::istringstream text(hit["text"].get<std::string>());
            for (std::string word; text >> word;)
                if (word.size() >= 4 && std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; })) found.insert(word);
        }
        return std::vector<std::string>(found.begin(), found.end());
    }();
    return words;
}

class Dice {
public:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_); }
    const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

private:
    std::mt19937 engine_{20131001};  // any; fixed, so that a failure comes again
};

std::string random_query(Dice& dice) {
    static const std::vector<std::string> filters{"year:2010..2013", "year:2014", "agency:IOM", "agency:UNFPA", "chair:ILO",
                                                  "commitment:delivered", "objective:1", "kind:list_item", "language:en"};
    const std::string& one = dice.pick(corpus_words());
    const std::string& other = dice.pick(corpus_words());
    switch (dice.below(6)) {
        case 0: return one;
        case 1: return one + " OR " + other;
        case 2: return one + " " + dice.pick(filters);
        case 3: return "(" + one + " OR " + other + ") " + dice.pick(filters);
        case 4: return dice.pick(filters) + " -" + one;
        default: return dice.pick(filters);
    }
}

std::vector<json> values_of(const json& hit, const std::string& field) {
    const json& value = hit.at(field);
    if (value.is_null()) return {};
    return value.is_array() ? value.get<std::vector<json>>() : std::vector<json>{value};
}

}  // namespace

TEST_CASE("facet counts and totals equal a brute-force count over all hits, on random queries") {
    Dice dice;
    for (int i = 0; i < kQueries; ++i) {
        const std::string query = random_query(dice);
        const json found = search(query, {"--match", "all", "--facets", "year,chair,agency,kind,objective"});
        INFO(query);
        std::set<json> reports;
        std::map<std::string, std::map<json, std::pair<int, std::set<json>>>> counts;
        for (const json& hit : found["hits"]) {
            reports.insert(hit["doc"]);
            for (const auto& [field, listed] : found["facets"].items())
                for (const json& value : values_of(hit, field)) {
                    auto& [count, docs] = counts[field][value];
                    ++count;
                    docs.insert(hit["doc"]);
                }
        }
        CHECK(found["exact"] == true);
        CHECK(found["total"] == found["hits"].size());
        CHECK(found["reports"] == reports.size());
        for (const auto& [field, listed] : found["facets"].items()) {
            // A field that the query filters by counts its other values too, as if it did not filter.
            if (query.find(field + ":") != std::string::npos) continue;
            for (const json& value : listed) {
                INFO(field << " " << value);
                const auto& [count, docs] = counts[field][value["value"]];
                CHECK(value["count"] == count);
                CHECK(value["reports"] == docs.size());
            }
        }
    }
}

TEST_CASE("highlights lie inside the snippet, in order, and on the word that was asked for") {
    Dice dice;
    std::size_t highlights = 0;
    for (int i = 0; i < kQueries; ++i) {
        const std::string& word = dice.pick(corpus_words());
        // In quotes: the word itself, no other spelling and no synonym.
        const json found = search("\"" + word + "\"", {"--match", "all"});
        INFO(word);
        CHECK_FALSE(found["hits"].empty());
        for (const json& hit : found["hits"]) {
            const auto snippet = icu::UnicodeString::fromUTF8(hit["snippet"]["text"].get<std::string>());
            int last = 0;
            for (const json& range : hit["snippet"]["highlights"]) {
                const int begin = range[0];
                const int end = range[1];
                INFO(hit["id"] << " " << begin << " " << end);
                CHECK(last <= begin);
                CHECK(begin < end);
                REQUIRE(end <= snippet.countChar32());
                const int from = snippet.moveIndex32(0, begin);
                std::string marked;
                snippet.tempSubStringBetween(from, snippet.moveIndex32(0, end)).toUTF8String(marked);
                INFO(marked);
                CHECK(travaux::analysis::fold(marked).find(word) != std::string::npos);
                last = end;
                ++highlights;
            }
        }
    }
    CHECK(highlights > kQueries);
}

TEST_CASE("indexing twice changes nothing") {
    const std::vector<std::string> ask{search_program(), "search", "-d", database(), "--format", "json", "-n", "10000", "--facets", "all", "migration"};
    const std::string before = run(ask).out;
    REQUIRE(before.size() > 1000);
    const Outcome unchanged = run({index_program(), "-d", database(), kCorpus});
    INFO(unchanged.err);
    CHECK(unchanged.err.find("indexed 0,") != std::string::npos);
    CHECK(run(ask).out == before);
    CHECK(run({index_program(), "-d", database(), "--force", kCorpus}).exit == 0);
    CHECK(run(ask).out == before);
}

TEST_CASE("every field's example query runs") {
    const json fields = json::parse(run({search_program(), "fields", "--format", "json"}).out);
    CHECK(fields.size() > 10);
    for (const json& field : fields) {
        if (field["example"].is_null()) continue;  // no query can name it
        INFO(field["name"] << " " << field["example"]);
        CHECK(run({search_program(), "search", "-d", database(), "--", field["example"].get<std::string>()}).exit <= 1);
    }
}
