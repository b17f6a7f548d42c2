#include "schema/vocabulary/name_tree.hpp"

#include <utility>

namespace travaux::vocabulary {
namespace {

// FNV-1a, 64 bits.
std::uint64_t hash_of(std::uint32_t node, std::string_view word, char gap) {
    constexpr std::uint64_t kOffset = 0xCBF29CE484222325U, kPrime = 0x100000001B3U;
    std::uint64_t hash = (kOffset ^ node ^ (std::uint64_t{static_cast<unsigned char>(gap)} << 32U)) * kPrime;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    return hash ^ (hash >> 32U);
}

}  // namespace

std::size_t NameTree::place_of(Node node, std::string_view word, char gap) const {
    const std::size_t mask = edges_.size() - 1;
    std::size_t place = hash_of(node, word, gap) & mask;
    for (; edges_[place].to != kRoot; place = (place + 1) & mask) {
        const Edge& edge = edges_[place];
        if (edge.from == node && edge.gap == gap && edge.word_size == word.size() &&
            words_.compare(edge.word_begin, edge.word_size, word) == 0)
            break;
    }
    return place;
}

void NameTree::grow() {
    std::vector<Edge> old(edges_.size() * 4);
    old.swap(edges_);
    for (const Edge& edge : old)
        if (edge.to != kRoot)
            edges_[place_of(edge.from, std::string_view(words_).substr(edge.word_begin, edge.word_size), edge.gap)] = edge;
}

void NameTree::add(std::span<const Step> steps, std::uint32_t value) {
    Node node = kRoot;
    begins_.set(beginning_of(steps.front().word));
    for (const Step& step : steps) {
        if (values_.size() * 2 > edges_.size()) grow();  // a node has one edge that leads to it
        const char gap = node == kRoot ? ' ' : step.gap;
        Edge& edge = edges_[place_of(node, step.word, gap)];
        if (edge.to == kRoot) {
            edge = {node, static_cast<Node>(values_.size()), static_cast<std::uint32_t>(words_.size()),
                    static_cast<std::uint32_t>(step.word.size()), gap};
            words_ += step.word;
            values_.emplace_back();
        }
        node = edge.to;
    }
    values_[node].push_back(value);
}

std::optional<NameTree::Node> NameTree::next(Node node, std::string_view word, char gap) const {
    const Edge& edge = edges_[place_of(node, word, gap)];
    if (edge.to == kRoot) return std::nullopt;
    return edge.to;
}

}  // namespace travaux::vocabulary
