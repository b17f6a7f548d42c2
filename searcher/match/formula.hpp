// What a paragraph must hold, and what that weighs: a value, which any engine can work out (matches.hpp does, and by_xapian.hpp).
// Weights are of the index as a whole, so a part alone weighs what it weighs within the whole.
#pragma once

#include "searcher/match/window_bits.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace travaux::match {

/// Leaves those paragraphs of a shard that pass, of the window that begins at the id `first`, a multiple of kWindow. Not safe to be run beside itself.
using PlaceTest = std::function<void(std::size_t shard, std::size_t first, WindowBits& bits)>;

/// Asks of one paragraph.
bool passes(const PlaceTest& test, std::size_t shard, Xapian::docid id);

using MakeTest = std::function<PlaceTest()>;

enum class Op : std::uint8_t {
    Nothing,
    Paragraphs,  // all of them; no weight
    Term,        // those that have the term; no weight
    Words,       // those that have one of the terms, which count as one word: weight * saturation()
    And,         // all parts; the sum of their weights
    Or,          // any part; the sum of the weights of those that match
    FirstOf,     // any part; the weight of the first that matches
    AndMaybe,    // the first part; the second adds its weight
    Filter,      // both parts; the weight of the first
    AndNot,      // the first part and not the second; the weight of the first
    Scale,       // the part; its weight times this
    Constant,    // the part; this weight
    Placed,      // those of the part that pass the test, which is asked last; the part's weight
};

class Formula {
public:
    struct Node {
        Op op = Op::Nothing;
        double weight = 0;               // of Words, Scale, Constant
        std::vector<std::string> terms;  // of Term (one) and Words
        std::vector<Formula> parts;
        MakeTest test;                   // of Placed
    };

    Formula() = default;  // Nothing
    explicit Formula(std::string term);
    explicit Formula(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

    bool empty() const { return node_ == nullptr; }
    const Node& node() const;
    Op op() const { return node().op; }

private:
    std::shared_ptr<const Node> node_;
};

Formula paragraphs();
Formula words(std::vector<std::string> terms, double weight);

/// What has no part is Nothing, here and below; what has one is that part.
Formula all_of(std::vector<Formula> parts);
Formula any_of(std::vector<Formula> parts);
Formula first_of(std::vector<Formula> parts);
Formula and_maybe(Formula part, Formula more);
Formula filtered(Formula part, Formula by);
Formula without(Formula part, Formula excluded);
Formula scaled(double factor, Formula part);
Formula constant(double weight, Formula part);
Formula placed(Formula candidates, MakeTest test);

}  // namespace travaux::match
