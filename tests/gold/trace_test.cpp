// What became of the promises of two small collections: whether the passages that report on them are found, whether
// others are not, and the labels.
#include "searcher/follow/trace.hpp"
#include "schema/table.hpp"
#include "tests/catch.hpp"
#include "tests/programs/run_program.hpp"

#include <algorithm>
#include <iostream>
#include <map>

using namespace travaux;

namespace {

struct Count {
    int good = 0, all = 0;
    double part() const { return all == 0 ? 1 : static_cast<double>(good) / all; }
};

struct Collection {
    const char* reports;
    const char* labels;
    bool lists_misses;
    std::map<std::string, double> floors;  // .02 below what was measured
};

bool has(const std::vector<std::string>& values, std::string_view value) { return std::ranges::find(values, value) != values.end(); }

// forth, back: of the passages that somebody reports on, those where one of them is among the first three. silent: of the
// others, those where nothing is found. precision: of all that is found, what is no error. labels: of the outcomes read.
std::map<std::string, Count> measure(const Collection& collection) {
    const programs::Folder folder;
    const std::string root = TRAVAUX_SOURCE_DIR "/";
    REQUIRE(programs::run({programs::index_program(), "-d", folder.path("index"), root + collection.reports}).exit == 0);
    search::Searcher searcher({folder.path("index")});
    follow::Tracer tracer(searcher, {});
    std::map<std::string, Count> counts;
    for (const auto& row : schema::read_table(root + collection.labels, {"direction", "passage", "meant", "also", "outcome"})) {
        const search::Found found = searcher.show(row[1], 0);
        INFO(row[1]);
        REQUIRE(found.passage.size() == 1);
        const std::vector<std::string> meant = schema::split_cell(row[2]);
        const std::vector<std::string> also = schema::split_cell(row[3]);
        const follow::Trace trace = row[0] == "back" ? tracer.back(found.passage.front(), 3) : tracer.forth(found.passage.front(), 3);
        const auto hit = std::ranges::find_if(trace.findings, [&](const follow::Finding& one) { return has(meant, one.source.id); });
        bool clean = true;
        for (const follow::Finding& one : trace.findings) {
            const bool right = has(meant, one.source.id) || has(also, one.source.id);
            clean = clean && right;
            counts["precision"].good += right ? 1 : 0;
            ++counts["precision"].all;
            if (!right && collection.lists_misses) std::cout << "wrong: " << row[0] << ' ' << row[1] << " -> " << one.source.id << '\n';
        }
        const bool good = meant.empty() ? clean : hit != trace.findings.end();
        Count& count = counts[meant.empty() ? "silent" : row[0]];
        ++count.all;
        count.good += good ? 1 : 0;
        if (!good && !meant.empty() && collection.lists_misses) std::cout << "missed: " << row[0] << ' ' << row[1] << '\n';
        if (meant.empty() || !good || row[4].empty()) continue;
        ++counts["labels"].all;
        const bool same = has(schema::split_cell(row[4]), follow::name_of(hit->outcome));
        counts["labels"].good += same ? 1 : 0;
        if (!same && collection.lists_misses) std::cout << "label: " << row[1] << " -> " << follow::name_of(hit->outcome) << '\n';
    }
    return counts;
}

}  // namespace

TEST_CASE("traces find the passages that report on a promise, and hardly any other") {
    const Collection collections[] = {
        {"sample_corpus", "tests/gold/traces.tsv", true, {{"forth", 0.80}, {"back", 0.88}, {"silent", 0.91}, {"precision", 0.85}, {"labels", 0.98}}},
        {"tests/gold/lakes", "tests/gold/lakes.tsv", false, {{"forth", 0.91}, {"back", 0.78}, {"silent", 0.98}, {"precision", 0.98}, {"labels", 0.84}}},
    };
    for (const Collection& collection : collections) {
        std::cout << collection.reports << '\n';
        const std::map<std::string, Count> counts = measure(collection);
        REQUIRE(counts.size() == collection.floors.size());
        for (const auto& [what, count] : counts) {
            std::cout << what << ": " << count.good << " of " << count.all << '\n';
            CHECK(count.part() >= collection.floors.at(what));
        }
    }
}
