#include "searcher/match/evaluation_part.hpp"
#include "searcher/match/saturation.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace travaux::match {

Evaluation::Evaluation(const Formula& formula, const Collection& collection, std::size_t shard)
    : shard_(collection.shards[shard]), number_(shard), mean_length_(collection.mean_length()) {
    root_ = part_of(formula);
}

Evaluation::~Evaluation() = default;

WindowPostings* Evaluation::postings_of(const std::string& term) {
    auto& postings = postings_[term];
    if (!postings) postings = std::make_unique<WindowPostings>(shard_, term);
    return postings.get();
}

Evaluation::Part* Evaluation::part_of(const Formula& formula) {
    auto& known = parts_[&formula.node()];
    if (known) return known.get();
    known = std::make_unique<Part>();
    Part* const part = known.get();
    part->node = &formula.node();
    for (const Formula& below : part->node->parts) part->parts.push_back(part_of(below));
    for (const std::string& term : part->node->terms) part->terms.push_back(postings_of(term));
    const auto sum = [](std::size_t a, std::size_t b) { return a > std::numeric_limits<std::size_t>::max() - b ? std::numeric_limits<std::size_t>::max() : a + b; };
    switch (part->node->op) {
        case Op::Nothing: break;
        case Op::Paragraphs: part->most = std::numeric_limits<std::size_t>::max(); break;
        case Op::Term:
        case Op::Words:
            for (const WindowPostings* term : part->terms) part->most = sum(part->most, term->size());
            break;
        case Op::Or:
        case Op::FirstOf:
            for (const Part* below : part->parts) part->most = sum(part->most, below->most);
            break;
        case Op::And:
        case Op::Filter:
            part->most = (*std::ranges::min_element(part->parts, {}, [](const Part* below) { return below->most; }))->most;
            break;
        case Op::AndMaybe:
        case Op::AndNot:
        case Op::Scale:
        case Op::Constant:
        case Op::Placed: part->most = part->parts.front()->most; break;
    }
    part->placed = part->node->op == Op::Placed || std::ranges::any_of(part->parts, [](const Part* below) { return below->placed; });
    if (part->node->op == Op::Placed) part->test = part->node->test();
    for (std::size_t i = 0; i < part->parts.size(); ++i) part->rarest_first.push_back(i);
    std::ranges::stable_sort(part->rarest_first, {}, [&](std::size_t i) { return std::pair(part->parts[i]->placed, part->parts[i]->most); });
    return part;
}

void Evaluation::keep(std::size_t first, WindowBits& bits) {
    first_ = first;
    keep(*root_, bits);
}

void Evaluation::keep(Part& part, WindowBits& bits) {
    switch (part.node->op) {
        case Op::Nothing: bits = {}; return;
        case Op::Paragraphs: return;
        case Op::Term:
        case Op::Words:
        case Op::Or:
        case Op::FirstOf: return keep_any(part, bits);
        case Op::And:
        case Op::Filter:
            for (std::size_t i : part.rarest_first) {
                keep(*part.parts[i], bits);
                if (bits.empty()) return;
            }
            return;
        case Op::AndNot: {
            keep(*part.parts[0], bits);
            if (bits.empty()) return;
            WindowBits excluded = bits;
            keep(*part.parts[1], excluded);
            bits -= excluded;
            return;
        }
        case Op::AndMaybe:
        case Op::Scale:
        case Op::Constant: return keep(*part.parts[0], bits);
        case Op::Placed: return keep_placed(part, bits);
    }
}

void Evaluation::keep_any(Part& part, WindowBits& bits) {
    for (WindowPostings* term : part.terms) term->go_to(first_);
    if (part.terms.size() == 1) {
        bits &= part.terms.front()->bits();
        return;
    }
    WindowBits found;
    for (const WindowPostings* term : part.terms) found |= term->bits();
    found &= bits;
    for (Part* below : part.parts) {
        WindowBits left = bits;
        left -= found;
        if (left.empty()) break;
        keep(*below, left);
        found |= left;
    }
    bits = found;
}

// A part that stands in several places, or is asked to keep and then to weigh, tests a paragraph once.
void Evaluation::keep_placed(Part& part, WindowBits& bits) {
    keep(*part.parts[0], bits);
    if (part.asked_of != first_) part.asked = part.passed = {};
    part.asked_of = first_;
    WindowBits left = bits;
    left -= part.asked;
    left.each([&](std::size_t at) {
        if (part.test(number_, static_cast<Xapian::docid>(first_ + at))) part.passed.insert(at);
    });
    part.asked |= bits;
    bits &= part.passed;
}

void Evaluation::weigh(const WindowBits& bits, Weights& weights) {
    bits.each([&](std::size_t at) {
        weights[at] = 0;
        length_parts_[at] = length_part(shard_.postings->length(first_ + at), mean_length_);
    });
    weigh(*root_, bits, 1, weights);
}

void Evaluation::weigh(Part& part, const WindowBits& bits, double factor, Weights& weights) {
    const auto weigh_matches = [&](Part& below) {
        WindowBits matches = bits;
        keep(below, matches);
        if (!matches.empty()) weigh(below, matches, factor, weights);
        return matches;
    };
    switch (part.node->op) {
        case Op::Nothing:
        case Op::Paragraphs:
        case Op::Term: return;
        case Op::Words: return weigh_words(part, bits, factor * part.node->weight, weights);
        case Op::And:
            for (Part* below : part.parts) weigh(*below, bits, factor, weights);
            return;
        case Op::Or:
            for (Part* below : part.parts) weigh_matches(*below);
            return;
        case Op::FirstOf: {
            WindowBits left = bits;
            for (Part* below : part.parts) {
                WindowBits matches = left;
                keep(*below, matches);
                if (matches.empty()) continue;
                weigh(*below, matches, factor, weights);
                left -= matches;
                if (left.empty()) return;
            }
            return;
        }
        case Op::AndMaybe:
            weigh(*part.parts[0], bits, factor, weights);
            weigh_matches(*part.parts[1]);
            return;
        case Op::Filter:
        case Op::AndNot:
        case Op::Placed: return weigh(*part.parts[0], bits, factor, weights);
        case Op::Scale: return weigh(*part.parts[0], bits, factor * part.node->weight, weights);
        case Op::Constant: bits.each([&](std::size_t at) { weights[at] += factor * part.node->weight; }); return;
    }
}

void Evaluation::weigh_words(Part& part, const WindowBits& bits, double weight, Weights& weights) {
    count_times(part, bits);
    bits.each([&](std::size_t at) { weights[at] += weight * saturation(times_[at], length_parts_[at]); });
}

void Evaluation::count_times(Part& part, const WindowBits& bits) {
    for (WindowPostings* term : part.terms) term->go_to(first_);
    if (part.terms.size() == 1) return part.terms.front()->count(bits, times_);
    bits.each([&](std::size_t at) { times_[at] = 0; });
    for (const WindowPostings* term : part.terms) {
        WindowBits here = bits;
        here &= term->bits();
        term->count(here, times_of_one_);
        here.each([&](std::size_t at) { times_[at] += times_of_one_[at]; });
    }
}

}  // namespace travaux::match
