#include "searcher/search/frequent_runs.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <limits>

namespace travaux::search {
namespace {

constexpr std::size_t kDear = 4;  // to look at one paragraph takes as long as to pass so many places
constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max() / 2;  // behind every place

}  // namespace

FrequentRuns::FrequentRuns(const database::PlaceLists& lists, std::span<const Phrase> ways) : lists_(lists) {
    for (const Phrase& phrase : ways) {
        Way way;
        for (std::uint32_t k = 0; k < phrase.size(); ++k)
            if (const auto number = lists.number(database::term({}, phrase[k]))) way.parts.push_back({*number, k, {}, {}});
        if (way.parts.empty()) {
            others_ = true;
            continue;
        }
        const std::uint32_t first = way.parts.front().behind;
        for (Part& part : way.parts) part.behind -= first;
        way.width = way.parts.back().behind;
        way.whole = way.parts.size() == phrase.size();
        ways_.push_back(std::move(way));
    }
}

FrequentRuns::Answer FrequentRuns::ask(std::size_t first, const match::WindowBits& bits) {
    Answer answer;
    if (ways_.empty()) return {{}, bits};
    if (others_) answer.perhaps = bits;
    ids_.clear();
    bits.each([&](std::size_t at) {
        const auto id = static_cast<Xapian::docid>(first + at);
        if (id < stretch_.first || id >= stretch_.end) {
            ask_all(first, answer);
            const auto stretch = lists_.stretch_of(id);
            readable_ = stretch && enter(*stretch);
        }
        if (readable_) ids_.push_back(id);
        else answer.perhaps.insert(at);
    });
    ask_all(first, answer);
    return answer;
}

// Where the paragraphs are few beside the places of the rarest word, each is looked at, else all that lies between them.
void FrequentRuns::ask_all(std::size_t first, Answer& answer) {
    if (ids_.empty()) return;
    if (ids_.front() <= last_) rewind();
    last_ = ids_.back();
    for (Way& way : ways_) {
        match::WindowBits& found = way.whole ? answer.stands : answer.perhaps;
        const std::uint64_t between = std::uint64_t{way.parts.front().places.size()} * (ids_.back() - ids_.front()) / (stretch_.end - stretch_.first);
        if (ids_.size() * kDear >= between) {
            find(way, ids_.front(), ids_.back() + 1, first, found);
        } else {
            for (const Xapian::docid id : ids_) find(way, id, id + 1, first, found);
        }
    }
    ids_.clear();
}

bool FrequentRuns::enter(const database::PlaceLists::Stretch& stretch) {
    stretch_ = stretch;
    for (Way& way : ways_) {
        for (Part& part : way.parts) {
            const auto places = lists_.places(part.number, stretch, part.bytes);
            if (!places) return false;
            part.places = *places;
        }
        std::ranges::sort(way.parts, {}, [](const Part& part) { return part.places.size(); });
    }
    const auto beginnings = lists_.beginnings(stretch, bytes_);
    if (!beginnings) return false;
    beginnings_ = *beginnings;
    rewind();
    return true;
}

void FrequentRuns::rewind() {
    for (Way& way : ways_) {
        for (Part& part : way.parts) part.places.rewind();
        way.ends = beginnings_;
    }
}

// The paragraphs of [from, to) that have a run. One of which some word has no lists may seem to begin in one paragraph and end in another.
void FrequentRuns::find(Way& way, Xapian::docid from, Xapian::docid to, std::size_t first, match::WindowBits& found) {
    way.ends.skip_to_index(from - stretch_.first);
    if (way.ends.at_end()) return;
    std::uint32_t end = way.ends.place();
    database::PlaceList behind = way.ends;
    behind.skip_to_index(to - stretch_.first);
    read_runs(way, end, behind.at_end() ? kNowhere : behind.place());
    for (const std::uint32_t run : runs_) {
        if (run >= end) {
            way.ends.skip_to(run + 1);
            end = way.ends.at_end() ? kNowhere : way.ends.place();
        }
        if (run + way.width < end) found.insert(stretch_.first + way.ends.index() - 1 - first);
    }
}

// Of the places of the rarest word those that the others agree with, by where the run begins.
void FrequentRuns::read_runs(Way& way, std::uint32_t from, std::uint32_t to) {
    runs_.clear();
    Part& rarest = way.parts.front();
    rarest.places.take(from + rarest.behind, to + rarest.behind, runs_);
    for (std::uint32_t& run : runs_) run -= rarest.behind;
    for (std::size_t i = 1; i < way.parts.size(); ++i) {
        Part& part = way.parts[i];
        std::erase_if(runs_, [&](std::uint32_t run) {
            part.places.skip_to(run + part.behind);
            return part.places.at_end() || part.places.place() != run + part.behind;
        });
    }
}

}  // namespace travaux::search
