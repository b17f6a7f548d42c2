#include "indexer/facets/pattern_set.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace travaux::facets {
namespace {

// Numbers below those of elements: bits that say other things of a word.
constexpr std::size_t kAnything = 0;  // each has it
constexpr std::size_t kHalf = 1;      // the first half of a compound
constexpr std::size_t kAdverb = 2;
constexpr std::size_t kFirstElement = 3;

void set(std::vector<std::uint64_t>& bits, std::size_t number) {
    if (bits.size() <= number / 64) bits.resize(number / 64 + 1);
    bits[number / 64] |= std::uint64_t{1} << (number % 64);
}

void join(std::span<std::uint64_t> into, const std::vector<std::uint64_t>& more) {
    for (std::size_t i = 0; i < more.size(); ++i) into[i] |= more[i];
}

}  // namespace

PatternSet::PatternSet() : count_(kFirstElement) {}

std::size_t PatternSet::number_of(const Pattern::Element& element, Lexicon& lexicon) {
    std::string key = std::to_string(element.classes);
    for (const std::string& word : element.literals) key.append(" =").append(word);
    for (const std::string& part : element.beginnings) key.append(" ~").append(part);
    const auto [known, added] = numbers_.try_emplace(key, count_);
    const std::size_t number = known->second;
    if (!added) return number;
    ++count_;
    for (const std::string& word : element.literals) {
        const WordNumbers::Number of_word = lexicon.learn(word);
        if (by_word_.size() <= of_word) by_word_.resize(of_word + 1);
        set(by_word_[of_word], number);
    }
    for (Lexicon::Classes left = element.classes; left != 0; left &= left - 1)
        set(by_class_[static_cast<std::size_t>(std::countr_zero(left))], number);
    for (const std::string& part : element.beginnings)
        by_beginning_[static_cast<unsigned char>(part.front())].emplace_back(part, number);
    return number;
}

/// What it may start with: an element that need not be there leaves the beginning to the next, before which something may be
/// passed over.
void PatternSet::read_opening(Member& member) const {
    const auto& elements = member.pattern.elements_;
    bool is_first = true;
    for (std::size_t i = member.at_start ? 1 : 0; i < elements.size(); ++i) {
        const Pattern::Element& element = elements[i];
        if (element.step == Pattern::Step::Word) {
            set(member.opening, element.number);
            if (!is_first) {
                set(member.opening, kHalf);
                set(member.opening, kAdverb);
            }
            if (!element.optional) return;
        } else if (element.step != Pattern::Step::Not) {
            break;
        }
        is_first = false;
    }
    set(member.opening, kAnything);
}

void PatternSet::add(Pattern pattern, Lexicon& lexicon) {
    for (Lexicon::Classes left = pattern.adverbs_; left != 0; left &= left - 1)
        set(by_class_[static_cast<std::size_t>(std::countr_zero(left))], kAdverb);
    Member member{.pattern = std::move(pattern), .at_start = false, .opening = {}, .needed = {}};
    for (Pattern::Element& element : member.pattern.elements_) {
        if (element.step != Pattern::Step::Word && element.step != Pattern::Step::Not) continue;
        element.number = number_of(element, lexicon);
        if (element.step == Pattern::Step::Word && !element.optional) member.needed.push_back(element.number);
    }
    member.at_start = member.pattern.elements_.front().step == Pattern::Step::Start;
    read_opening(member);
    members_.push_back(std::move(member));
}

void PatternSet::finish() {
    std::vector<std::size_t> needs(count_, 0);
    for (const Member& member : members_)
        for (const std::size_t element : member.needed) ++needs[element];
    members_by_need_.assign(count_, {});
    for (std::size_t number = 0; number < members_.size(); ++number) {
        auto& needed = members_[number].needed;
        // what few patterns need few sentences hold: "to" is in all of them
        std::ranges::stable_sort(needed, {}, [&](std::size_t element) { return needs[element]; });
        members_by_need_[needed.empty() ? kAnything : needed.front()].push_back(number);
    }
}

PatternSet::Reading::Reading(const PatternSet& set_of, const std::vector<Word>& words, const Lexicon& lexicon)
    : set_(set_of), words_(words), lexicon_(lexicon) {
    fits_.width = set_.width();
    fits_.rows.resize(words.size() * fits_.width);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::span row = std::span(fits_.rows).subspan(i * fits_.width, fits_.width);
        const Word& word = words[i];
        const Lexicon::Told told = lexicon.tell(word);
        row[0] = std::uint64_t{1} << kAnything;
        if (i + 1 < words.size() && words[i + 1].joined) row[0] |= std::uint64_t{1} << kHalf;
        if (told.number < set_.by_word_.size()) join(row, set_.by_word_[told.number]);
        if (word.mark) continue;
        for (Lexicon::Classes left = told.classes; left != 0; left &= left - 1)
            join(row, set_.by_class_[static_cast<std::size_t>(std::countr_zero(left))]);
        const auto& beginnings = set_.by_beginning_[static_cast<unsigned char>(word.lower.front())];
        if (beginnings.empty()) continue;
        const std::uint64_t first = first_bytes(word.lower);
        for (const auto& [beginning, number] : beginnings)
            if (beginning.begins(word.lower, first)) row[number / 64] |= std::uint64_t{1} << (number % 64);
    }
}

void PatternSet::Reading::turn_to(WordRange sentence) {
    sentence_ = sentence;
    present_.assign(fits_.width, 0);
    opening_.assign(fits_.width, 0);
    possible_.clear();
    possible_at_start_.clear();
    for (std::size_t i = sentence.first * fits_.width; i < sentence.last * fits_.width;)
        for (std::size_t k = 0; k < fits_.width; ++k) present_[k] |= fits_.rows[i++];
    const auto is_present = [&](std::size_t element) { return (present_[element / 64] >> (element % 64) & 1U) != 0; };
    for (std::size_t k = 0; k < fits_.width; ++k) {
        for (std::uint64_t left = present_[k]; left != 0; left &= left - 1) {
            const std::size_t element = 64 * k + static_cast<std::size_t>(std::countr_zero(left));
            for (const std::size_t number : set_.members_by_need_[element])
                if (std::ranges::all_of(set_.members_[number].needed, is_present)) possible_at_start_.push_back(number);
        }
    }
    std::ranges::sort(possible_at_start_);
    for (const std::size_t number : possible_at_start_) {
        const Member& member = set_.members_[number];
        if (member.at_start) continue;
        possible_.push_back(number);
        join(opening_, member.opening);
    }
}

const std::vector<std::size_t>& PatternSet::Reading::candidates(std::size_t at) {
    found_.clear();
    const std::span row = std::span(fits_.rows).subspan(at * fits_.width, fits_.width);
    const auto meets = [&](const Bits& bits) {
        for (std::size_t i = 0; i < bits.size(); ++i)
            if ((bits[i] & row[i]) != 0) return true;
        return false;
    };
    const bool at_start = at == sentence_.first;
    if (!at_start && !meets(opening_)) return found_;
    for (const std::size_t number : at_start ? possible_at_start_ : possible_)
        if (meets(set_.members_[number].opening)) found_.push_back(number);
    return found_;
}

std::optional<std::size_t> PatternSet::Reading::match(std::size_t pattern, std::size_t at) const {
    return set_.members_[pattern].pattern.match(words_, sentence_, at, lexicon_, &fits_);
}

}  // namespace travaux::facets
