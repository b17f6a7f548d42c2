#include "indexer/facets/lexicon.hpp"

#include "schema/error.hpp"
#include "schema/table.hpp"

#include <algorithm>

namespace travaux::facets {
namespace {

constexpr std::size_t kMaxClasses = 64;  // bits of Lexicon::Classes

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

void Lexicon::add(std::string_view class_name, std::string_view word) {
    told_.clear();
    if (bit(class_name) == 0) {
        if (classes_.size() == kMaxClasses) throw schema::Error(schema::ErrorCode::Input, "A table holds more than 64 classes of words.");
        classes_.add(class_name);
        const auto asked = std::ranges::find(kAskedClasses, class_name);
        if (asked != kAskedClasses.end()) asked_[static_cast<std::size_t>(asked - kAskedClasses.begin())] = bit(class_name);
    }
    const Classes own = bit(class_name);
    if (word.size() < 2) {
        known_[learn(word)].in |= own;
    } else if (word.front() == '!') {
        known_[learn(word.substr(1))].never |= own;
    } else if (word.front() == '-') {
        endings_[byte(word.back())].emplace_back(word.substr(1), own);
    } else if (word.back() == '-') {
        beginnings_[byte(word.front())].emplace_back(word.substr(0, word.size() - 1), own);
    } else {
        known_[learn(word)].in |= own;
    }
}

WordNumbers::Number Lexicon::learn(std::string_view word) {
    const WordNumbers::Number number = words_.add(word);
    known_.resize(words_.size() + 1);
    return number;
}

void Lexicon::finish() {
    told_.assign(1, 0);
    for (WordNumbers::Number number = 1; number <= words_.size(); ++number) told_.push_back(read(words_.word(number), known_[number]));
}

Lexicon::Told Lexicon::tell(std::string_view word) const {
    const WordNumbers::Number number = words_.find(word);
    if (number != WordNumbers::kNone && number < told_.size()) return {told_[number], number};
    return {read(word, known_[number]), number};
}

Lexicon::Classes Lexicon::read(std::string_view word, const Known& known) const {
    Classes in = known.in;
    if (word.empty()) return in & ~known.never;
    const std::uint64_t first = schema::first_bytes(word), last = schema::last_bytes(word);
    for (const auto& [beginning, classes] : beginnings_[byte(word.front())])
        if (beginning.begins(word, first)) in |= classes;
    for (const auto& [ending, classes] : endings_[byte(word.back())]) {
        const std::string& part = ending.part();
        const bool number = part.front() >= '0' && part.front() <= '9';  // "1st" of `-1st` may be the word
        if (ending.ends(word, last) && (number || word.size() > part.size() + 1)) in |= classes;
    }
    return in & ~known.never;
}

void Lexicon::classify(std::vector<Word>& words) const {
    for (Word& word : words) {
        const Told told = tell(std::string_view(word.lower));
        word.classes = told.classes;
        word.number = told.number;
        word.lexicon = this;
    }
}

Lexicon::Classes Lexicon::bit(std::string_view class_name) const {
    const WordNumbers::Number number = classes_.find(class_name);
    return number == WordNumbers::kNone ? 0 : Classes{1} << (number - 1);
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

}  // namespace travaux::facets
