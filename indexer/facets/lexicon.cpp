#include "indexer/facets/lexicon.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::size_t kGap = 8;
constexpr int kMaxSteps = 2000;

constexpr std::size_t kMaxClasses = 64;  // bits of Lexicon::Classes

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

void Lexicon::add(std::string_view class_name, std::string_view word) {
    if (bit(class_name) == 0) {
        if (bits_.size() == kMaxClasses) throw schema::Error(schema::ErrorCode::Input, "A table holds more than 64 classes of words.");
        bits_.emplace(class_name, Classes{1} << bits_.size());
    }
    const Classes own = bit(class_name);
    if (word.size() < 2) {
        words_[std::string(word)].in |= own;
    } else if (word.front() == '!') {
        words_[std::string(word.substr(1))].never |= own;
    } else if (word.front() == '-') {
        endings_[byte(word.back())].emplace_back(word.substr(1), own);
    } else if (word.back() == '-') {
        beginnings_[byte(word.front())].emplace_back(word.substr(0, word.size() - 1), own);
    } else {
        words_[std::string(word)].in |= own;
    }
}

Lexicon::Classes Lexicon::classes_of(std::string_view word) const {
    Classes in = 0, never = 0;
    if (const auto known = words_.find(word); known != words_.end()) {
        in = known->second.in;
        never = known->second.never;
    }
    if (word.empty()) return in & ~never;
    for (const auto& [part, classes] : beginnings_[byte(word.front())]) {
        if (word.starts_with(part)) in |= classes;
    }
    for (const auto& [part, classes] : endings_[byte(word.back())]) {
        const bool number = part.front() >= '0' && part.front() <= '9';  // "1st" of `-1st` may be the word
        if (word.ends_with(part) && (number || word.size() > part.size() + 1)) in |= classes;
    }
    return in & ~never;
}

void Lexicon::classify(std::vector<Word>& words) const {
    for (Word& word : words) {
        word.classes = classes_of(std::string_view(word.lower));
        word.lexicon = this;
    }
}

Lexicon::Classes Lexicon::bit(std::string_view class_name) const {
    const auto found = bits_.find(class_name);
    return found == bits_.end() ? 0 : found->second;
}

std::map<std::string, Lexicon, std::less<>> read_lexicons(const std::filesystem::path& grammar, Lexicon& together) {
    const auto rows = schema::read_table(grammar, {"class", "language", "words"});
    std::map<std::string, Lexicon, std::less<>> lexicons;
    for (const auto& row : rows) {
        if (row[1] != "*") lexicons[row[1]];
    }
    for (const auto& row : rows) {
        for (const std::string& word : schema::split_cell(row[2])) together.add(row[0], word);
    }
    for (auto& [language, lexicon] : lexicons) lexicon.number_as(together);
    for (const auto& row : rows) {
        for (const std::string& word : schema::split_cell(row[2])) {
            for (auto& [language, lexicon] : lexicons) {
                if (row[1] == "*" || row[1] == language) lexicon.add(row[0], word);
            }
        }
    }
    return lexicons;
}

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

Pattern::Opening Pattern::opening() const {
    Opening opening;
    opening.at_start = elements_.front().step == Step::Start;
    bool is_first = true;
    for (std::size_t i = opening.at_start ? 1 : 0; i < elements_.size(); ++i) {
        const Element& element = elements_[i];
        if (element.step == Step::Word) {
            opening.words.insert(opening.words.end(), element.literals.begin(), element.literals.end());
            opening.beginnings.insert(opening.beginnings.end(), element.beginnings.begin(), element.beginnings.end());
            opening.classes |= element.classes;
            if (!is_first) {  // what is passed over before it
                opening.classes |= adverbs_;
                opening.compound = true;
            }
            if (!element.optional) return opening;
        } else if (element.step != Step::Not) {
            break;
        }
        is_first = false;
    }
    opening.anything = true;
    return opening;
}

bool Pattern::fits(const Element& element, const Word& word, const Lexicon& lexicon) {
    const auto is_word = [&](const std::string& literal) { return word.lower == literal; };
    if (std::ranges::any_of(element.literals, is_word)) return true;
    if (word.mark) return false;
    const auto begins = [&](const std::string& part) { return word.lower.starts_with(part); };
    if (std::ranges::any_of(element.beginnings, begins)) return true;
    return element.classes != 0 && (element.classes & lexicon.classes_of(word)) != 0;
}

std::optional<std::size_t> Pattern::follow(Scan& scan, std::size_t index, std::size_t at) const {
    if (index == elements_.size()) return at;
    if (++scan.steps > kMaxSteps) return std::nullopt;
    const Element& element = elements_[index];
    const auto& [words, range, lexicon, steps] = scan;
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
    while (!first && place < range.last && passes(place) && !fits(element, words[place], lexicon)) ++place;
    const bool here = place < range.last && fits(element, words[place], lexicon);
    if (element.step == Step::Not) return here ? std::nullopt : follow(scan, index + 1, at);
    if (here) {
        if (const auto end = follow(scan, index + 1, place + 1)) return end;
    }
    return element.optional ? follow(scan, index + 1, at) : std::nullopt;
}

std::optional<std::size_t> Pattern::match(const std::vector<Word>& words, WordRange range, std::size_t at,
                                          const Lexicon& lexicon) const {
    // most places fail on the first word: that is settled before anything is set up
    const Element& first = elements_.front();
    const bool plain = first.step == Step::Word && !first.optional;
    if (plain && (at >= range.last || !fits(first, words[at], lexicon))) return std::nullopt;
    if (first.step == Step::Start && at != range.first) return std::nullopt;
    Scan scan{words, range, lexicon};
    return follow(scan, 0, at);
}

std::optional<WordRange> Pattern::find(const std::vector<Word>& words, WordRange range, const Lexicon& lexicon) const {
    for (std::size_t at = range.first; at < range.last; ++at) {
        if (const auto end = match(words, range, at, lexicon)) return WordRange{at, *end};
    }
    return std::nullopt;
}

}  // namespace travaux::facets
