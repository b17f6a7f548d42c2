#include "searcher/match/window.hpp"

namespace travaux::match {

WindowPostings::WindowPostings(const Shard& shard, const std::string& term) {
    const auto list = shard.postings ? shard.postings->list(term) : std::nullopt;
    if (list) {
        list_ = *list;
        size_ = list_.size();
    } else {
        for (auto posting = shard.database.postlist_begin(term); posting != shard.database.postlist_end(term); ++posting)
            rare_.push_back({*posting, posting.get_wdf()});
        size_ = rare_.size();
    }
    any_ = next();
}

bool WindowPostings::next() {
    if (rare_.empty()) return list_.next(posting_);
    if (next_rare_ == rare_.size()) return false;
    posting_ = rare_[next_rare_++];
    return true;
}

void WindowPostings::go_to(std::size_t first) {
    if (first == first_) return;
    first_ = first;
    if (!postings_.empty()) bits_ = {};
    postings_.clear();
    while (any_ && posting_.id < first) any_ = next();
    for (; any_ && posting_.id < first + kWindow; any_ = next()) {
        const auto place = static_cast<std::uint16_t>(posting_.id - first);
        postings_.push_back({place, posting_.times});
        bits_.insert(place);
    }
}

}  // namespace travaux::match
