#include "searcher/match/window.hpp"

namespace travaux::match {

WindowPostings::WindowPostings(const Shard& shard, const std::string& term) {
    if (const auto list = shard.postings ? shard.postings->list(term) : std::nullopt) {
        list_ = *list;
    } else {
        rare_.emplace();
        for (auto posting = shard.database.postlist_begin(term); posting != shard.database.postlist_end(term); ++posting)
            rare_->add({*posting, posting.get_wdf()});
        rare_->finish();
        list_ = rare_->list();
    }
}

void WindowPostings::go_to(std::size_t first) {
    if (first == first_) return;
    first_ = first;
    read_ = 0;
    list_.go_to(first);
    list_.read_at_least(0, bits_.words);
}

const WindowBits& WindowPostings::more_often(std::size_t times) {
    const auto least = static_cast<std::uint32_t>(times + 1);
    if (least < database::kOften && list_.all_say_at_least(least)) return bits_;
    if ((read_ >> times & 1U) == 0) {
        read_ |= 1U << times;
        if (least < database::kOften) list_.read_at_least(least, more_often_[times].words);
        else read_often();
    }
    return more_often_[times];
}

void WindowPostings::read_often() {
    WindowBits& bits = more_often_.back();
    bits = {};
    if (often_.size() < list_.most_often()) often_.resize(list_.most_often());
    Often* to = often_.data();
    list_.each_often([&](std::size_t place, std::uint32_t times) {
        *to++ = {static_cast<std::uint32_t>(place), times};
        bits.insert(place);
    });
    often_count_ = static_cast<std::size_t>(to - often_.data());
}

}  // namespace travaux::match
