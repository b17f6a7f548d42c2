#include "searcher/search/frequent_runs.hpp"

#include "schema/database/database.hpp"

#include <algorithm>
#include <limits>

namespace travaux::search {
namespace {

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

FrequentRuns::Answer FrequentRuns::ask(Xapian::docid id) {
    if (ways_.empty()) return Answer::Perhaps;
    if (id < stretch_.first || id >= stretch_.end) {
        const auto stretch = lists_.stretch_of(id);
        readable_ = stretch && enter(*stretch);
    }
    if (!readable_) return Answer::Perhaps;
    if (id < last_) rewind();
    last_ = id;
    Answer answer = others_ ? Answer::Perhaps : Answer::No;
    for (Way& way : ways_) {
        if (!stands(way, id)) continue;
        if (way.whole) return Answer::Yes;
        answer = Answer::Perhaps;
    }
    return answer;
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
        find(way, 0);
    }
}

// Most paragraphs that are asked for have the next run. Where they are few, those between are leapt over.
bool FrequentRuns::stands(Way& way, Xapian::docid id) const {
    if (way.found < id) find(way, way.end);
    if (way.found < id) {
        way.ends.skip_to_index(id - stretch_.first);
        find(way, way.ends.at_end() ? kNowhere : way.ends.place());
    }
    return way.found == id;
}

// The first run from a place on, and its paragraph; where there is none, the stretch's end. A run of which some word has no lists may seem to begin in one paragraph and end in another.
void FrequentRuns::find(Way& way, std::uint32_t from) const {
    for (auto run = first_run(way, from); run; run = first_run(way, *run + 1)) {
        way.ends.skip_to(*run + 1);
        way.end = way.ends.at_end() ? kNowhere : way.ends.place();
        if (*run + way.width >= way.end) continue;
        way.found = stretch_.first + static_cast<Xapian::docid>(way.ends.index()) - 1;
        return;
    }
    way.found = stretch_.end;
}

// Every list is asked for the place at which the others would have the run, until all agree.
std::optional<std::uint32_t> FrequentRuns::first_run(Way& way, std::uint32_t from) {
    std::uint32_t first = from;
    std::size_t agreed = 0;
    for (std::size_t i = 0; agreed < way.parts.size(); i = i + 1 < way.parts.size() ? i + 1 : 0) {
        Part& part = way.parts[i];
        part.places.skip_to(first + part.behind);
        if (part.places.at_end()) return std::nullopt;
        const std::uint32_t own = part.places.place() - part.behind;
        agreed = own == first ? agreed + 1 : 1;
        first = own;
    }
    return first;
}

}  // namespace travaux::search
