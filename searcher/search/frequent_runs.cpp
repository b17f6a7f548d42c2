#include "searcher/search/frequent_runs.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <limits>

namespace travaux::search {

FrequentRuns::FrequentRuns(const database::PlaceLists& lists, std::span<const Phrase> ways) : lists_(lists) {
    for (const Phrase& phrase : ways) {
        Way way;
        for (std::uint32_t k = 0; k < phrase.size(); ++k)
            if (const auto number = lists.number(database::term({}, phrase[k]))) way.parts.push_back({*number, k, {}, {}});
        if (way.parts.empty()) {
            others_ = true;
            continue;
        }
        const std::uint32_t last = way.parts.back().behind;
        for (Part& part : way.parts) part.behind = last - part.behind;
        way.whole = way.parts.size() == phrase.size();
        ways_.push_back(std::move(way));
    }
}

FrequentRuns::Answer FrequentRuns::ask(Xapian::docid id) {
    if (ways_.empty()) return Answer::Perhaps;
    if (id < stretch_.first || id >= stretch_.end) {
        const auto stretch = lists_.stretch_of(id);
        readable_ = stretch && enter(*stretch);
    }
    if (!readable_) return Answer::Perhaps;
    go_to(id);
    Answer answer = others_ ? Answer::Perhaps : Answer::No;
    for (Way& way : ways_) {
        if (!stands(way)) continue;
        if (way.whole) return Answer::Yes;
        answer = Answer::Perhaps;
    }
    return answer;
}

bool FrequentRuns::enter(const database::PlaceLists::Stretch& stretch) {
    stretch_ = stretch;
    const auto read = [](const std::optional<database::PlaceList>& list, database::PlaceList& into) {
        if (list) into = *list;
        return list.has_value();
    };
    for (Way& way : ways_) {
        for (Part& part : way.parts)
            if (!read(lists_.places(part.number, stretch, part.bytes), part.places)) return false;
        std::ranges::sort(way.parts, {}, [](const Part& part) { return part.places.size(); });
    }
    return read(lists_.beginnings(stretch, bytes_), beginnings_);
}

void FrequentRuns::go_to(Xapian::docid id) {
    const std::size_t index = id - stretch_.first;
    if (beginnings_.index() > index) {
        beginnings_.rewind();
        for (Way& way : ways_)
            for (Part& part : way.parts) part.places.rewind();
    }
    beginnings_.skip_to_index(index);
    begin_ = end_ = std::numeric_limits<std::uint32_t>::max();
    if (beginnings_.at_end()) return;
    begin_ = beginnings_.place();
    beginnings_.next();
    if (!beginnings_.at_end()) end_ = beginnings_.place();
}

// Every list is asked for the place at which the others would have the run, until all agree.
bool FrequentRuns::stands(Way& way) {
    std::uint32_t last = begin_ + 1;  // where the run's last listed word might stand
    std::size_t agreed = 0;
    for (std::size_t i = 0; agreed < way.parts.size(); i = (i + 1) % way.parts.size()) {
        Part& part = way.parts[i];
        part.places.skip_to(std::max(begin_, last - std::min(last, part.behind)));
        if (part.places.at_end() || part.places.place() >= end_) return false;
        const std::uint32_t own = part.places.place() + part.behind;
        if (own < last) return false;  // a damaged list
        agreed = own == last ? agreed + 1 : 1;
        last = own;
    }
    return true;
}

}  // namespace travaux::search
