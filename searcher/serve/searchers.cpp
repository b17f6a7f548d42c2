#include "searcher/serve/searchers.hpp"

#include <utility>

namespace travaux::serve {

Searchers::Searchers(const search::Access& access, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) free_.emplace_back(access);
}

namespace {

search::Searcher take(std::vector<search::Searcher>& free) {
    search::Searcher last = std::move(free.back());
    free.pop_back();
    return last;
}

}  // namespace

Searchers::Lent::Lent(Searchers& home)
    : home_(home), searcher_([&home] {
          std::unique_lock lock(home.mutex_);
          home.free_again_.wait(lock, [&home] { return !home.free_.empty(); });
          return take(home.free_);
      }()) {}

Searchers::Lent::~Lent() {
    {
        const std::lock_guard lock(home_.mutex_);
        home_.free_.push_back(std::move(searcher_));
    }
    home_.free_again_.notify_one();
}

}  // namespace travaux::serve
