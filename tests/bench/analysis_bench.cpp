// How fast the analyzer is: `analysis_bench FILE...` prints MB of text a second of CPU time,
// for tokens, and for tokens with their stems.
#include "schema/analysis/analyzer.hpp"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace travaux::analysis;

namespace {

template <class Work>
void measure(const char* what, std::size_t bytes, Work&& work) {
    const std::clock_t start = std::clock();
    std::size_t tokens = 0, rounds = 0;
    double seconds = 0;
    for (; seconds < 1; ++rounds) {
        tokens = work();
        seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    const double megabytes = static_cast<double>(bytes * rounds) / 1e6;
    std::printf("%-8s %8.1f MB/s  %zu tokens\n", what, megabytes / seconds, tokens);
}

}  // namespace

int main(int count, char** files) {
    std::vector<std::string> lines;
    std::size_t bytes = 0;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(files[i]);
        for (std::string line; std::getline(file, line);) {
            bytes += line.size();
            lines.push_back(line);
        }
    }
    Analyzer analyzer;
    const auto tokens = [&] {
        std::size_t sum = 0;
        for (const std::string& line : lines) sum += analyzer.tokens(line).size();
        return sum;
    };
    const auto stems = [&] {
        std::size_t sum = 0;
        for (const std::string& line : lines) {
            for (const Token& token : analyzer.tokens(line)) sum += analyzer.stem(token.word, Language::English).empty() ? 0 : 1;
        }
        return sum;
    };
    measure("tokens", bytes, tokens);
    measure("stems", bytes, stems);
}
