#include "searcher/match/window.hpp"

#include <algorithm>

namespace travaux::match {

WindowPostings::WindowPostings(const Shard& shard, const std::string& term) {
    if (const auto list = shard.postings ? shard.postings->list(term) : std::nullopt) {
        list_ = *list;
    } else {
        rare_.emplace(1);
        for (auto posting = shard.database.postlist_begin(term); posting != shard.database.postlist_end(term); ++posting)
            rare_->add({*posting, posting.get_wdf()});
        list_ = rare_->list();
    }
    size_ = list_.size();
}

void WindowPostings::go_to(std::size_t first) {
    if (first == first_) return;
    first_ = first;
    if (count_ > 0) bits_ = {};
    list_.read_below(first, [](const database::Posting&) {});
    std::size_t count = 0;
    list_.read_below(first + kWindow, [&](const database::Posting& posting) {
        const auto place = static_cast<std::uint32_t>((posting.id - first) % kWindow);
        postings_[count++ % kWindow] = {place, posting.times};  // a damaged list says anything
        bits_.insert(place);
    });
    count_ = std::min(count, kWindow);
}

}  // namespace travaux::match
