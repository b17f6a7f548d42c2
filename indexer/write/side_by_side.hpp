// Works that do not need each other, on some threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <future>
#include <span>
#include <vector>

namespace travaux::write {

/// Runs all of them, the first ones first, on at most `jobs` threads; throws what one of them threw.
inline void side_by_side(std::span<const std::function<void()>> works, unsigned jobs) {
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> threads;
    for (std::size_t i = 0; i < std::min<std::size_t>(jobs, works.size()); ++i)
        threads.push_back(std::async(std::launch::async, [&] {
            for (std::size_t mine = next++; mine < works.size(); mine = next++) works[mine]();
        }));
    for (auto& thread : threads) thread.wait();
    for (auto& thread : threads) thread.get();
}

}  // namespace travaux::write
