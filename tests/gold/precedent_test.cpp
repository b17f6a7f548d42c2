// Recall over sample_corpus: labelled drafts, and its own paragraphs after somebody has worked on them.
#include "searcher/precedent/precedents.hpp"
#include "schema/table.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <sstream>

using namespace travaux;

namespace {

const std::string& sample_index() {
    static const programs::Folder folder;
    static const std::string index = [] {
        const std::string path = folder.path("index");
        REQUIRE(programs::run({programs::index_program(), "-d", path, TRAVAUX_SOURCE_DIR "/sample_corpus"}).exit == 0);
        return path;
    }();
    return index;
}

struct Index {
    search::Searcher searcher{{sample_index()}};
    precedent::Comparer comparer{searcher};
};

Index& sample() {
    static Index index;
    return index;
}

// The place of the first match whose id is one of those meant, from 1; 0 where none is.
std::size_t rank_of(const std::string& draft, const std::vector<std::string>& meant, analysis::Language language) {
    precedent::Options options;
    options.limit = 3;
    const auto matches = sample().comparer.matches(draft, language, options);
    const auto found = std::ranges::find_if(matches, [&](const precedent::Match& match) { return std::ranges::find(meant, match.source.id) != meant.end(); });
    return found == matches.end() ? 0 : static_cast<std::size_t>(found - matches.begin()) + 1;
}

struct Recall {
    std::size_t found = 0;
    std::size_t all = 0;
    double value() const { return static_cast<double>(found) / static_cast<double>(std::max<std::size_t>(1, all)); }
};

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
}

using Mutation = void (*)(std::vector<std::string>& words, std::size_t at, std::mt19937& random, const std::vector<std::string>& stock);

struct Kind {
    const char* name;
    Mutation mutate;
    double floors[3];  // of recall@3 at 10, 30 and 50 % of the words
};

// Floors .02 below what was measured.
constexpr Kind kKinds[] = {
    {"changed", [](std::vector<std::string>& words, std::size_t at, std::mt19937& random, const std::vector<std::string>& stock) { words[at] = stock[random() % stock.size()]; },
     {0.98, 0.98, 0.97}},
    {"dropped", [](std::vector<std::string>& words, std::size_t at, std::mt19937&, const std::vector<std::string>&) { words[at].clear(); }, {0.98, 0.98, 0.97}},
    {"reordered", [](std::vector<std::string>& words, std::size_t at, std::mt19937& random, const std::vector<std::string>&) { std::swap(words[at], words[random() % words.size()]); },
     {0.98, 0.98, 0.98}},
};
constexpr int kParts[] = {10, 30, 50};

}  // namespace

TEST_CASE("labelled drafts find the passage meant among the first three") {
    const std::map<std::string, double> floors{{"edited", 0.98}, {"paraphrase", 0.92}};
    std::map<std::string, Recall> recalls;
    for (const auto& row : schema::read_table(TRAVAUX_SOURCE_DIR "/tests/gold/precedents.tsv", {"kind", "draft", "meant"})) {
        Recall& recall = recalls[row[0]];
        ++recall.all;
        const std::size_t rank = rank_of(row[1], schema::split_cell(row[2]), analysis::Language::English);
        recall.found += rank > 0 ? 1U : 0U;
        if (rank == 0) std::cout << "missed: " << row[1] << '\n';
    }
    REQUIRE(recalls.size() == floors.size());
    for (const auto& [kind, recall] : recalls) {
        std::cout << kind << ": recall@3 " << recall.value() << " of " << recall.all << '\n';
        CHECK(recall.value() >= floors.at(kind));
    }
}

TEST_CASE("paragraphs that somebody has worked on are found again") {
    struct Original { std::string id, text; };
    std::vector<Original> originals;
    std::vector<std::string> stock;
    sample().searcher.each_paragraph([&](const std::string& doc, const schema::Unit& unit) {
        const auto words = words_of(unit.text);
        stock.insert(stock.end(), words.begin(), words.end());
        if (words.size() >= 12) originals.push_back({schema::unit_id(doc, unit.address), unit.text});
    });
    REQUIRE(originals.size() > 60);
    std::mt19937 random(2026);
    for (const Kind& kind : kKinds)
        for (std::size_t p = 0; p < std::size(kParts); ++p) {
            Recall recall;
            for (std::size_t i = 0; i < originals.size(); i += 3) {
                std::vector<std::string> words = words_of(originals[i].text);
                for (std::size_t at = 0; at < words.size(); ++at)
                    if (static_cast<int>(random() % 100) < kParts[p]) kind.mutate(words, at, random, stock);
                ++recall.all;
                recall.found += rank_of(joined(words), {originals[i].id}, analysis::Language::English) > 0 ? 1U : 0U;
            }
            std::cout << kind.name << ' ' << kParts[p] << " %: recall@3 " << recall.value() << " of " << recall.all << '\n';
            CHECK(recall.value() >= kind.floors[p]);
        }
}

TEST_CASE("what nobody has said is not found") {
    for (const char* draft : {"The price of bananas rose sharply in the harbour town last Tuesday.", "Our cat likes warm milk and sleeps all day long."}) {
        INFO(draft);
        CHECK(rank_of(draft, {}, analysis::Language::English) == 0);
        CHECK(sample().comparer.matches(draft, analysis::Language::English, {}).empty());
    }
}
