#include "searcher/search/closeness.hpp"

#include "searcher/match/saturation.hpp"

#include <algorithm>

namespace travaux::search {

ClosenessReader::Pair ClosenessReader::compare(const Places& a, const Places& b) {
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

Closeness ClosenessReader::of(const Marked& marked) {
    for (Places& places : places_) places.clear();
    for (const Occurrence& occurrence : marked.occurrences)
        for (std::size_t word : marker_.words_of(occurrence))
            places_[word].push_back({occurrence.position, occurrence.position + occurrence.width});

    Closeness result;
    parts_.clear();
    for (std::size_t i = 0; i < places_.size(); ++i) {
        result.words += places_[i].empty() ? 0U : 1U;
        result.needed += places_[i].empty() || !plan_.words[i].needed ? 0U : 1U;
        parts_.push_back(plan_.words[i].weight * match::saturation(static_cast<double>(places_[i].size()), static_cast<double>(marked.length), mean_length_));
    }
    for (std::size_t k = 0; k + 1 < plan_.order.size(); ++k) {
        const std::size_t a = plan_.order[k];
        const std::size_t b = plan_.order[k + 1];
        if (a == b || places_[a].empty() || places_[b].empty()) continue;
        const Pair pair = compare(places_[a], places_[b]);
        result.bonus += (parts_[a] + parts_[b]) * ((pair.adjacent ? kPhraseBonus : 0) + (pair.near ? kNearBonus : 0));
    }
    return result;
}

ClosenessReader::ClosenessReader(const Plan& plan, const Index& index, Marker& marker, analysis::Analyzer& analyzer)
    : plan_(plan), index_(index), marker_(marker), analyzer_(analyzer), mean_length_(index.mean_length()), rows_(plan, index, marker), places_(plan.words.size()) {}

Closeness ClosenessReader::read(Xapian::docid id, analysis::Language language) {
    if (const Marked* marked = rows_.mark(id, language)) return of(*marked);
    index_.read_words(id, analyzer_, words_);
    return of(marker_.mark(words_.words, language));
}

}  // namespace travaux::search
