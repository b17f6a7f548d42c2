// Work side by side, results in the order of their inputs: what N threads do is what one would do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <limits>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace travaux::indexer {

/// What may be under way, so that memory is bounded: inputs, and what they weigh together. One that weighs more is under way alone.
struct Window {
    std::size_t inputs;
    std::uint64_t weight = std::numeric_limits<std::uint64_t>::max();
};

/// `work` runs on `jobs` threads and must be safe to run beside itself; `take` gets its results, in order of push(), on
/// the thread that pushes. What `work` throws comes out of push() or finish(); inputs not yet taken are then dropped.
template <class In, class Out>
class InOrder {
public:
    InOrder(unsigned jobs, Window window, std::function<Out(In&&)> work, std::function<void(Out&&)> take)
        : work_(std::move(work)), take_(std::move(take)), window_(window) {
        for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    }

    void push(In in, std::uint64_t weight = 0) {
        while (weight > 0 && !results_.empty() && weight_ + weight > window_.weight) take_one();
        std::packaged_task<Out()> task([this, held = std::move(in)]() mutable { return work_(std::move(held)); });
        results_.push_back({task.get_future(), weight});
        weight_ += weight;
        {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        ready_.notify_one();
        while (!results_.empty() && (results_.size() >= window_.inputs || weight_ > window_.weight)) take_one();
    }

    void finish() {
        while (!results_.empty()) take_one();
    }

private:
    struct UnderWay {
        std::future<Out> result;
        std::uint64_t weight;
    };

    void take_one() {
        UnderWay first = std::move(results_.front());
        results_.pop_front();
        weight_ -= first.weight;
        take_(first.result.get());
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
    Window window_;
    std::uint64_t weight_ = 0;
    std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<std::packaged_task<Out()>> tasks_;
    std::deque<UnderWay> results_;
    std::vector<std::jthread> threads_;  // last: they end before what they use
};

}  // namespace travaux::indexer
