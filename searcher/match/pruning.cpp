// Which matches cannot be among the heaviest, told without weighing them, as MaxScore tells it (Turtle & Flood 1995; Ding & Suel, Faster
// Top-k Document Retrieval Using Block-Max Indexes, 2011), by how often words stand instead of by where lists are long.
//
// For each part that gives weight, a leaf, so many times are ordinary. What all leaves together give where none of them stands more often, in a
// text of the shortest kind, is a bound of the weight there: as long as it is below the least weight that is wanted, only
// paragraphs where some leaf stands more often than is ordinary need be weighed.
#include "searcher/match/evaluation_part.hpp"
#include "searcher/match/saturation.hpp"

#include <algorithm>
#include <limits>

namespace travaux::match {
namespace {

constexpr std::uint32_t kAnyTimes = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kFewTimes = 64;  // beyond it any number is as good: a word reaches .99 of its weight
constexpr double kMargin = 0x1p-20;      // more than rounded() and another order of adding up make of a weight below 2^21
constexpr double kStep = 1.01;           // a least weight that has risen by less allows little more

}  // namespace

// Of alternatives all may give weight, for the bound.
void Evaluation::add_leaves(Part& part, double factor) {
    switch (part.node->op) {
        case Op::Words:
        case Op::Constant: leaves_.push_back({&part, factor * part.node->weight}); return;
        case Op::Scale: return add_leaves(*part.parts[0], factor * part.node->weight);
        case Op::Filter:
        case Op::AndNot: return add_leaves(*part.parts[0], factor);
        default:
            for (Part* below : part.parts) add_leaves(*below, factor);
    }
}

// Of several terms each may stand as often as is ordinary.
double Evaluation::bound(const Leaf& leaf, std::uint32_t times) const {
    if (times == kAnyTimes) return leaf.weight;
    return leaf.weight * saturation(static_cast<double>(times) * static_cast<double>(leaf.part->terms.size()), length_part(0, mean_length_));
}

// One after the other, leaves are granted more, the longest lists first: there most is spared.
void Evaluation::choose_ordinary(double least) {
    if (leaves_.empty()) {
        add_leaves(*root_, 1);
        std::ranges::stable_sort(leaves_, std::ranges::greater{}, [](const Leaf& leaf) { return leaf.part->most; });
    }
    for (Leaf& leaf : leaves_) leaf.ordinary = 0;
    double sum = 0;
    for (bool granted = true; granted;) {
        granted = false;
        for (Leaf& leaf : leaves_) {
            if (leaf.ordinary == kAnyTimes) continue;
            const bool by_times = leaf.part->node->op == Op::Words && leaf.ordinary < kFewTimes;
            const std::uint32_t more = by_times ? leaf.ordinary + 1 + leaf.ordinary / 4 : kAnyTimes;
            const double risen = sum + bound(leaf, more) - (leaf.ordinary == 0 ? 0 : bound(leaf, leaf.ordinary));
            if (risen + kMargin >= least) continue;
            sum = risen;
            leaf.ordinary = more;
            granted = true;
        }
    }
}

void Evaluation::prune(double least, WindowBits& bits) {
    if (least <= kMargin) return;
    if (least > chosen_for_ * kStep) choose_ordinary(chosen_for_ = least);
    WindowBits extraordinary;
    for (const Leaf& leaf : leaves_) {
        if (leaf.ordinary == kAnyTimes) continue;
        if (leaf.part->node->op == Op::Constant) {
            WindowBits matches = bits;
            keep(*leaf.part, matches);
            extraordinary |= matches;
            continue;
        }
        for (WindowPostings* term : leaf.part->terms) {
            term->go_to(first_);
            term->add_more_often(leaf.ordinary, extraordinary);
        }
    }
    bits &= extraordinary;
}

}  // namespace travaux::match
