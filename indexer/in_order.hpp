// Work side by side, results in the order of their inputs: what N threads do is what one would do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace travaux::indexer {

/// `work` runs on `jobs` threads and must be safe to run beside itself; `take` gets its results, in order of push(), on
/// the thread that pushes. At most `window` inputs are under way, so memory is bounded. What `work`
/// throws comes out of push() or finish(); inputs not yet taken are then dropped.
template <class In, class Out>
class InOrder {
public:
    InOrder(unsigned jobs, std::size_t window, std::function<Out(In&&)> work, std::function<void(Out&&)> take)
        : work_(std::move(work)), take_(std::move(take)), window_(window) {
        for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    }

    void push(In in) {
        std::packaged_task<Out()> task([this, held = std::move(in)]() mutable { return work_(std::move(held)); });
        results_.push_back(task.get_future());
        {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        ready_.notify_one();
        if (results_.size() >= window_) take_one();
    }

    void finish() {
        while (!results_.empty()) take_one();
    }

private:
    void take_one() {
        std::future<Out> first = std::move(results_.front());
        results_.pop_front();
        take_(first.get());
    }

    void serve(const std::stop_token& stop) {
        while (true) {
            std::unique_lock lock(mutex_);
            if (!ready_.wait(lock, stop, [this] { return !tasks_.empty(); }) || stop.stop_requested()) return;
            std::packaged_task<Out()> task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
        }
    }

    std::function<Out(In&&)> work_;
    std::function<void(Out&&)> take_;
    std::size_t window_;
    std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<std::packaged_task<Out()>> tasks_;
    std::deque<std::future<Out>> results_;
    std::vector<std::jthread> threads_;  // last: they end before what they use
};

}  // namespace travaux::indexer
