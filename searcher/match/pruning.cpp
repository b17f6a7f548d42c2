#include "searcher/match/pruning.hpp"

#include "searcher/match/saturation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace travaux::match {
namespace {

constexpr double kMargin = 0x1p-20;        // more than rounded() and another order of adding up make of a weight below 2^21
constexpr double kRelative = 1 - 0x1p-12;  // less than sums of a thousand floats lose

// How many numbers of times are told apart, from once on, where so many leaves stand; of more what they give is added up.
constexpr std::array<std::size_t, 6> kStepsOf = {4, 4, 2, 2, 2, 2};
constexpr std::size_t kStepsOfMany = 3;
constexpr std::size_t kStepsOfLight = 2;  // of what gives less than a quarter of what is wanted
static_assert(kStepsOf.front() == database::kOften);
constexpr std::ptrdiff_t kFew = 12;       // places of 64 ids with matches: so few are weighed sooner than told apart
constexpr std::size_t kLeavesAtOnce = 8;  // are added up before paragraphs are left out once more

Bounds operator+(const Bounds& a, const Bounds& b) {
    Bounds sum;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = a[i] + b[i];
    return sum;
}

Bounds operator-(const Bounds& a, const Bounds& b) {
    Bounds difference;
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] = a[i] - b[i];
    return difference;
}

// Moves what is in both to `taken`; whether there is any.
bool take(WindowBits& from, const WindowBits& of, WindowBits& taken) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < from.words.size(); ++i) {
        taken.words[i] = from.words[i] & of.words[i];
        from.words[i] &= ~of.words[i];
        any |= taken.words[i];
    }
    return any != 0;
}

}  // namespace

Pruning::Pruning(const database::PostingLists& postings, double mean_length) : postings_(postings), mean_length_(mean_length) {
    for (std::size_t i = 0; i < lengths_.size(); ++i) lengths_[i] = static_cast<std::uint32_t>(std::ceil(kLengthClasses[i] * mean_length));
}

void Pruning::add_words(const std::vector<WindowPostings*>& terms, double weight) {
    Leaf leaf;
    leaf.terms = terms;
    if (terms.size() > 1) leaf.more_often.resize(database::kOften);
    for (std::size_t times = 0; times + 1 < kTimes; ++times)
        for (std::size_t i = 0; i < lengths_.size(); ++i)  // each of several terms may stand so often
            leaf.up_to[times][i] = static_cast<float>(weight * saturation(static_cast<double>(times * terms.size()), lengths_[i], mean_length_));
    leaf.up_to.back().fill(static_cast<float>(weight));
    add(std::move(leaf), weight);
}

void Pruning::add_constant(Keep keep, double weight) {
    Leaf leaf;
    leaf.keep = std::move(keep);
    leaf.more_often.resize(1);
    add(std::move(leaf), weight);
}

void Pruning::add(Leaf leaf, double weight) {
    leaf.most.fill(static_cast<float>(weight));
    const auto lighter = std::ranges::find_if(leaves_, [&](const Leaf& other) { return other.most < leaf.most; });
    leaves_.insert(lighter, std::move(leaf));
}

// Whether a leaf gives weight in the window at all.
bool Pruning::stands(Leaf& leaf, const WindowBits& bits) const {
    leaf.read = 0;
    for (WindowPostings* term : leaf.terms) term->go_to(first_);
    if (!leaf.keep) return !std::ranges::all_of(leaf.terms, &WindowPostings::empty);
    leaf.more_often.front() = bits;
    leaf.keep(leaf.more_often.front());
    return !leaf.more_often.front().empty();
}

const WindowBits& Pruning::more_often(Leaf& leaf, std::size_t times) const {
    if (leaf.terms.size() == 1) return leaf.terms.front()->more_often(times);
    if (leaf.keep) return leaf.more_often.front();
    WindowBits& any = leaf.more_often[times];
    if ((leaf.read >> times & 1U) == 0) {
        leaf.read |= 1U << times;
        any = {};
        for (WindowPostings* term : leaf.terms) any |= term->more_often(times);
    }
    return any;
}

// From which length on what weighs so much at most weighs too little.
std::uint32_t Pruning::too_long(const Bounds& weight) const {
    const auto classes = static_cast<std::size_t>(std::ranges::find_if(weight, [&](float most) { return most < least_; }) - weight.begin());
    return classes == weight.size() ? std::numeric_limits<std::uint32_t>::max() : lengths_[classes];
}

void Pruning::add_alone(Leaf& leaf, const WindowBits& bits, WindowBits& heavy) const {
    std::array<std::uint32_t, kTimes> limits{};
    for (std::size_t times = 1; times < kTimes; ++times) limits[times] = too_long(leaf.up_to[times]);
    leaf.terms.front()->each_often([&, first = first_](std::size_t at, std::uint32_t times) {
        if (!bits.contains(at)) return;
        const bool enough = postings_.length(first + at) < limits[std::min<std::size_t>(times, kTimes - 1)];
        heavy.words[at / 64] |= std::uint64_t{enough} << (at % 64);  // no branch: there is no telling
    });
    for (std::size_t times = 1; times < database::kOften; ++times) {
        if (limits[times] == 0) continue;
        WindowBits so_often = bits;
        so_often &= more_often(leaf, times - 1);
        so_often -= more_often(leaf, times);
        so_often.add_where([&, first = first_](std::size_t at) { return postings_.length(first + at) < limits[times]; }, heavy);
    }
}

// To `heavy`, of `bits` those that may weigh enough. `weight`: what the leaves before this one give at most; with all that
// the others may give it is enough for some.
void Pruning::add_heavy(std::size_t number, const WindowBits& bits, const Bounds& weight, WindowBits& heavy) const {
    if (number == here_.size() || weight.back() >= least_) return add_short(bits, weight, heavy);
    Leaf& leaf = *here_[number];
    const std::size_t steps = kStepsOf[here_.size() - 1];
    WindowBits left = bits;
    WindowBits taken;
    for (std::size_t step = steps; step-- > 0;) {
        const Bounds more = weight + (step + 1 < steps ? leaf.up_to[step + 1] : leaf.most);
        if (more.front() + rest_[number + 1] < least_) return;  // nor is it where the leaf stands less often
        if (take(left, more_often(leaf, step), taken)) add_heavy(number + 1, taken, more, heavy);
    }
    if (weight.front() + rest_[number + 1] >= least_ && !left.empty()) add_heavy(number + 1, left, weight, heavy);
}

void Pruning::add_short(const WindowBits& bits, const Bounds& weight, WindowBits& heavy) const {
    if (weight.back() >= least_) heavy |= bits;
    else bits.add_where([&, first = first_, limit = too_long(weight)](std::size_t at) { return postings_.length(first + at) < limit; }, heavy);
}

std::uint8_t Pruning::class_of(std::size_t at) const {
    const std::uint32_t length = postings_.length(first_ + at);
    std::uint32_t shorter = 0;  // classes
    for (std::size_t i = 1; i < lengths_.size(); ++i) shorter += length >= lengths_[i] ? 1U : 0U;
    return static_cast<std::uint8_t>(shorter);
}

WindowBits Pruning::heavy_sums(const WindowBits& bits) {
    WindowBits heavy;
    std::size_t needed = 0;  // what has none of so many leaves weighs too little
    for (; rest_[needed] >= least_; ++needed) heavy |= more_often(*here_[needed], 0);
    heavy &= bits;
    sums_.resize(kWindow);
    class_.resize(kWindow);
    heavy.each([&](std::size_t at) {
        sums_[at] = 0;
        class_[at] = class_of(at);
    });
    for (std::size_t number = 0; number < here_.size(); ++number) {
        Leaf& leaf = *here_[number];
        const std::size_t steps = leaf.keep ? 1 : leaf.most.front() < least_ / 4 ? kStepsOfLight : kStepsOfMany;
        Bounds before{};
        for (std::size_t step = 0; step < steps; ++step) {
            const Bounds& now = step + 1 < steps ? leaf.up_to[step + 1] : leaf.most;
            heavy.each_of_both(more_often(leaf, step), [this, more = now - before](std::size_t at) { sums_[at] += more[class_[at]]; });
            before = now;
        }
        const bool looks = number + 1 == here_.size() || (number + 1 >= needed && number % kLeavesAtOnce == 0);
        if (!looks) continue;
        WindowBits enough;
        heavy.add_where([this, rest = rest_[number + 1]](std::size_t at) { return sums_[at] + rest >= least_; }, enough);
        heavy = enough;
    }
    return heavy;
}

void Pruning::prune(std::size_t first, double least, WindowBits& bits) {
    if (least <= kMargin || std::ranges::count_if(bits.words, [](std::uint64_t word) { return word != 0; }) < kFew) return;
    first_ = first;
    least_ = static_cast<float>((least - kMargin) * kRelative);
    here_.clear();
    for (Leaf& leaf : leaves_)
        if (stands(leaf, bits)) here_.push_back(&leaf);
    rest_.assign(here_.size() + 1, 0);
    for (std::size_t i = here_.size(); i-- > 0;) rest_[i] = rest_[i + 1] + here_[i]->most.front();
    WindowBits heavy;
    if (rest_.front() >= least_) {
        if (here_.size() == 1 && here_.front()->terms.size() == 1) add_alone(*here_.front(), bits, heavy);
        else if (here_.size() > kStepsOf.size()) heavy = heavy_sums(bits);
        else add_heavy(0, bits, Bounds{}, heavy);
    }
    bits = heavy;
}

}  // namespace travaux::match
