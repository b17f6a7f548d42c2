#include "searcher/serve/searchers.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace travaux::serve {

Searchers::Searchers(const search::Access& access, std::size_t count) : locations_(access.locations) {
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

std::vector<follow::HumanVerdict> Searchers::verdicts() const {
    std::vector<follow::HumanVerdict> all;
    for (const std::filesystem::path& file : follow::verdicts_beside(locations_))
        for (follow::HumanVerdict& one : follow::read_verdicts(file)) all.push_back(std::move(one));
    return all;
}

std::string Searchers::state() {
    std::string state = lend()->version();
    for (const std::filesystem::path& file : follow::verdicts_beside(locations_)) {
        std::error_code failure;
        state += '\n' + std::to_string(std::filesystem::last_write_time(file, failure).time_since_epoch().count());
    }
    return state;
}

}  // namespace travaux::serve
