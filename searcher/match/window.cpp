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
    list_.read(first, window_);
    bits_.words = window_.bits;
}

}  // namespace travaux::match
