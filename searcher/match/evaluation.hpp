// A formula worked out over one local shard, window by window (as the BooleanScorer of Lucene does it). Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/formula.hpp"
#include "searcher/match/pruning.hpp"
#include "searcher/match/window.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace travaux::match {

class Evaluation {
public:
    /// The collection and the formula must outlive it.
    Evaluation(const Formula& formula, const Collection& collection, std::size_t shard);
    ~Evaluation();

    /// The first id of the first window at or behind `first`, that of a window and higher than before, where anything may match.
    std::size_t next(std::size_t first);

    /// Keeps of `bits`, paragraphs of the window that begins at the id `first`, those that match. Windows must ascend.
    void keep(std::size_t first, WindowBits& bits);

    /// Leaves out of `bits`, which must all match in the window that was asked for last, most of those that weigh less than `least`,
    /// and no other.
    void prune(double least, WindowBits& bits);

    using Weights = std::array<double, kWindow>;

    /// The weights of `bits`, which must all match, in the window that was asked for last. Those of others are left as they are.
    void weigh(const WindowBits& bits, Weights& weights);

private:
    struct Part;

    Part* part_of(const Formula& formula);
    WindowPostings* postings_of(const std::string& term);
    bool add_drivers(const Part& part);
    bool may_match(Part& part);
    const std::vector<Part*>& parts_here(Part& part);
    void keep(Part& part, WindowBits& bits);
    void keep_terms(Part& part, WindowBits& bits);
    void keep_any(Part& part, WindowBits& bits);
    void keep_placed(Part& part, WindowBits& bits);
    void weigh(Part& part, const WindowBits& bits, double factor, Weights& weights);
    void weigh_words(Part& part, const WindowBits& bits, double weight, Weights& weights);
    void add_leaves(Part& part, double factor);

    const Shard& shard_;
    std::size_t number_;
    double mean_length_;
    std::map<std::string, std::unique_ptr<WindowPostings>> postings_;  // a term may stand in several parts
    std::map<const Formula::Node*, std::unique_ptr<Part>> parts_;     // what stands in several places is asked once
    Part* root_ = nullptr;
    std::vector<WindowPostings*> drivers_;        // where none of them stands nothing matches
    bool driven_ = false;                         // whether that is so
    std::size_t first_ = 0;                       // of the window
    Weights length_parts_;                        // of the paragraphs that are weighed
    std::array<std::uint32_t, kWindow> times_;    // of a word of several terms
    std::optional<Pruning> pruning_;
};

}  // namespace travaux::match
