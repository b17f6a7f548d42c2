#include "searcher/match/formula.hpp"

#include <utility>

namespace travaux::match {
namespace {

Formula of(Op op, std::vector<Formula> parts, double weight = 0) {
    Formula::Node node;
    node.op = op;
    node.weight = weight;
    node.parts = std::move(parts);
    return Formula(std::move(node));
}

Formula any_part(Op op, std::vector<Formula> parts) {
    std::erase_if(parts, [](const Formula& part) { return part.empty(); });
    if (parts.empty()) return {};
    return parts.size() == 1 ? parts.front() : of(op, std::move(parts));
}

Formula every_part(Op op, std::vector<Formula> parts, double weight = 0) {
    for (const Formula& part : parts)
        if (part.empty()) return {};
    return parts.empty() ? Formula() : of(op, std::move(parts), weight);
}

}  // namespace

Formula::Formula(std::string term) {
    Node node;
    node.op = Op::Term;
    node.terms.push_back(std::move(term));
    node_ = std::make_shared<const Node>(std::move(node));
}

const Formula::Node& Formula::node() const {
    static const Node kNothing;
    return node_ ? *node_ : kNothing;
}

Formula paragraphs() { return of(Op::Paragraphs, {}); }

Formula words(std::vector<std::string> terms, double weight) {
    if (terms.empty()) return {};
    Formula::Node node;
    node.op = Op::Words;
    node.weight = weight;
    node.terms = std::move(terms);
    return Formula(std::move(node));
}

Formula all_of(std::vector<Formula> parts) {
    return parts.size() == 1 ? parts.front() : every_part(Op::And, std::move(parts));
}
Formula any_of(std::vector<Formula> parts) { return any_part(Op::Or, std::move(parts)); }
Formula first_of(std::vector<Formula> parts) { return any_part(Op::FirstOf, std::move(parts)); }

Formula and_maybe(Formula part, Formula more) {
    return more.empty() ? part : every_part(Op::AndMaybe, {std::move(part), std::move(more)});
}
Formula filtered(Formula part, Formula by) { return every_part(Op::Filter, {std::move(part), std::move(by)}); }
Formula without(Formula part, Formula excluded) {
    return excluded.empty() ? part : every_part(Op::AndNot, {std::move(part), std::move(excluded)});
}
Formula scaled(double factor, Formula part) { return every_part(Op::Scale, {std::move(part)}, factor); }
Formula constant(double weight, Formula part) { return every_part(Op::Constant, {std::move(part)}, weight); }

bool passes(const PlaceTest& test, std::size_t shard, Xapian::docid id) {
    WindowBits bits;
    bits.insert(id % kWindow);
    test(shard, id - id % kWindow, bits);
    return !bits.empty();
}

Formula placed(Formula candidates, MakeTest test) {
    if (candidates.empty()) return {};
    Formula::Node node;
    node.op = Op::Placed;
    node.parts.push_back(std::move(candidates));
    node.test = std::move(test);
    return Formula(std::move(node));
}

}  // namespace travaux::match
