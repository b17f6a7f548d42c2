// Searchers for several threads: each is lent to one at a time.
#pragma once

#include "searcher/follow/verdicts.hpp"
#include "searcher/search/searcher.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace travaux::serve {

class Searchers {
public:
    /// Opens the index `count` times. Throws as search::Searcher does.
    Searchers(const search::Access& access, std::size_t count);

    /// One searcher for one thread, as long as this lives.
    class Lent {
    public:
        explicit Lent(Searchers& home);
        ~Lent();
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;

        search::Searcher& operator*() { return searcher_; }
        search::Searcher* operator->() { return &searcher_; }

    private:
        Searchers& home_;
        search::Searcher searcher_;
    };

    /// Waits until one is free.
    Lent lend() { return Lent(*this); }

    /// Verdicts of people beside the index, as they are now. Throws as follow::read_verdicts does.
    std::vector<follow::HumanVerdict> verdicts() const;

    /// Another text for every state of the index and of the verdicts beside it.
    std::string state();

private:
    std::vector<std::string> locations_;
    std::mutex mutex_;
    std::condition_variable free_again_;
    std::vector<search::Searcher> free_;
};

}  // namespace travaux::serve
