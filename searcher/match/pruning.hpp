// Which matches cannot be among the heaviest, told without weighing them, as MaxScore tells it (Turtle & Flood 1995; Ding & Suel, Faster
// Top-k Document Retrieval Using Block-Max Indexes, 2011), by how often words stand and how long paragraphs are instead of by where lists
// are long. Inside of the match room.
//
// Each part of a formula that gives weight, a leaf, parts the paragraphs of a window by how often it stands there. Leaf by leaf, heaviest
// first, what the leaves so far give at most in a text of each class of length is added up. A set of paragraphs is left out as soon
// as it cannot reach the least weight that is wanted even if all other leaves gave their most; of what remains, those that are too long.
// Where one leaf stands alone, this is told of each number of times. Sets multiply with leaves, so of many leaves what they give at
// most is added up paragraph by paragraph.
#pragma once

#include "searcher/match/window.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace travaux::match {

/// Paragraphs of each class are as long as this part of the mean, or longer, and shorter than those of the next.
inline constexpr std::array<double, 8> kLengthClasses = {0, 0.33, 0.5, 0.67, 0.83, 1, 1.33, 2};

/// The most that something weighs, by class of length; so it descends.
using Bounds = std::array<float, kLengthClasses.size()>;

class Pruning {
public:
    /// Both of the database whose windows are pruned. The lists must outlive it.
    Pruning(const database::PostingLists& postings, double mean_length);

    /// A leaf that gives `weight` times the saturation() of how often its terms stand. They must outlive it, and be at the window that is pruned or
    /// before it. All leaves must be known before anything is pruned.
    void add_words(const std::vector<WindowPostings*>& terms, double weight);

    /// One that gives `weight` wherever it matches; `keep` keeps those of paragraphs of the window at hand.
    using Keep = std::function<void(WindowBits&)>;
    void add_constant(Keep keep, double weight);

    /// Leaves out of `bits`, of the window that begins at the id `first`, most of those that weigh less than `least`, and no other.
    void prune(std::size_t first, double least, WindowBits& bits);

private:
    static constexpr std::size_t kTimes = 16;  // from there on any number of times is as good

    struct Leaf {
        std::vector<WindowPostings*> terms;
        Keep keep;                           // of a constant, which has no terms
        Bounds most{};
        std::array<Bounds, kTimes> up_to{};  // where it stands so often or less often; the last is that of any number of times
        std::vector<WindowBits> more_often;  // than so many times, in the window at hand; of a single term it has them
        std::uint32_t read = 0;              // a bit for each of these that is read
    };

    void add(Leaf leaf, double weight);
    bool stands(Leaf& leaf, const WindowBits& bits) const;
    const WindowBits& more_often(Leaf& leaf, std::size_t times) const;
    std::uint32_t too_long(const Bounds& weight) const;
    void add_alone(Leaf& leaf, const WindowBits& bits, WindowBits& heavy) const;
    void add_heavy(std::size_t number, const WindowBits& bits, const Bounds& weight, WindowBits& heavy) const;
    void add_short(const WindowBits& bits, const Bounds& weight, WindowBits& heavy) const;
    WindowBits heavy_sums(const WindowBits& bits);
    std::uint8_t class_of(std::size_t at) const;

    const database::PostingLists& postings_;
    double mean_length_;
    std::array<std::uint32_t, kLengthClasses.size()> lengths_{};  // the shortest of each class, in words
    std::vector<Leaf> leaves_;         // heaviest first
    // Of the window at hand:
    std::size_t first_ = 0;
    float least_ = 0;
    std::vector<Leaf*> here_;          // leaves that stand there
    std::vector<float> rest_;          // the most that they give from each on
    std::vector<float> sums_;          // by place, what many leaves give at most
    std::vector<std::uint8_t> class_;  // by place, that of the length
};

}  // namespace travaux::match
