#include "searcher/search/positional.hpp"

#include "searcher/search/terms.hpp"
#include "searcher/search/weights.hpp"

#include <algorithm>
#include <ranges>

namespace travaux::search {
namespace {

using query::Node;
using query::NodeType;
using Xapian::Query;

// What one child demands: words at a place, further phrases in the paragraph, and what they weigh.
struct Operand {
    std::vector<std::string> words;
    std::vector<Query> phrases;
    std::vector<Query> weights;
    std::size_t width = 1;  // in words
};

void add_stemmed(const std::string& word, Expander& expander, Operand& operand, std::vector<Marks>& marks) {
    Marks found;
    found.stems = expander.stems(word);
    std::ranges::move(expander.words_of(found.stems), std::back_inserter(operand.words));
    operand.weights.push_back(weighted(found, 1, expander).query);
    marks.push_back(std::move(found));
}

void add(const Node& node, Expander& expander, Operand& operand, std::vector<Marks>& marks) {
    if (node.type == NodeType::Or) {
        for (const Node& child : node.children) add(child, expander, operand, marks);
        return;
    }
    if (node.type == NodeType::Prefix) {
        Marks found;
        found.words = expander.words_from(node.text);
        std::ranges::copy(found.words, std::back_inserter(operand.words));
        marks.push_back(std::move(found));
        return;
    }
    const Phrase words = expander.phrase(node.text);
    if (words.empty()) return;
    if (node.type == NodeType::Words && words.size() == 1) {
        add_stemmed(words.front(), expander, operand, marks);
        return;
    }
    // A phrase, or a compound with a hyphen.
    operand.words.push_back(words.front());
    operand.width = std::max(operand.width, words.size());
    operand.weights.push_back(weighted_phrase(words, expander));
    Marks found;
    if (words.size() > 1) {
        operand.phrases.push_back(phrase_query(words));
        found.phrases = {words};
    } else {
        found.words = words;
    }
    marks.push_back(std::move(found));
}

}  // namespace

Query positional_query(const Node& node, Expander& expander, std::vector<Marks>& marks) {
    std::vector<Query> places;
    std::vector<Query> demands;
    std::vector<Query> weights;
    std::size_t window = node.distance;
    for (const Node& child : node.children) {
        Operand operand;
        add(child, expander, operand, marks);
        std::ranges::sort(operand.words);
        operand.words.erase(std::ranges::unique(operand.words).begin(), operand.words.end());
        std::vector<Query> words;
        for (const std::string& word : operand.words) words.emplace_back(word_term(word));
        if (words.empty()) return match_nothing();
        places.push_back(words.size() == 1 ? words.front() : Query(Query::OP_OR, words.begin(), words.end()));
        // Alternatives of an Or need not all be there.
        if (child.type != NodeType::Or) std::ranges::copy(operand.phrases, std::back_inserter(demands));
        std::ranges::copy(operand.weights, std::back_inserter(weights));
        window += operand.width;
    }
    if (places.empty()) return Query::MatchAll;
    const auto op = node.type == NodeType::Adj ? Query::OP_PHRASE : Query::OP_NEAR;
    demands.insert(demands.begin(), places.size() == 1 ? places.front()
                                                       : Query(op, places.begin(), places.end(), static_cast<Xapian::termcount>(window - 1)));
    return {Query::OP_AND_MAYBE, Query(Query::OP_AND, demands.begin(), demands.end()),
            Query(Query::OP_OR, weights.begin(), weights.end())};
}

}  // namespace travaux::search
