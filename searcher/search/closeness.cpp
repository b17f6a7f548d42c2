#include "searcher/search/closeness.hpp"

#include "searcher/match/saturation.hpp"

#include <algorithm>

namespace travaux::search {
namespace {

struct At {
    std::uint32_t first = 0;
    std::uint32_t next = 0;  // position after it
};

// The least distance from an occurrence of `a` to one of `b`, and whether some `b` follows an `a` at once.
struct Pair {
    bool adjacent = false;
    bool near = false;
};

Pair compare(const std::vector<At>& a, const std::vector<At>& b) {
    Pair pair;
    std::size_t from = 0;
    for (const At& one : a) {
        while (from < b.size() && b[from].first + kNear < one.first) ++from;
        for (std::size_t i = from; i < b.size() && b[i].first <= one.first + kNear; ++i) {
            if (b[i].first == one.first) continue;  // the same place cannot be both
            pair.near = true;
            pair.adjacent = pair.adjacent || b[i].first == one.next;
        }
        if (pair.adjacent) break;
    }
    return pair;
}

}  // namespace

Closeness closeness(const Plan& plan, const Marker& marker, const Marked& marked, double mean_length) {
    std::vector<std::vector<At>> places(plan.words.size());
    for (const Occurrence& occurrence : marked.occurrences)
        for (std::size_t word : marker.words_of(occurrence))
            places[word].push_back({occurrence.position, occurrence.position + occurrence.width});

    Closeness result;
    std::vector<double> parts;  // each word's share of the score
    for (std::size_t i = 0; i < places.size(); ++i) {
        result.words += places[i].empty() ? 0U : 1U;
        result.needed += places[i].empty() || !plan.words[i].needed ? 0U : 1U;
        parts.push_back(plan.words[i].weight * match::saturation(static_cast<double>(places[i].size()), static_cast<double>(marked.words.size()), mean_length));
    }
    for (std::size_t k = 0; k + 1 < plan.order.size(); ++k) {
        const std::size_t a = plan.order[k];
        const std::size_t b = plan.order[k + 1];
        if (a == b || places[a].empty() || places[b].empty()) continue;
        const Pair pair = compare(places[a], places[b]);
        result.bonus += (parts[a] + parts[b]) * ((pair.adjacent ? kPhraseBonus : 0) + (pair.near ? kNearBonus : 0));
    }
    return result;
}

ClosenessReader::ClosenessReader(const Plan& plan, const Index& index, Marker& marker, analysis::Analyzer& analyzer)
    : plan_(plan), index_(index), marker_(marker), analyzer_(analyzer), mean_length_(index.mean_length()), rows_(index.shards().size()) {}

Closeness ClosenessReader::read(Xapian::docid docid, analysis::Language language) {
    const auto [shard, id] = index_.in_shard(docid);
    const auto& order = index_.shards()[shard].words;
    if (const std::string_view row = order ? order->row(id) : std::string_view(); !row.empty()) {
        if (!rows_[shard]) rows_[shard].emplace(plan_, marker_, *order);
        return closeness(plan_, marker_, rows_[shard]->mark(row, language), mean_length_);
    }
    index_.read_words(docid, analyzer_, words_);
    return closeness(plan_, marker_, marker_.mark(words_.words, language), mean_length_);
}

}  // namespace travaux::search
