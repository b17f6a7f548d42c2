// Near-copies are told alike, however their shingles are kept.
#include "tests/catch.hpp"

#include "searcher/search/near_copy_filter.hpp"
#include "searcher/search/shingles.hpp"

#include <random>
#include <string>
#include <vector>

using namespace travaux::search;

namespace {

std::string bytes_of(const std::vector<std::uint64_t>& words) {
    std::string bytes;
    for (const std::uint64_t word : words) {
        bytes.push_back(static_cast<char>(0x80U | word % 128));
        bytes.push_back(static_cast<char>(word / 128));
    }
    return bytes;
}

// One set for many texts, as a search has it.
class Compared {
public:
    bool nearly_same(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
        set_.fill(other);
        const Sketch sketch = set_.sketch();
        set_.fill(one);
        return set_.nearly_same(sketch);
    }

    // Of texts one of which is `kept`, with two bytes for each word.
    static bool filter_passes(const std::vector<std::uint64_t>& kept, const std::vector<std::uint64_t>& text) {
        NearCopyFilter filter;
        for (const std::vector<std::uint64_t>& other : {kept, std::vector<std::uint64_t>(700, 1), std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}})
            filter.add(bytes_of(other));
        return filter.may_pass(bytes_of(text));
    }

private:
    ShingleSet set_;
};

std::vector<std::string> texts_of(const std::vector<std::uint64_t>& words) {
    std::vector<std::string> texts;
    for (std::uint64_t word : words) texts.push_back(std::to_string(word));
    return texts;
}

}  // namespace

TEST_CASE("a set of shingles and a list of them agree on what is nearly the same") {
    std::mt19937 random(7);
    Compared compared;
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
        CHECK(compared.nearly_same(one, other) == expected);
        CHECK(compared.nearly_same(other, one) == expected);
        if (expected) CHECK(compared.filter_passes(one, other));
    }
    CHECK(alike > 1000);
    CHECK(alike < 3500);
}

TEST_CASE("of long texts some shingles are enough to tell near-copies from others") {
    std::mt19937 random(1948);
    Compared compared;
    const auto text = [&random](std::size_t size) {
        std::vector<std::uint64_t> words(size);
        for (std::uint64_t& word : words) word = random() % 5000;
        return words;
    };
    for (std::size_t size : {520U, 1000U, 1030U, 5000U, 40'000U}) {
        CAPTURE(size);
        const std::vector<std::uint64_t> one = text(size);
        std::vector<std::uint64_t> near = one;
        for (std::size_t at = 0; at < size; at += 50) near[at] = 6000;  // one shingle in ten is another
        std::vector<std::uint64_t> other = one;
        for (std::size_t at = 0; at < size; at += 12) other[at] = 6000;  // five in twelve
        const std::vector<std::uint64_t> longer = [&] {
            std::vector<std::uint64_t> all = one;
            const std::vector<std::uint64_t> more = text(size / 3);
            all.insert(all.end(), more.begin(), more.end());
            return all;
        }();
        CHECK(compared.nearly_same(one, near));
        CHECK(compared.nearly_same(near, one));
        CHECK(compared.filter_passes(one, near));
        CHECK(compared.filter_passes(near, one));
        CHECK_FALSE(compared.nearly_same(one, other));
        CHECK_FALSE(compared.nearly_same(one, text(size)));
        CHECK_FALSE(compared.nearly_same(one, longer));
        CHECK_FALSE(compared.nearly_same(longer, one));
    }
    const std::vector<std::uint64_t> same(3000, 1);
    CHECK(compared.nearly_same(same, same));
    CHECK_FALSE(compared.nearly_same(same, std::vector<std::uint64_t>(3000, 2)));
}
