// Near-copies are told alike, however their shingles are kept.
#include "tests/catch.hpp"

#include "searcher/search/shingles.hpp"

#include <random>
#include <string>
#include <vector>

using namespace travaux::search;

namespace {

ShingleSet set_of(const std::vector<std::uint64_t>& words) {
    ShingleSet set;
    set.fill(words);
    return set;
}

std::vector<std::string> texts_of(const std::vector<std::uint64_t>& words) {
    std::vector<std::string> texts;
    for (std::uint64_t word : words) texts.push_back(std::to_string(word));
    return texts;
}

}  // namespace

TEST_CASE("a set of shingles and a list of them agree on what is nearly the same") {
    std::mt19937 random(7);
    std::size_t alike = 0;
    for (int round = 0; round < 4000; ++round) {
        std::vector<std::uint64_t> one(random() % 60);
        for (std::uint64_t& word : one) word = random() % (round % 3 == 0 ? 4 : 5000);  // with few words, runs come back
        std::vector<std::uint64_t> other = one;
        for (std::size_t changes = random() % 4; changes > 0 && !other.empty(); --changes) {
            const auto at = static_cast<std::ptrdiff_t>(random() % other.size());
            if (random() % 2 == 0) other[static_cast<std::size_t>(at)] = random() % 5000;
            else other.erase(other.begin() + at);
        }
        const bool expected = nearly_same(shingles(texts_of(one)), shingles(texts_of(other)));
        alike += expected ? 1 : 0;
        CHECK(set_of(one).nearly_same(set_of(other)) == expected);
        CHECK(set_of(other).nearly_same(set_of(one)) == expected);
    }
    CHECK(alike > 1000);
    CHECK(alike < 3500);
}
