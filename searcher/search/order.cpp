#include "searcher/search/order.hpp"

#include "schema/fields.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/tallies.hpp"

#include <algorithm>
#include <string_view>

namespace travaux::search {
namespace {

// A report with matches: its name, which decides, and where they are.
struct Place {
    std::string_view doc;
    std::size_t shard = 0;
    std::uint32_t report = 0;
    std::uint32_t paragraphs = 0;
};

}  // namespace

std::vector<Xapian::docid> in_order(const Index& index, const match::Formula& formula, std::size_t from, std::size_t count) {
    const auto shards = index.shards();
    const auto earlier = [](const Place& a, const Place& b) { return a.doc < b.doc; };
    std::vector<match::DocSet> found;
    std::vector<Place> places;  // a heap of the first reports that have so many matches, the last of them on top
    std::size_t held = 0;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const database::Columns& columns = *shards[i].columns;
        found.push_back(match::matching(formula, index.collection(), i));
        const auto docs = columns.column(schema::field("doc").column);
        if (!docs) continue;
        each_report(found.back(), columns, [&](std::uint32_t report, std::size_t first) {
            const auto paragraphs = static_cast<std::uint32_t>(found.back().count(first, columns.report_starts()[report + 1]));
            const Place place{columns.first_of_report(*docs, report), i, report, paragraphs};
            if (held >= from + count && (places.empty() || !earlier(place, places.front()))) return;
            places.push_back(place);
            std::ranges::push_heap(places, earlier);
            for (held += paragraphs; held - places.front().paragraphs >= from + count; places.pop_back()) {
                held -= places.front().paragraphs;
                std::ranges::pop_heap(places, earlier);
            }
        });
    }
    std::ranges::sort_heap(places, earlier);
    std::vector<Xapian::docid> all;
    std::size_t passed = 0;
    for (const Place& place : places) {  // the paragraphs of a report stand in its order, which is that of their ids
        const auto starts = shards[place.shard].columns->report_starts();
        const match::DocSet& set = found[place.shard];
        for (std::size_t id = set.next(starts[place.report]); id < starts[place.report + 1]; id = set.next(id + 1))
            if (passed++ >= from && all.size() < count) all.push_back(index.collection().id_of(place.shard, id));
    }
    return all;
}

}  // namespace travaux::search
