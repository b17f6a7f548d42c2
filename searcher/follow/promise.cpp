#include "searcher/follow/promise.hpp"

#include "schema/paths.hpp"
#include "schema/table.hpp"

#include <algorithm>
#include <cmath>

namespace travaux::follow {
namespace {

using wording::Word;

constexpr double kKindredPart = 0.6;     // of a word's weight, for another word of its circle
constexpr std::size_t kRarest = 6;       // words shown as evidence
constexpr double kNamed = 1.5;           // what is known by name (WMR, HLD) says more than a word so rare
constexpr double kThing = 2;             // and so does what is promised: a guide, a retreat
constexpr double kSubject = 0.2;         // who is to do it, and that it is asked

bool is_year(const std::string& key) { return key.size() == 4 && (key.starts_with("19") || key.starts_with("20")) && key.find_first_not_of("0123456789") == std::string::npos; }

void add_once(std::vector<std::string>& into, std::string value) {
    if (std::ranges::find(into, value) == into.end()) into.push_back(std::move(value));
}

}  // namespace

Kindred::Kindred(wording::Reader& reader) {
    for (const auto& row : schema::read_table(schema::data_file("kindred.tsv"), {"language", "kind", "words"})) {
        const analysis::Language language = analysis::language_from(row[0]);
        circles_.push_back(schema::split_cell(row[2]));
        things_.push_back(row[1] == "thing");
        for (const std::string& wording : circles_.back()) {
            std::vector<std::string> stems;
            for (const Word& word : reader.words(wording, language, wording::Names::AsPrinted)) stems.push_back(word.stem);
            if (!stems.empty()) by_first_[stems.front()].emplace_back(circles_.size() - 1, std::move(stems));
        }
    }
}

std::vector<Kindred::Found> Kindred::find(std::span<const Word> words) const {
    std::vector<Found> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto first = by_first_.find(words[i].stem);
        if (first == by_first_.end()) continue;
        for (const auto& [circle, stems] : first->second) {
            const bool fits = i + stems.size() <= words.size() &&
                              std::equal(stems.begin(), stems.end(), words.begin() + static_cast<std::ptrdiff_t>(i), [](const std::string& stem, const Word& word) { return stem == word.stem; });
            if (fits) found.push_back({circle, i, stems.size()});
        }
    }
    return found;
}

Promise promise_of(const schema::Unit& unit, std::string_view text, std::vector<Word> words, const Kindred& kindred) {
    Promise promise;
    promise.words = std::move(words);
    std::map<std::size_t, std::set<std::size_t>> circles;  // by word
    for (const Kindred::Found& found : kindred.find(promise.words))
        for (std::size_t k = 0; k < found.count; ++k) circles[found.word + k].insert(found.circle);
    const std::size_t cue = unit.commitment_words.ends_with(" to") ? text.find(unit.commitment_words) : std::string_view::npos;
    const std::size_t sentence = cue == std::string_view::npos ? 0 : text.rfind(". ", cue) == std::string_view::npos ? 0 : text.rfind(". ", cue);
    for (std::size_t i = 0; i < promise.words.size(); ++i) {
        const Word& word = promise.words[i];
        if (is_year(word.key)) promise.years.insert(word.key);
        if (is_year(word.key) || word.stop) continue;
        const auto known = std::ranges::find(promise.terms, word.stem, &Promise::Term::stem);
        if (known != promise.terms.end()) {
            known->circles.insert(circles[i].begin(), circles[i].end());
            continue;
        }
        const bool subject = cue != std::string_view::npos && word.begin >= sentence && word.begin < cue + unit.commitment_words.size();
        const bool named = word.name && std::ranges::find(unit.agency, word.key.substr(1)) == unit.agency.end();
        const bool thing = std::ranges::any_of(circles[i], [&](std::size_t circle) { return kindred.is_thing(circle); });
        promise.terms.push_back({word.stem, word.weight * (subject ? kSubject : 1) * (named ? kNamed : 1) * (thing ? kThing : 1), word.name, named || thing, circles[i]});
        promise.heaviest = std::max(promise.heaviest, promise.terms.back().weight);
        promise.weight += promise.terms.back().weight;
    }
    if (unit.due.size() >= 4) promise.years.insert(unit.due.substr(0, 4));
    return promise;
}

Held held(const Promise& promise, std::string_view text, std::span<const Word> words, const Kindred& kindred) {
    std::map<std::string_view, const Word*> stems;
    for (const Word& word : words) stems.emplace(word.stem, &word);
    std::map<std::size_t, Kindred::Found> circles;
    for (const Kindred::Found& found : kindred.find(words)) circles.emplace(found.circle, found);

    Held result;
    double sum = 0;
    double product = 0;
    double promise_square = 0;
    double text_square = 0;
    for (const auto& [stem, word] : stems) text_square += word->stop ? 0 : word->weight * word->weight;
    std::vector<std::pair<double, std::string>> rare;
    const auto printed = [&](std::size_t first, std::size_t count) {
        return std::string(text.substr(words[first].begin, words[first + count - 1].end - words[first].begin));
    };
    for (const Promise::Term& term : promise.terms) {
        promise_square += term.weight * term.weight;
        if (const auto same = stems.find(term.stem); same != stems.end()) {
            sum += term.weight;
            if (term.thing) result.thing = std::max(result.thing, term.weight / promise.heaviest);
            product += term.weight * same->second->weight;
            const std::string as_printed(text.substr(same->second->begin, same->second->end - same->second->begin));
            if (term.name) add_once(result.evidence.names, as_printed);
            else rare.emplace_back(-term.weight, as_printed);
            continue;
        }
        for (const std::size_t circle : term.circles)
            if (const auto other = circles.find(circle); other != circles.end()) {
                sum += kKindredPart * term.weight;
                if (term.thing) result.thing = std::max(result.thing, term.weight / promise.heaviest);
                product += kKindredPart * term.weight * words[other->second.word].weight;
                add_once(result.evidence.kindred, printed(other->second.word, other->second.count));
                break;
            }
    }
    std::ranges::stable_sort(rare, {}, &std::pair<double, std::string>::first);
    for (std::size_t i = 0; i < std::min(kRarest, rare.size()); ++i) add_once(result.evidence.words, rare[i].second);
    for (const Word& word : words)
        if (promise.years.contains(word.key)) add_once(result.evidence.dates, word.key);
    result.part = promise.weight > 0 ? sum / promise.weight : 0;
    const double norm = std::sqrt(promise_square * text_square);
    result.likeness = norm > 0 ? std::min(1.0, product / norm) : 0;
    return result;
}

}  // namespace travaux::follow
