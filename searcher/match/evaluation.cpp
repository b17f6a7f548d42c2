#include "searcher/match/evaluation_part.hpp"
#include "searcher/match/saturation.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace travaux::match {

Evaluation::Evaluation(const Formula& formula, const Collection& collection, std::size_t shard)
    : shard_(collection.shards[shard]), number_(shard), mean_length_(collection.mean_length()) {
    root_ = part_of(formula);
    driven_ = add_drivers(*root_);
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

bool Evaluation::add_drivers(const Part& part) {
    switch (part.node->op) {
        case Op::Nothing: return true;
        case Op::Paragraphs: return false;
        case Op::Term:
        case Op::Words: drivers_.insert(drivers_.end(), part.terms.begin(), part.terms.end()); return true;
        case Op::Or:
        case Op::FirstOf: return std::ranges::all_of(part.parts, [this](const Part* below) { return add_drivers(*below); });
        case Op::And:
        case Op::Filter: return add_drivers(**std::ranges::min_element(part.parts, {}, [](const Part* below) { return below->most; }));
        default: return add_drivers(*part.parts.front());
    }
}

std::size_t Evaluation::next(std::size_t first) {
    if (!driven_) return first;
    std::size_t next = std::numeric_limits<std::size_t>::max();
    for (WindowPostings* term : drivers_) next = std::min(next, term->next(first));
    return next;
}

// In the window at hand, as far as is known without looking at places.
bool Evaluation::may_match(Part& part) {
    switch (part.node->op) {
        case Op::Nothing: return false;
        case Op::Paragraphs: return true;
        case Op::Term:
        case Op::Words:
            return std::ranges::any_of(part.terms, [this](WindowPostings* term) {
                term->go_to(first_);
                return !term->empty();
            });
        case Op::Or:
        case Op::FirstOf: return !parts_here(part).empty();
        case Op::And:
        case Op::Filter: return std::ranges::all_of(part.parts, [this](Part* below) { return may_match(*below); });
        default: return may_match(*part.parts.front());
    }
}

const std::vector<Evaluation::Part*>& Evaluation::parts_here(Part& part) {
    if (part.here_of != first_) {
        part.here_of = first_;
        part.here.clear();
        std::ranges::copy_if(part.parts, std::back_inserter(part.here), [this](Part* below) { return may_match(*below); });
    }
    return part.here;
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
        case Op::Words: return keep_terms(part, bits);
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

void Evaluation::keep_terms(Part& part, WindowBits& bits) {
    for (WindowPostings* term : part.terms) term->go_to(first_);
    if (part.terms.size() == 1) {
        bits &= part.terms.front()->bits();
        return;
    }
    WindowBits found;
    for (const WindowPostings* term : part.terms) found |= term->bits();
    bits &= found;
}

void Evaluation::keep_any(Part& part, WindowBits& bits) {
    const auto& here = parts_here(part);
    if (here.size() == 1) return keep(*here.front(), bits);
    WindowBits found;
    for (Part* below : here) {
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
    if (bits.empty()) return;
    if (part.asked_of != first_) part.asked = part.passed = {};
    part.asked_of = first_;
    WindowBits left = bits;
    left -= part.asked;
    part.asked |= bits;
    if (!left.empty()) part.test(number_, first_, left);
    part.passed |= left;
    bits &= part.passed;
}

void Evaluation::prune(double least, WindowBits& bits) {
    if (!pruning_) {
        pruning_.emplace(*shard_.postings, mean_length_);
        add_leaves(*root_, 1);
    }
    pruning_->prune(first_, least, bits);
}

// Of alternatives all may give weight, for the bound.
void Evaluation::add_leaves(Part& part, double factor) {
    switch (part.node->op) {
        case Op::Words: return pruning_->add_words(part.terms, factor * part.node->weight);
        case Op::Constant: return pruning_->add_constant([this, &part](WindowBits& bits) { keep(part, bits); }, factor * part.node->weight);
        case Op::Scale: return add_leaves(*part.parts[0], factor * part.node->weight);
        case Op::Filter:
        case Op::AndNot: return add_leaves(*part.parts[0], factor);
        default:
            for (Part* below : part.parts) add_leaves(*below, factor);
    }
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
            for (Part* below : parts_here(part)) weigh_matches(*below);
            return;
        case Op::FirstOf: {
            WindowBits left = bits;
            for (Part* below : parts_here(part)) {
                if (below == part.here.back()) return weigh(*below, left, factor, weights);  // what no other part has
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
            if (may_match(*part.parts[1])) weigh_matches(*part.parts[1]);
            return;
        case Op::Filter:
        case Op::AndNot:
        case Op::Placed: return weigh(*part.parts[0], bits, factor, weights);
        case Op::Scale: return weigh(*part.parts[0], bits, factor * part.node->weight, weights);
        case Op::Constant: bits.each([&](std::size_t at) { weights[at] += factor * part.node->weight; }); return;
    }
}

void Evaluation::weigh_words(Part& part, const WindowBits& bits, double weight, Weights& weights) {
    for (WindowPostings* term : part.terms) term->go_to(first_);
    const auto add = [&](std::size_t at, std::uint32_t times) { weights[at] += weight * saturation(times, length_parts_[at]); };
    if (part.terms.size() == 1) return part.terms.front()->each(bits, add);
    bits.each([&](std::size_t at) { times_[at] = 0; });
    for (WindowPostings* term : part.terms) {
        WindowBits here = bits;
        here &= term->bits();
        term->each(here, [&](std::size_t at, std::uint32_t times) { times_[at] += times; });
    }
    bits.each([&](std::size_t at) { add(at, times_[at]); });
}

}  // namespace travaux::match
