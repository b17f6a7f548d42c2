#include "searcher/search/weights.hpp"

#include "searcher/search/exclusion.hpp"
#include "searcher/search/placed.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace travaux::search {
namespace {

using Xapian::Query;

// A long question says its theme several times, and its manner of speaking too: a little less than linear is best of
// both (chosen on three collections, held against five others).
constexpr double kRepeated = 0.85;

// What is known of alternatives before they are matched.
struct Figures {
    double paragraphs = 0;
    double occurrences = 0;
};

// Xapian's formula (weight/bm25weight.cc), which keeps the weight of common words above zero.
double xapian_idf(double paragraphs, double all) {
    double odds = (all - paragraphs + 0.5) / (paragraphs + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

double idf(double paragraphs, double all) { return std::log(1 + (all - paragraphs + 0.5) / (paragraphs + 0.5)); }

// BM25 with a mean length of ours: k1' (b' L / m' + 1 - b') = k1 (b L / m + 1 - b) for every length L.
struct Bent {
    double k1, b, least;
};

Bent bent(const Index& index) {
    const auto paragraphs = static_cast<double>(std::max<std::size_t>(1, index.paragraphs()));
    const double ratio = static_cast<double>(index.database().get_doccount()) / paragraphs;
    if (ratio <= 0) return {kSaturation, kLengthPart, kShortest};
    const double part = kLengthPart / ratio;
    const double sum = part + 1 - kLengthPart;
    return {kSaturation * sum, part / sum, kShortest * ratio};
}

// What Xapian gives a term of so many documents at most: what our own weights stand in place of.
double stock_weight(double documents, const Index& index) {
    return xapian_idf(std::round(documents), static_cast<double>(index.database().get_doccount())) * (bent(index).k1 + 1);
}

class Alternatives {
public:
    explicit Alternatives(Expander& expander)
        : expander_(expander),
          paragraphs_(static_cast<double>(std::max<std::size_t>(1, expander.index().paragraphs()))),
          documents_(static_cast<double>(expander.index().database().get_doccount())) {}

    void add_term(const std::string& term) {
        const auto n = static_cast<double>(expander_.index().frequency(term));
        if (n == 0) return;
        terms_.emplace_back(term);
        estimate_ = either(estimate_, n, documents_);
        add({n, static_cast<double>(expander_.index().occurrences(term))});
    }

    // How often a phrase stands in a paragraph is not known, so the stems of its rarest word tell.
    void add_phrase(const Phrase& words) {
        double least = paragraphs_;
        const std::string* rarest = nullptr;
        for (const std::string& word : words) {
            const auto n = static_cast<double>(expander_.index().paragraphs_with(word));
            if (rarest != nullptr && n >= least) continue;
            least = n;
            rarest = &word;
        }
        if (rarest == nullptr || least == 0) return;
        std::vector<Query> stems;
        double estimate = 0;
        for (const std::string& stem : expander_.stems(*rarest)) {
            stems.emplace_back(stem_term(stem));
            estimate = either(estimate, static_cast<double>(expander_.index().frequency(stem_term(stem))), documents_);
        }
        const Query counted(Query::OP_SYNONYM, stems.begin(), stems.end());
        phrases_.push_back({placed(counted, stands_somewhere({words}, expander_), expander_), estimate});
        const double paragraphs = std::max(1.0, words.size() > 1 ? least / 4 : least);
        add({paragraphs, paragraphs});
    }

    // Terms add up to one frequency; a phrase stands beside them.
    Weighted weighted(std::size_t times) const {
        if (terms_.empty() && phrases_.empty()) return {};
        const double n = std::min(figures_.paragraphs, paragraphs_);
        const double clustered = std::sqrt((std::max(figures_.occurrences, n) + 1) / (n + 1));
        const double weight = std::pow(static_cast<double>(times), kRepeated) * std::pow(idf(n, paragraphs_), 1.25) * clustered;
        const auto weighing = [&](const Query& query, double estimate) {
            return Query(weight / stock_weight(estimate, expander_.index()), query);
        };
        std::vector<Query> ways;
        if (!terms_.empty()) ways.push_back(weighing(Query(Query::OP_SYNONYM, terms_.begin(), terms_.end()), estimate_));
        for (const auto& [query, estimate] : phrases_) ways.push_back(weighing(query, estimate));
        return {first_of(ways), weight};
    }

private:
    // In how many of all one of two stands, were they independent.
    static double either(double a, double b, double all) { return a + b - a * b / all; }

    void add(const Figures& more) {
        figures_.paragraphs = either(figures_.paragraphs, more.paragraphs, paragraphs_);
        figures_.occurrences += more.occurrences;
    }

    Expander& expander_;
    double paragraphs_;
    double documents_;  // of every kind, which Xapian counts
    std::vector<Query> terms_;
    double estimate_ = 0;  // of documents with one of the terms: Xapian's guess, which decides their idf
    std::vector<std::pair<Query, double>> phrases_;  // with the estimate for the stems that count
    Figures figures_;
};

}  // namespace

Query first_of(const std::vector<Query>& ways) {
    std::vector<Query> each;
    for (std::size_t i = 0; i < ways.size(); ++i)
        each.push_back(i == 0 ? ways.front() : without(ways[i], Query(Query::OP_OR, ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(i))));
    return {Query::OP_OR, each.begin(), each.end()};
}

Xapian::BM25Weight weighting(const Index& index) {
    constexpr double kLinear = 1000;  // k3: the frequency within the query counts in full
    const Bent scheme = bent(index);
    return {scheme.k1, 0, kLinear, scheme.b, scheme.least};
}

double saturation(std::size_t times, std::size_t length, double mean_length) {
    const double normal = std::max(kShortest, static_cast<double>(length) / mean_length);
    const auto frequency = static_cast<double>(times);
    return frequency / (frequency + kSaturation * (kLengthPart * normal + 1 - kLengthPart));
}

double rarity(std::size_t paragraphs, const Index& index) {
    return std::pow(idf(static_cast<double>(paragraphs), static_cast<double>(index.paragraphs())), 1.25);
}

Query weighing(const std::string& term, double weight, const Index& index) {
    return {weight / stock_weight(static_cast<double>(index.frequency(term)), index), Query(term)};
}

Weighted weighted(const Marks& marks, std::size_t times, Expander& expander) {
    Alternatives alternatives(expander);
    for (const std::string& stem : marks.stems) alternatives.add_term(stem_term(stem));
    for (const std::string& word : marks.words) alternatives.add_phrase({word});
    for (const Phrase& phrase : marks.phrases) alternatives.add_phrase(phrase);
    return alternatives.weighted(times);
}

Query in_context(const Marks& marks, std::size_t times, Expander& expander) {
    Alternatives alternatives(expander);
    for (const std::string& stem : marks.stems) alternatives.add_term(context_term(stem));
    const Query query = alternatives.weighted(times).query;
    return query.empty() ? query : Query(kContextWeight, query);
}

Query weighted_phrase(const Phrase& words, Expander& expander) {
    std::vector<Query> weights;
    for (const std::string& word : words) {
        Marks marks;
        marks.stems = expander.stems(word);
        weights.push_back(weighted(marks, 1, expander).query);
    }
    return {Query::OP_AND_MAYBE, exact({words}, expander), Query(Query::OP_OR, weights.begin(), weights.end())};
}

}  // namespace travaux::search
