#include "indexer/facets/pattern.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::size_t kGap = 8;
constexpr int kMaxSteps = 2000;

}  // namespace

Pattern::Pattern(std::string_view source, const Lexicon& lexicon) : adverbs_(lexicon.bit("adverb")) {
    while (!source.empty()) {
        const std::size_t blank = std::min(source.find(' '), source.size());
        if (blank > 0) elements_.push_back(read_element(source.substr(0, blank), lexicon));
        source.remove_prefix(std::min(blank + 1, source.size()));
    }
    if (elements_.empty()) throw schema::Error(schema::ErrorCode::Input, "A table holds an empty pattern.");
}

Pattern::Element Pattern::read_element(std::string_view source, const Lexicon& lexicon) {
    Element element;
    if (source == "*") element.step = Step::Gap;
    if (source == "^") element.step = Step::Start;
    if (source == "$") element.step = Step::End;
    if (element.step != Step::Word) return element;
    if (source.size() > 1 && source.front() == '!') {
        element.step = Step::Not;
        source.remove_prefix(1);
    } else if (source.size() > 1 && source.front() == '?') {
        element.optional = true;
        source.remove_prefix(1);
    }
    for (const std::string& part : schema::split_cell(source)) {
        if (part.size() > 2 && part.front() == '<' && part.back() == '>') {
            element.classes |= lexicon.bit(std::string_view(part).substr(1, part.size() - 2));
        } else if (part.size() > 1 && part.back() == '~') {
            element.beginnings.push_back(part.substr(0, part.size() - 1));
        } else {
            element.literals.push_back(part);
        }
    }
    return element;
}

bool Pattern::fits(const Element& element, const Scan& scan, std::size_t at) {
    if (scan.fits != nullptr) return scan.fits->has(at, element.number);
    const Word& word = scan.words[at];
    const auto is_word = [&](const std::string& literal) { return word.lower == literal; };
    if (std::ranges::any_of(element.literals, is_word)) return true;
    if (word.mark) return false;
    const auto begins = [&](const std::string& part) { return word.lower.starts_with(part); };
    if (std::ranges::any_of(element.beginnings, begins)) return true;
    return element.classes != 0 && (element.classes & scan.lexicon.classes_of(word)) != 0;
}

std::optional<std::size_t> Pattern::follow(Scan& scan, std::size_t index, std::size_t at) const {
    if (index == elements_.size()) return at;
    if (++scan.steps > kMaxSteps) return std::nullopt;
    const Element& element = elements_[index];
    const auto& [words, range, lexicon, known, steps] = scan;
    if (element.step == Step::Start) {
        return at == range.first ? follow(scan, index + 1, at) : std::nullopt;
    }
    if (element.step == Step::End) {
        std::size_t rest = at;
        while (rest < range.last && words[rest].mark) ++rest;
        return rest == range.last ? follow(scan, index + 1, at) : std::nullopt;
    }
    if (element.step == Step::Gap) {
        for (std::size_t used = 0; used <= kGap && at + used <= range.last; ++used) {
            if (used > 0 && words[at + used - 1].mark && words[at + used - 1].lower != ",") return std::nullopt;
            if (const auto end = follow(scan, index + 1, at + used)) return end;
        }
        return std::nullopt;
    }
    std::size_t place = at;
    const bool first = index == 0 || elements_[index - 1].step == Step::Start;
    // adverbs, and the first half of a compound ("was field-tested"), are passed over
    const auto is_adverb = [&](const Word& word) { return !word.mark && (lexicon.classes_of(word) & adverbs_) != 0; };
    const auto passes = [&](std::size_t i) { return is_adverb(words[i]) || (i + 1 < range.last && words[i + 1].joined); };
    while (!first && place < range.last && passes(place) && !fits(element, scan, place)) ++place;
    const bool here = place < range.last && fits(element, scan, place);
    if (element.step == Step::Not) return here ? std::nullopt : follow(scan, index + 1, at);
    if (here) {
        if (const auto end = follow(scan, index + 1, place + 1)) return end;
    }
    return element.optional ? follow(scan, index + 1, at) : std::nullopt;
}

std::optional<std::size_t> Pattern::match(const std::vector<Word>& words, WordRange range, std::size_t at,
                                          const Lexicon& lexicon, const ElementBits* known) const {
    // most places fail on the first word: that is settled before anything is followed
    const Element& first = elements_.front();
    const bool plain = first.step == Step::Word && !first.optional;
    Scan scan{words, range, lexicon, known};
    if (plain && (at >= range.last || !fits(first, scan, at))) return std::nullopt;
    if (first.step == Step::Start && at != range.first) return std::nullopt;
    return follow(scan, 0, at);
}

std::optional<WordRange> Pattern::find(const std::vector<Word>& words, WordRange range, const Lexicon& lexicon) const {
    for (std::size_t at = range.first; at < range.last; ++at) {
        if (const auto end = match(words, range, at, lexicon)) return WordRange{at, *end};
    }
    return std::nullopt;
}

}  // namespace travaux::facets
