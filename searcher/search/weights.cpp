#include "searcher/search/weights.hpp"

#include "searcher/search/terms.hpp"

#include <algorithm>
#include <cmath>

namespace travaux::search {
namespace {

using Xapian::Query;

// A long question says its theme several times, and its manner of speaking too: a little less than linear is best of
// both (chosen on three collections, held against five others).
constexpr double kRepeated = 0.85;

// What is known of an alternative before it is matched.
struct Figures {
    double paragraphs = 0;   // as we believe
    double estimate = 0;     // as Xapian estimates it, which decides its idf
    double occurrences = 0;
};

// Xapian's formula (weight/bm25weight.cc), which keeps the weight of common words above zero.
double xapian_idf(double paragraphs, double all) {
    double odds = (all - paragraphs + 0.5) / (paragraphs + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

double idf(double paragraphs, double all) { return std::log(1 + (all - paragraphs + 0.5) / (paragraphs + 0.5)); }

class Alternatives {
public:
    explicit Alternatives(Expander& expander)
        : expander_(expander), documents_(static_cast<double>(expander.index().database().get_doccount())) {}

    void add_term(const std::string& term) {
        const auto n = static_cast<double>(expander_.index().frequency(term));
        if (n == 0) return;
        add(Query(term), {n, n, static_cast<double>(expander_.index().occurrences(term))});
    }

    // Words have no frequency within a paragraph, so the stems of the rarest give it theirs.
    void add_phrase(const Phrase& words) {
        double least = documents_;
        double product = documents_;
        const std::string* rarest = nullptr;
        for (const std::string& word : words) {
            const auto n = static_cast<double>(expander_.index().frequency(word_term(word)));
            product *= n / documents_;
            if (rarest == nullptr || n < least) {
                least = n;
                rarest = &word;
            }
        }
        if (rarest == nullptr || least == 0) return;
        std::vector<Query> stems;
        for (const std::string& stem : expander_.stems(*rarest)) stems.emplace_back(stem_term(stem));
        const Query counted(Query::OP_OR, stems.begin(), stems.end());
        const double apart = words.size() > 1 ? 4 : 1;  // Xapian's guess, and ours
        add(Query(Query::OP_AND, counted, phrase_query(words)),
            {std::max(1.0, least / apart), product / apart * least / documents_, std::max(1.0, least / apart)});
    }

    Weighted weighted(std::size_t times) const {
        if (queries_.empty()) return {};
        const auto all = static_cast<double>(std::max<std::size_t>(1, expander_.index().paragraphs()));
        const double n = std::min(figures_.paragraphs, all);
        const double clustered = std::sqrt((std::max(figures_.occurrences, n) + 1) / (n + 1));
        const double weight = std::pow(static_cast<double>(times), kRepeated) * std::pow(idf(n, all), 1.25) * clustered;
        const double stock = xapian_idf(std::round(figures_.estimate), documents_) * (kSaturation + 1);
        return {Query(weight / stock, Query(Query::OP_SYNONYM, queries_.begin(), queries_.end())), weight};
    }

private:
    void add(const Query& query, const Figures& more) {
        queries_.push_back(query);
        figures_.paragraphs += more.paragraphs - figures_.paragraphs * more.paragraphs / documents_;
        figures_.estimate += more.estimate - figures_.estimate * more.estimate / documents_;
        figures_.occurrences += more.occurrences;
    }

    Expander& expander_;
    double documents_;
    std::vector<Query> queries_;
    Figures figures_;
};

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

}  // namespace

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
    const auto paragraphs = static_cast<double>(index.frequency(term));
    return {weight / (xapian_idf(paragraphs, static_cast<double>(index.database().get_doccount())) * (kSaturation + 1)), Query(term)};
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
    return {Query::OP_AND_MAYBE, phrase_query(words), Query(Query::OP_OR, weights.begin(), weights.end())};
}

}  // namespace travaux::search
