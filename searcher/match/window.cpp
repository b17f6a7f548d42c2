#include "searcher/match/window.hpp"

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
    if (!postings_.empty()) bits_ = {};
    postings_.clear();
    list_.read_below(first, [](const database::Posting&) {});
    list_.read_below(first + kWindow, [&](const database::Posting& posting) {
        const auto place = static_cast<std::uint16_t>(posting.id - first);
        postings_.push_back({place, posting.times});
        bits_.insert(place);
    });
}

}  // namespace travaux::match
