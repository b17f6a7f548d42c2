#include "searcher/search/positional.hpp"

#include "searcher/search/proximity.hpp"
#include "searcher/search/terms.hpp"
#include "searcher/search/weights.hpp"

#include <algorithm>
#include <iterator>

namespace travaux::search {
namespace {

using match::Formula;
using query::Node;
using query::NodeType;

// One side of NEAR or ADJ: what may stand there, and what it weighs.
struct Operand {
    Ways ways;
    std::vector<Formula> weights;

    std::size_t width() const {
        std::size_t widest = 1;
        for (const Phrase& way : ways) widest = std::max(widest, way.size());
        return widest;
    }
};

class Operands {
public:
    Operands(Expander& expander, std::vector<Marks>& marks) : expander_(expander), marks_(marks) {}

    Operand read(const Node& node) {
        Operand operand;
        add(node, operand);
        std::ranges::sort(operand.ways);
        operand.ways.erase(std::ranges::unique(operand.ways).begin(), operand.ways.end());
        return operand;
    }

private:
    void add(const Node& node, Operand& operand) {
        switch (node.type) {
            case NodeType::Or:
                for (const Node& child : node.children) add(child, operand);
                return;
            case NodeType::Prefix: return add_words(expander_.words_from(node.text), operand);
            case NodeType::Phrase: return add_phrase(expander_.phrase(node.text), operand);
            default: break;
        }
        // A compound with a hyphen is itself as one word and its parts in a row.
        const Phrase parts = expander_.phrase(node.text);
        std::string joined;
        for (const std::string& part : parts) joined += part;
        if (!joined.empty()) add_stemmed(joined, operand);
        if (parts.size() > 1) add_phrase(parts, operand);
    }

    void add_words(const std::vector<std::string>& words, Operand& operand) {
        for (const std::string& word : words) operand.ways.push_back({word});
        marks_.push_back({{}, words, {}});
    }

    void add_stemmed(const std::string& word, Operand& operand) {
        Marks found;
        found.stems = expander_.stems(word);
        for (std::string& form : expander_.words_of(found.stems)) operand.ways.push_back({std::move(form)});
        operand.weights.push_back(weighted(found, 1, expander_).formula);
        marks_.push_back(std::move(found));
    }

    void add_phrase(const Phrase& words, Operand& operand) {
        if (words.empty()) return;
        operand.ways.push_back(words);
        operand.weights.push_back(weighted_phrase(words, expander_));
        if (words.size() == 1) marks_.push_back({{}, words, {}});
        else marks_.push_back({{}, {}, {words}});
    }

    Expander& expander_;
    std::vector<Marks>& marks_;
};

}  // namespace

Formula positional_query(const Node& node, Expander& expander, std::vector<Marks>& marks) {
    std::vector<Ways> sides;
    std::vector<Formula> candidates;
    std::vector<Formula> weights;
    Ways all;
    std::size_t window = node.distance;
    for (const Node& child : node.children) {
        Operand operand = Operands(expander, marks).read(child);
        if (operand.ways.empty()) return {};
        candidates.push_back(stems_of(operand.ways, expander));
        std::ranges::copy(operand.ways, std::back_inserter(all));
        std::ranges::copy(operand.weights, std::back_inserter(weights));
        window += operand.width();
        sides.push_back(std::move(operand.ways));
    }
    --window;
    const bool in_order = node.type == NodeType::Adj;
    const auto together = [sides = std::move(sides), window, in_order](const Places& places) {
        return stand_together(sides, window, in_order, places);
    };
    Formula found = placed(match::all_of(std::move(candidates)), by_places(all, together, expander), expander);
    return match::and_maybe(std::move(found), match::any_of(std::move(weights)));
}

}  // namespace travaux::search
