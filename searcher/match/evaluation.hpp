// A formula worked out over one local shard, window by window (as the BooleanScorer of Lucene does it). Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/formula.hpp"
#include "searcher/match/window.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace travaux::match {

class Evaluation {
public:
    /// The collection and the formula must outlive it.
    Evaluation(const Formula& formula, const Collection& collection, std::size_t shard);
    ~Evaluation();

    /// Keeps of `bits`, paragraphs of the window that begins at the id `first`, those that match. Windows must ascend.
    void keep(std::size_t first, WindowBits& bits);

    /// Leaves out of `bits`, which must all match in the window that was asked for last, most of those that weigh less than `least`,
    /// and no other. It must not be less than the last time.
    void prune(double least, WindowBits& bits);

    using Weights = std::array<double, kWindow>;

    /// The weights of `bits`, which must all match, in the window that was asked for last. Those of others are left as they are.
    void weigh(const WindowBits& bits, Weights& weights);

private:
    struct Part;

    // A part that gives weight by itself: pruning.cpp.
    struct Leaf {
        Part* part = nullptr;
        double weight = 0;           // the most that it gives
        std::uint32_t ordinary = 0;  // where it stands more often a paragraph must be weighed
    };

    Part* part_of(const Formula& formula);
    WindowPostings* postings_of(const std::string& term);
    void keep(Part& part, WindowBits& bits);
    void keep_any(Part& part, WindowBits& bits);
    void keep_placed(Part& part, WindowBits& bits);
    void weigh(Part& part, const WindowBits& bits, double factor, Weights& weights);
    void weigh_words(Part& part, const WindowBits& bits, double weight, Weights& weights);
    void count_times(Part& part, const WindowBits& bits);
    void add_leaves(Part& part, double factor);
    double bound(const Leaf& leaf, std::uint32_t times) const;
    void choose_ordinary(double least);

    const Shard& shard_;
    std::size_t number_;
    double mean_length_;
    std::map<std::string, std::unique_ptr<WindowPostings>> postings_;  // a term may stand in several parts
    std::map<const Formula::Node*, std::unique_ptr<Part>> parts_;     // what stands in several places is asked once
    Part* root_ = nullptr;
    std::size_t first_ = 0;                       // of the window
    Weights length_parts_;                        // of the paragraphs that are weighed
    std::array<std::uint32_t, kWindow> times_;    // of the word that is weighed
    std::array<std::uint32_t, kWindow> times_of_one_;  // of one term of several
    std::vector<Leaf> leaves_;
    double chosen_for_ = 0;                       // the least weight that they are of
};

}  // namespace travaux::match
