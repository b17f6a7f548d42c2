#include "searcher/search/feedback.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/saturation.hpp"
#include "searcher/search/terms.hpp"
#include "searcher/search/weights.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace travaux::search {
namespace {

struct Shared {
    std::size_t hits = 0;
    double weight = 0;
};

using Stems = std::map<std::string, Shared>;

void add_stems_of(Xapian::docid docid, const Index& index, Stems& stems) {
    const Xapian::Database& database = index.database();
    const std::size_t length = database.get_doclength(docid);
    auto term = database.termlist_begin(docid);
    for (term.skip_to(std::string(database::kStemPrefix)); term != database.termlist_end(docid); ++term) {
        const std::string name = *term;
        if (!name.starts_with(database::kStemPrefix)) break;
        Shared& shared = stems[name.substr(database::kStemPrefix.size())];
        ++shared.hits;
        shared.weight += match::saturation(term.get_wdf(), static_cast<double>(length), index.mean_length()) * rarity(index.frequency(name), index);
    }
}

double length_of(const std::vector<std::pair<std::string, double>>& stems) {
    double sum = 0;
    for (const auto& [stem, weight] : stems) sum += weight * weight;
    return std::sqrt(sum);
}

bool is_sought(const std::string& stem, const Plan& plan) {
    return std::ranges::any_of(plan.words, [&](const SoughtWord& word) {
        return std::ranges::find(word.word.marks.stems, stem) != word.word.marks.stems.end();
    });
}

}  // namespace

Feedback feedback(const std::vector<Ranked>& hits, const Plan& plan, const Index& index) {
    Stems stems;
    for (std::size_t i = 0; i < std::min(kFeedbackHits, hits.size()); ++i) add_stems_of(hits[i].docid, index, stems);
    std::vector<std::pair<std::string, double>> best;
    for (const auto& [stem, shared] : stems)
        if (shared.hits > 1 && !is_sought(stem, plan)) best.emplace_back(stem, shared.weight);
    std::ranges::stable_sort(best, std::ranges::greater{}, &std::pair<std::string, double>::second);
    best.resize(std::min(best.size(), kFeedbackStems));

    double query = 0;
    for (const SoughtWord& word : plan.words) query += word.weight * word.weight;
    const double scale = kFeedbackPart / (1 - kFeedbackPart) * std::sqrt(query) / std::max(length_of(best), 1e-9);
    Feedback found;
    std::vector<match::Formula> weighed;
    for (const auto& [stem, weight] : best) {
        found.stems.push_back(stem);
        weighed.push_back(match::words({stem_term(stem)}, scale * weight));
    }
    found.formula = match::any_of(std::move(weighed));
    return found;
}

}  // namespace travaux::search
