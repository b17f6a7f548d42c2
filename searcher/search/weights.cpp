#include "searcher/search/weights.hpp"

#include "searcher/search/placed.hpp"
#include "searcher/search/terms.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace travaux::search {
namespace {

using match::Formula;

// A long question says its theme several times, and its manner of speaking too: a little less than linear is best of
// both (chosen on three collections, held against five others).
constexpr double kRepeated = 0.85;

// What is known of alternatives before they are matched.
struct Figures {
    double paragraphs = 0;
    double occurrences = 0;
};

// pow() without pages of libm that nothing else of a search needs.
double to_five_quarters(double number) { return number * std::sqrt(std::sqrt(number)); }
double repeated(std::size_t times) { return times == 1 ? 1 : std::pow(static_cast<double>(times), kRepeated); }

double idf(double paragraphs, double all) { return std::log(1 + (all - paragraphs + 0.5) / (paragraphs + 0.5)); }

class Alternatives {
public:
    explicit Alternatives(Expander& expander)
        : expander_(expander),
          paragraphs_(static_cast<double>(std::max<std::size_t>(1, expander.index().paragraphs()))) {}

    void add_term(const std::string& term) {
        const auto n = static_cast<double>(expander_.index().frequency(term));
        if (n == 0) return;
        terms_.push_back(term);
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
        std::vector<std::string> stems;
        for (const std::string& stem : expander_.stems(*rarest)) stems.push_back(stem_term(stem));
        phrases_.push_back(placed(match::words(std::move(stems), 1), stands_somewhere({words}, expander_), expander_));
        const double paragraphs = std::max(1.0, words.size() > 1 ? least / 4 : least);
        add({paragraphs, paragraphs});
    }

    // Terms add up to one frequency; a phrase stands beside them.
    Weighted weighted(std::size_t times) const {
        if (terms_.empty() && phrases_.empty()) return {};
        const double n = std::min(figures_.paragraphs, paragraphs_);
        const double clustered = std::sqrt((std::max(figures_.occurrences, n) + 1) / (n + 1));
        const double weight = repeated(times) * to_five_quarters(idf(n, paragraphs_)) * clustered;
        std::vector<Formula> ways;
        if (!terms_.empty()) ways.push_back(match::words(terms_, weight));
        for (const Formula& phrase : phrases_) ways.push_back(match::scaled(weight, phrase));
        return {match::first_of(std::move(ways)), weight};
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
    std::vector<std::string> terms_;
    std::vector<Formula> phrases_;  // each of the weight 1
    Figures figures_;
};

}  // namespace

double rarity(std::size_t paragraphs, const Index& index) {
    return to_five_quarters(idf(static_cast<double>(paragraphs), static_cast<double>(index.paragraphs())));
}

Weighted weighted(const Marks& marks, std::size_t times, Expander& expander) {
    Alternatives alternatives(expander);
    for (const std::string& stem : marks.stems) alternatives.add_term(stem_term(stem));
    for (const std::string& word : marks.words) alternatives.add_phrase({word});
    for (const Phrase& phrase : marks.phrases) alternatives.add_phrase(phrase);
    return alternatives.weighted(times);
}

Formula in_context(const Marks& marks, std::size_t times, Expander& expander) {
    Alternatives alternatives(expander);
    for (const std::string& stem : marks.stems) alternatives.add_term(context_term(stem));
    return match::scaled(kContextWeight, alternatives.weighted(times).formula);
}

Formula weighted_phrase(const Phrase& words, Expander& expander) {
    std::vector<Formula> weights;
    for (const std::string& word : words) {
        Marks marks;
        marks.stems = expander.stems(word);
        weights.push_back(weighted(marks, 1, expander).formula);
    }
    return match::and_maybe(exact({words}, expander), match::any_of(std::move(weights)));
}

}  // namespace travaux::search
