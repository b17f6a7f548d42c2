// A formula worked out over one local shard, window by window (as the BooleanScorer of Lucene does it). Inside of the match room.
#pragma once

#include "searcher/match/collection.hpp"
#include "searcher/match/formula.hpp"
#include "searcher/match/window.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
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

    using Weights = std::array<double, kWindow>;

    /// The weights of `bits`, which must all match, in the window that was asked for last. Those of others are left as they are.
    void weigh(const WindowBits& bits, Weights& weights);

private:
    struct Part;

    std::unique_ptr<Part> part_of(const Formula& formula);
    WindowPostings* postings_of(const std::string& term);
    void keep(Part& part, WindowBits& bits);
    void keep_any(Part& part, WindowBits& bits);
    void keep_placed(Part& part, WindowBits& bits);
    void weigh(Part& part, const WindowBits& bits, double factor, Weights& weights);
    void weigh_words(Part& part, const WindowBits& bits, double weight, Weights& weights);

    const Shard& shard_;
    std::size_t number_;
    double mean_length_;
    std::span<const std::uint32_t> lengths_;
    std::map<std::string, std::unique_ptr<WindowPostings>> postings_;  // a term may stand in several parts
    std::unique_ptr<Part> root_;
    std::size_t first_ = 0;  // of the window
};

}  // namespace travaux::match
