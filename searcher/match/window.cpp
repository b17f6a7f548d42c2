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

const WindowBits& WindowPostings::more_often(std::size_t step) {
    const std::uint32_t times = kSteps[step] + 1;
    if (times < database::kOften && list_.all_say_at_least(times)) return bits_;
    if ((read_ >> step & 1U) == 0) {
        if (times < database::kOften) {
            list_.read_at_least(times, more_often_[step].words);
            read_ |= 1U << step;
        } else {
            read_often(step + 1);
        }
    }
    return more_often_[step];
}

// Of the steps before `steps`.
void WindowPostings::read_often(std::size_t steps) {
    constexpr std::size_t kFirst = database::kOften - 1;
    for (std::size_t step = kFirst; step < steps; ++step) {
        more_often_[step] = {};
        read_ |= 1U << step;
    }
    if (often_.size() < list_.most_often()) often_.resize(list_.most_often());
    Often* to = often_.data();
    list_.each_often([&](std::size_t place, std::uint32_t times) {
        *to++ = {static_cast<std::uint32_t>(place), times};
        for (std::size_t step = kFirst; step < steps && times > kSteps[step]; ++step) more_often_[step].insert(place);
    });
    often_count_ = static_cast<std::size_t>(to - often_.data());
}

}  // namespace travaux::match
