#include "indexer/facets/pattern_set.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace travaux::facets {
namespace {

void set(std::vector<std::uint64_t>& bits, std::size_t number) {
    if (bits.size() <= number / 64) bits.resize(number / 64 + 1);
    bits[number / 64] |= std::uint64_t{1} << (number % 64);
}

bool meet(std::span<const std::uint64_t> bits, const std::uint64_t* row) {
    for (const std::uint64_t part : bits)
        if ((part & *row++) != 0) return true;
    return false;
}

}  // namespace

/// What it may start with: an element that need not be there leaves the beginning to the next, before which something may be
/// passed over.
void PatternSet::read_opening(Member& member) {
    const auto& elements = member.pattern.elements_;
    bool is_first = true;
    for (std::size_t i = member.at_start ? 1 : 0; i < elements.size(); ++i) {
        const Pattern::Element& element = elements[i];
        if (element.step == Pattern::Step::Word) {
            set(member.opening, element.number);
            if (!is_first) {
                set(member.opening, Elements::kHalf);
                set(member.opening, Elements::kAdverb);
            }
            if (!element.optional) return;
        } else if (element.step != Pattern::Step::Not) {
            break;
        }
        is_first = false;
    }
    set(member.opening, Elements::kAnything);
}

void PatternSet::add(Pattern pattern) {
    Member member{.pattern = std::move(pattern), .at_start = false, .opening = {}, .needed = {}};
    for (const Pattern::Element& element : member.pattern.elements_)
        if (element.step == Pattern::Step::Word && !element.optional) member.needed.push_back(element.number);
    member.at_start = member.pattern.elements_.front().step == Pattern::Step::Start;
    read_opening(member);
    longest_opening_ = std::max(longest_opening_, member.opening.size());
    members_.push_back(std::move(member));
}

void PatternSet::finish(const Elements& elements) {
    std::vector<std::size_t> needs(elements.size(), 0);
    for (const Member& member : members_)
        for (const std::size_t element : member.needed) ++needs[element];
    by_need_.assign(elements.size(), {});
    needed_.assign(elements.width(), 0);
    for (std::size_t number = 0; number < members_.size(); ++number) {
        auto& needed = members_[number].needed;
        // what few patterns need few sentences hold: "to" is in all of them
        std::ranges::stable_sort(needed, {}, [&](std::size_t element) { return needs[element]; });
        const std::size_t rarest = needed.empty() ? Elements::kAnything : needed.front();
        by_need_[rarest].push_back(number);
        set(needed_, rarest);
    }
}

PatternSet::Reading::Reading(const PatternSet& patterns, const std::vector<Word>& words, const Lexicon& lexicon, const ElementBits& fits)
    : set_(patterns), words_(words), lexicon_(lexicon), fits_(fits) {}

void PatternSet::Reading::turn_to(WordRange sentence, std::size_t number) {
    sentence_ = sentence;
    possible_.clear();
    opening_.assign(set_.longest_opening_, 0);
    const std::span present = fits_.sentence(number);
    const auto is_present = [&](std::size_t element) { return (present[element / 64] >> (element % 64) & 1U) != 0; };
    for (std::size_t k = 0; k < set_.needed_.size(); ++k) {
        for (std::uint64_t left = present[k] & set_.needed_[k]; left != 0; left &= left - 1)
            for (const std::size_t pattern : set_.by_need_[64 * k + static_cast<std::size_t>(std::countr_zero(left))]) {
                const Member& member = set_.members_[pattern];
                if (!std::ranges::all_of(member.needed, is_present)) continue;
                possible_.push_back(pattern);
                if (member.at_start) continue;
                for (std::size_t i = 0; i < member.opening.size(); ++i) opening_[i] |= member.opening[i];
            }
    }
    std::ranges::sort(possible_);
    while (!opening_.empty() && opening_.back() == 0) opening_.pop_back();
}

std::size_t PatternSet::Reading::next(std::size_t at) const {
    if (at == sentence_.first && at < sentence_.last) return at;
    const std::uint64_t* row = fits_.words.data() + at * fits_.width;
    for (; at < sentence_.last && !meet(opening_, row); ++at) row += fits_.width;
    return at;
}

const std::vector<std::size_t>& PatternSet::Reading::candidates(std::size_t at) {
    found_.clear();
    for (const std::size_t number : possible_) {
        const Member& member = set_.members_[number];
        if ((at == sentence_.first || !member.at_start) && meet(member.opening, fits_.word(at).data())) found_.push_back(number);
    }
    return found_;
}

std::optional<std::size_t> PatternSet::Reading::match(std::size_t pattern, std::size_t at) const {
    return set_.members_[pattern].pattern.match(words_, sentence_, at, lexicon_, &fits_);
}

}  // namespace travaux::facets
