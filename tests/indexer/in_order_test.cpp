#include "indexer/in_order.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <stdexcept>

using namespace travaux::indexer;

namespace {

struct Load {
    int number = 0;
    std::uint64_t weight = 0;
};

struct Seen {
    std::vector<int> taken;
    std::size_t most = 0;            // inputs that were under way at once
    std::uint64_t most_weight = 0;   // and what they weighed
};

// What is under way when each of `weights` has been pushed.
Seen push_all(const std::vector<std::uint64_t>& weights, Window window) {
    Seen seen;
    std::size_t pushed = 0;
    std::uint64_t under_way = 0;
    InOrder<Load, Load> line(
        3, window, [](Load&& load) { return load; },
        [&](Load&& load) {
            seen.most = std::max(seen.most, pushed - seen.taken.size());
            seen.taken.push_back(load.number);
            under_way -= load.weight;
        });
    for (const std::uint64_t weight : weights) {
        ++pushed;
        under_way += weight;
        line.push({static_cast<int>(pushed - 1), weight}, weight);
        seen.most_weight = std::max(seen.most_weight, under_way);
    }
    line.finish();
    return seen;
}

}  // namespace

TEST_CASE("results come in the order of their inputs, and few are under way") {
    const Seen seen = push_all(std::vector<std::uint64_t>(100, 0), {7});
    std::vector<int> order(100);
    std::iota(order.begin(), order.end(), 0);
    CHECK(seen.taken == order);
    CHECK(seen.most == 7);
}

TEST_CASE("what is under way weighs no more than it may; what weighs more is under way alone") {
    const Seen seen = push_all({3, 3, 3, 3, 50, 1, 9, 9, 200, 200, 2}, {100, 10});
    CHECK(seen.taken.size() == 11);
    CHECK(seen.most_weight == 10);  // behind each push: the heavy ones are taken before it returns
}

TEST_CASE("what the work throws comes out") {
    InOrder<int, int> line(
        2, {4},
        [](int&& number) {
            if (number == 5) throw std::runtime_error("five");
            return number;
        },
        [](int&&) {});
    const auto all = [&] {
        for (int i = 0; i < 20; ++i) line.push(i);
        line.finish();
    };
    CHECK_THROWS_AS(all(), std::runtime_error);
}
