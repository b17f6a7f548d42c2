// Our side of the query comparison, in process: search_bench INDEX CLASSES.tsv ROUNDS
#include "schema/table.hpp"
#include "searcher/search/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

struct Times {
    std::string name;
    std::vector<double> took;  // milliseconds
};

}  // namespace

int main(int argc, char** argv) {
    using namespace travaux;
    if (argc != 4) {
        std::fputs("usage: search_bench INDEX CLASSES.tsv ROUNDS\n", stderr);
        return 2;
    }
    search::Searcher searcher({std::string(argv[1])});
    const auto rows = schema::read_table(argv[2], {"class", "query"});
    const int rounds = std::atoi(argv[3]);
    std::vector<Times> times;
    for (int round = -1; round < rounds; ++round)  // the first warms up
        for (const auto& row : rows) {
            search::Request request;
            request.text = row[1];
            for (const char* facet : {"year", "author", "doctype", "language"}) request.facets.push_back({facet, 10});
            const auto start = std::chrono::steady_clock::now();
            searcher.search(request);
            const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
            auto own = std::ranges::find(times, row[0], &Times::name);
            if (own == times.end()) own = times.insert(times.end(), {row[0], {}});
            if (round >= 0) own->took.push_back(took);
        }
    for (auto& [name, all] : times) {
        std::ranges::sort(all);
        std::printf("travaux\t%s\t%.2f\t%.2f\n", name.c_str(), all[all.size() / 2], all[all.size() * 99 / 100]);
    }
    return 0;
}
