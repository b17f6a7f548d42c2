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
    list_.go_to(first);
    list_.read_at_least(0, bits_.words);
}

void WindowPostings::add_more_often(std::uint32_t times, WindowBits& to) const {
    if (times + 1 < database::kOften) {
        WindowBits more;
        list_.read_at_least(times + 1, more.words);
        to |= more;
        return;
    }
    list_.each_often([&](std::size_t at, std::uint32_t often) {
        if (often > times) to.insert(at);
    });
}

void WindowPostings::count(const WindowBits& bits, std::array<std::uint32_t, kWindow>& times) const {
    WindowBits left = bits;
    list_.each_often([&](std::size_t at, std::uint32_t often) {
        times[at] = often;
        left.erase(at);
    });
    for (std::uint32_t seldom = 0; !left.empty(); ++seldom) {
        WindowBits more;
        if (seldom + 1 < database::kOften) {
            if (list_.all_say_at_least(seldom + 1)) continue;
            list_.read_at_least(seldom + 1, more.words);
        }
        WindowBits here = left;
        here -= more;
        here.each([&](std::size_t at) { times[at] = seldom; });
        left &= more;
    }
}

}  // namespace travaux::match
