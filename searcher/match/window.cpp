#include "searcher/match/window.hpp"

namespace travaux::match {

WindowPostings::WindowPostings(const Shard& shard, const std::string& term) {
    if (const auto list = shard.postings ? shard.postings->list(term) : std::nullopt) {
        list_ = *list;
    } else {
        rare_.emplace(1);
        for (auto posting = shard.database.postlist_begin(term); posting != shard.database.postlist_end(term); ++posting)
            rare_->add({*posting, posting.get_wdf()});
        rare_->finish();
        list_ = rare_->list();
    }
}

void WindowPostings::go_to(std::size_t first) {
    if (first == first_) return;
    first_ = first;
    list_.read(first, bits_.words);
}

void WindowPostings::add_more_often(std::uint32_t times, WindowBits& to) const {
    if (list_.usual() > times) {
        to |= bits_;
        return;
    }
    list_.each_unusual([&](std::size_t at, std::uint32_t often) {
        if (often > times) to.insert(at);
    });
}

}  // namespace travaux::match
