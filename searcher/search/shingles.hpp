// How much alike two texts are, by the runs of words they share.
//
// Two texts are near-copies where they share four fifths of their shingles (runs of five words; a shorter text is
// one shingle), counted against the one that has fewer, and neither has a fifth more than the other: resemblance
// and containment after A. Broder, "On the resemblance and containment of documents" (1997). A word changed in
// thirty is a near-copy, one in twenty is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

inline constexpr std::size_t kShingle = 5;       // words
inline constexpr double kNearlyTheSame = 0.8;    // of the shingles, and of the sizes

/// Hashes of the text's shingles, ascending, each once.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles(std::span<const std::string_view> words);
Shingles shingles(const std::vector<std::string>& words);
bool nearly_same(const Shingles& a, const Shingles& b);

/// Of a text with more runs one shingle in two is kept, in four, in eight …: by its length as few as make this bound (Broder's sketch modulo m).
inline constexpr std::size_t kMostShingles = 512;

/// Shingles of one text, to be compared with those of another.
struct Sketch {
    std::size_t runs = 0;                // of the text, each time that one stands in it
    std::uint64_t left_out = 0;          // shingles with one of these bits are not kept
    std::vector<std::uint64_t> shingles; // each once

    /// How many shingles the text has.
    std::size_t size() const { return left_out == 0 ? shingles.size() : runs; }
};

/// The text that is compared with others: its sketch, and which shingles that has. Texts follow one another in the same memory.
class ShingleSet {
public:
    /// Those of the words that these numbers stand for, in place of what was there.
    void fill(std::span<const std::uint64_t> words);

    const Sketch& sketch() const { return sketch_; }

    /// As of the Shingles of the same words, where neither has more than kMostShingles.
    bool nearly_same(const Sketch& other) const;

private:
    void collect(std::span<const std::uint64_t> words);
    bool put(std::uint64_t shingle);
    bool contains(std::uint64_t shingle) const;

    Sketch sketch_;
    std::uint64_t text_ = 0;            // the number of the text at hand, which marks its shingles
    std::vector<std::uint64_t> slots_;  // shingles and their texts, or the next free slot
};

}  // namespace travaux::search
