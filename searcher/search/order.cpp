#include "searcher/search/order.hpp"

#include "schema/database/database.hpp"
#include "schema/fields.hpp"
#include "searcher/match/matches.hpp"
#include "searcher/search/tallies.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace travaux::search {
namespace {

// A report with matches: its name, which decides, and where they are.
struct Place {
    std::string_view doc;
    std::size_t shard = 0;
    MatchedReport matched;
};

std::string_view doc_of(const database::Columns& columns, const database::ColumnRows& docs, std::size_t report) {
    const std::size_t row = docs.by_report ? report : columns.report_starts()[report];
    return columns.text(docs.values[docs.codes[docs.starts[row]]]);
}

}  // namespace

std::vector<Xapian::docid> in_order(const Index& index, const match::Formula& formula, std::size_t from, std::size_t count) {
    const auto shards = index.shards();
    std::vector<match::DocSet> found;
    std::vector<Place> places;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const database::Columns& columns = *shards[i].columns;
        found.push_back(match::matching(formula, index.collection(), i));
        const auto docs = columns.column(schema::field("doc").column);
        if (docs)
            for (const MatchedReport& one : matched_reports(found.back(), columns)) places.push_back({doc_of(columns, *docs, one.report), i, one});
    }
    // A heap gives the first reports without sorting them all.
    const auto later = [](const Place& a, const Place& b) { return a.doc > b.doc; };
    std::ranges::make_heap(places, later);
    std::vector<Xapian::docid> all;
    std::size_t passed = 0;
    while (!places.empty() && passed < from + count) {
        std::ranges::pop_heap(places, later);
        const auto [doc, number, matched] = places.back();
        places.pop_back();
        passed += matched.paragraphs;
        if (passed <= from) continue;
        const match::Shard& shard = shards[number];
        const auto starts = shard.columns->report_starts();
        std::vector<std::pair<std::string, Xapian::docid>> paragraphs;
        for (std::size_t id = found[number].next(starts[matched.report]); id < starts[matched.report + 1]; id = found[number].next(id + 1))
            paragraphs.emplace_back(shard.database.get_document(static_cast<Xapian::docid>(id)).get_value(database::kOrderSlot), static_cast<Xapian::docid>(id));
        std::ranges::sort(paragraphs);
        std::size_t place = passed - matched.paragraphs;
        for (const auto& [key, id] : paragraphs)
            if (place++ >= from && all.size() < count) all.push_back(index.collection().id_of(number, id));
    }
    return all;
}

}  // namespace travaux::search
