#include "indexer/facets/annotations.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace travaux::facets {
namespace {

using schema::Kind;
using schema::Unit;

constexpr int kMost = 30;  // a report that numbers more objectives numbers something else

std::optional<int> roman(std::string_view word) {
    const std::map<char, int> values{{'i', 1}, {'v', 5}, {'x', 10}};
    int total = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto value = values.find(word[i]);
        if (value == values.end()) return std::nullopt;
        const auto next = i + 1 < word.size() ? values.find(word[i + 1]) : values.end();
        total += next != values.end() && next->second > value->second ? -value->second : value->second;
    }
    return total > 0 && total <= kMost ? std::optional(total) : std::nullopt;
}

std::optional<int> number_of(std::string_view word) {
    int value = 0;
    for (const char c : word) {
        if (c < '0' || c > '9' || value > kMost) return roman(word);
        value = value * 10 + (c - '0');
    }
    return value > 0 && value <= kMost ? std::optional(value) : std::nullopt;
}

struct NamedObjective {
    int number = 0;
    WordRange words;
};

class ObjectiveFinder {
public:
    explicit ObjectiveFinder(const Tables& tables) : tables_(tables) {}

    /// The first numbered objective of words[range].
    std::optional<NamedObjective> find(const std::vector<Word>& words, WordRange range) const {
        for (std::size_t at = range.first; at < range.last; ++at) {
            if (words[at].joined || !tables_.objective_starts.contains(words[at].lower)) continue;
            for (const auto& form : tables_.objective_words) {
                if (auto named = read(words, range, at, form)) return named;
            }
        }
        return std::nullopt;
    }

private:
    std::optional<NamedObjective> read(const std::vector<Word>& words, WordRange range, std::size_t at,
                                       const std::vector<std::string>& form) const {
        if (at + form.size() >= range.last) return std::nullopt;
        for (std::size_t i = 0; i < form.size(); ++i) {
            if (words[at + i].lower != form[i]) return std::nullopt;
        }
        std::size_t place = at + form.size();
        const bool sign = words[place].lower == "no" || words[place].lower == "n";  // "No. 2"
        if (sign && place + 2 < range.last) place += words[place + 1].mark ? 2U : 1U;
        const auto number = words[place].mark ? std::nullopt : number_at(words[place]);
        // "meta i" is no number, "Meta I" is
        const bool marked = place + 1 < range.last && words[place + 1].mark && words[place + 1].lower == ":";
        const bool in_text = number && !words[place].capital && words[place].lower.front() > '9' && !marked;
        if (!number || in_text || is_foreign(words, range, at, place)) return std::nullopt;
        return NamedObjective{*number, {at, place + 1}};
    }

    std::optional<int> number_at(const Word& word) const {
        const auto in_words = tables_.number_words.find(word.lower);
        return in_words == tables_.number_words.end() ? number_of(word.lower) : in_words->second;
    }

    bool is_foreign(const std::vector<Word>& words, WordRange range, std::size_t at, std::size_t number) const {
        constexpr std::size_t kReach = 6;
        const auto framework = [&](std::size_t i) { return tables_.every_language.is("framework", words[i].lower); };
        if (at > range.first && framework(at - 1)) return true;
        for (std::size_t i = number + 1; i < range.last && i <= number + kReach; ++i) {
            if (words[i].mark) return false;
            if (framework(i)) return true;
        }
        return false;
    }

    const Tables& tables_;
};

/// "advocacy" of `(“advocacy objective”)`: what stands in brackets in the sentence that names an objective.
std::string label_of(const Passage& passage, WordRange sentence, std::size_t after, const Tables& tables) {
    constexpr std::size_t kMostWords = 8;
    for (std::size_t at = after; at < sentence.last; ++at) {
        if (passage.words[at].lower != "(") continue;
        std::size_t first = at + 1, last = first;
        const std::size_t reach = std::min(sentence.last, first + kMostWords + 4);
        while (last < reach && passage.words[last].lower != ")") ++last;
        if (last == reach) continue;
        while (first < last && passage.words[first].mark) ++first;
        while (last > first && passage.words[last - 1].mark) --last;
        const auto is_objective = [&](std::size_t i) {
            return std::ranges::any_of(tables.objective_words, [&](const auto& form) {
                return form.size() == 1 && form.front() == passage.words[i].lower;
            });
        };
        while (last > first && is_objective(last - 1)) --last;
        if (first < last && last - first <= kMostWords) {
            const std::size_t begin = passage.words[first].begin;
            return std::string(passage.text.substr(begin, passage.words[last - 1].end - begin));
        }
    }
    return {};
}

/// "Advocacy" of the heading "Objective 1: Advocacy".
std::string heading_label(const Passage& passage, std::size_t after) {
    constexpr std::size_t kMostWords = 8;
    std::size_t first = after;
    while (first < passage.words.size() && passage.words[first].mark) ++first;
    if (first == passage.words.size() || passage.words.size() - first > kMostWords) return {};
    return std::string(passage.text.substr(passage.words[first].begin));
}

}  // namespace

bool defines_objective(const Passage& passage, const Tables& tables) {
    if (passage.sentences.empty()) return false;
    const auto named = ObjectiveFinder(tables).find(passage.words, passage.sentences.front());
    if (!named || named->words.first > 0 || named->words.last >= passage.words.size()) return false;
    const Word& next = passage.words[named->words.last];
    return next.mark && next.lower != "," && next.lower != "(";
}

Parents parents_of(const std::vector<Unit>& units) {
    Parents parents;
    for (const Unit& unit : units)
        if (unit.parent) parents.insert(*unit.parent);
    return parents;
}

void ObjectiveReader::read(Unit& unit, const Passage& passage) {
    if (unit.kind == Kind::Contents || unit.kind == Kind::Furniture) return;
    const WordRange first = passage.sentences.empty() ? WordRange{} : passage.sentences.front();
    const auto named = unit.kind == Kind::Footnote ? std::nullopt : ObjectiveFinder(tables_).find(passage.words, first);
    if (named) {
        std::string label = label_of(passage, first, named->words.last, tables_);
        if (label.empty() && unit.kind == Kind::Heading) label = heading_label(passage, named->words.last);
        if (!label.empty()) labels_.emplace(named->number, std::move(label));
    }
    if (unit.kind == Kind::Heading) {
        const bool below = heading_level_ && unit.level > *heading_level_ && !named;
        if (below) return;
        current_ = named && unit.level > 0 ? std::optional(named->number) : std::nullopt;
        heading_level_ = current_ ? std::optional(unit.level) : std::nullopt;
        return;
    }
    const bool item = unit.kind == Kind::ListItem || unit.kind == Kind::TableRow;
    std::optional<int> objective = current_;
    if (item) {
        constexpr std::size_t kStart = 2;
        const auto parent = unit.parent ? of_parents_.find(*unit.parent) : of_parents_.end();
        if (parent != of_parents_.end() && parent->second) objective = parent->second;
        if (named && named->words.first < kStart) objective = named->number;
    } else if (named) {
        current_ = objective = named->number;
        heading_level_.reset();
    }
    if (parents_.contains(unit.ordinal)) of_parents_[unit.ordinal] = objective;
    if (!unit.objective) unit.objective = objective;
}

void ObjectiveReader::label(std::vector<Unit>& units) const {
    for (Unit& unit : units) {
        const auto label = unit.objective ? labels_.find(*unit.objective) : labels_.end();
        if (unit.objective_label.empty() && label != labels_.end()) unit.objective_label = label->second;
    }
}

}  // namespace travaux::facets
