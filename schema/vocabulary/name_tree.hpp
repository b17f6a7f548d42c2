// Word sequences, each with numbers attached, found by walking word by word.
#pragma once

#include "schema/word_bytes.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::vocabulary {

/// Read-only after the last add(); walking allocates nothing.
class NameTree {
public:
    using Node = std::uint32_t;
    static constexpr Node kRoot = 0;

    struct Step {
        std::string_view word;  // folded
        char gap = ' ';         // what parts it from the word before; of no meaning for the first word
    };

    /// Attaches `value` to the sequence; `steps` is not empty.
    void add(std::span<const Step> steps, std::uint32_t value);

    /// From the root `gap` is ' '.
    std::optional<Node> next(Node node, std::string_view word, char gap = ' ') const;

    /// Whether a sequence may begin with the word: false for most of those that begin none.
    bool may_begin(std::string_view word) const { return begins_[beginning_of(word)]; }

    /// In the order of add().
    const std::vector<std::uint32_t>& values(Node node) const { return values_[node]; }

private:
    // Edges stand in an open hash table whose size is a power of two; a free place leads to the root.
    struct Edge {
        Node from = kRoot;
        Node to = kRoot;
        std::uint32_t word_begin = 0;  // in words_
        std::uint32_t word_size = 0;
        char gap = 0;
    };

    static constexpr std::size_t kBeginnings = std::size_t{1} << 16U;  // bits: far more than words that begin names
    static std::size_t beginning_of(std::string_view word) { return schema::mixed(word.size(), schema::first_bytes(word)) % kBeginnings; }

    std::size_t place_of(Node node, std::string_view word, char gap) const;
    void grow();

    std::string words_;
    std::vector<Edge> edges_ = std::vector<Edge>(64);
    std::vector<std::vector<std::uint32_t>> values_{1};
    std::bitset<kBeginnings> begins_;
};

}  // namespace travaux::vocabulary
