#include "searcher/match/by_xapian.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/placed_source.hpp"
#include "searcher/match/saturation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace travaux::match {
namespace {

using Xapian::Query;

// No index has this term.
constexpr const char* kNoTerm = "\x01nowhere";

// Xapian's formula (weight/bm25weight.cc), which keeps the weight of common words above zero.
double xapian_idf(double paragraphs, double all) {
    double odds = (all - paragraphs + 0.5) / (paragraphs + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

// BM25 with a mean length of ours: k1' (b' L / m' + 1 - b') = k1 (b L / m + 1 - b) for every length L.
struct Bent {
    double k1, b, least;
};

Bent bent(const Collection& collection) {
    const auto paragraphs = static_cast<double>(std::max<std::size_t>(1, collection.paragraphs));
    const double ratio = static_cast<double>(collection.database.get_doccount()) / paragraphs;
    if (ratio <= 0) return {kSaturation, kLengthPart, kShortest};
    const double part = kLengthPart / ratio;
    const double sum = part + 1 - kLengthPart;
    return {kSaturation * sum, part / sum, kShortest * ratio};
}

class Translation {
public:
    explicit Translation(const Collection& collection) : collection_(collection) {}

    Query weighed(const Formula& formula) const {
        const Formula::Node& node = formula.node();
        switch (node.op) {
            case Op::Nothing: return {};
            case Op::Paragraphs: return Query(std::string(database::kParagraphTerm));
            case Op::Term: return {0, Query(node.terms.front())};
            case Op::Words: return word(node);
            case Op::And: return all(node.parts, &Translation::weighed);
            case Op::Or: return all(node.parts, &Translation::weighed, Query::OP_OR);
            case Op::FirstOf: return first_of(node.parts);
            case Op::AndMaybe: return {Query::OP_AND_MAYBE, weighed(node.parts[0]), weighed(node.parts[1])};
            case Op::Filter: return {Query::OP_FILTER, weighed(node.parts[0]), weighed(node.parts[1])};
            case Op::AndNot: return {Query::OP_AND_NOT, weighed(node.parts[0]), excluded(node.parts[1])};
            case Op::Scale: return {node.weight, weighed(node.parts[0])};
            case Op::Constant:
                return {Query::OP_FILTER, Query((new Xapian::FixedWeightPostingSource(node.weight))->release()), weighed(node.parts[0])};
            case Op::Placed: return {Query::OP_AND, weighed(node.parts[0]), placed_source(collection_, node.test)};
        }
        return {};
    }

private:
    using Way = Query (Translation::*)(const Formula&) const;

    Query all(const std::vector<Formula>& parts, Way way, Query::op op = Query::OP_AND) const {
        std::vector<Query> queries;
        for (const Formula& part : parts) queries.push_back((this->*way)(part));
        return {op, queries.begin(), queries.end()};
    }

    // Not Xapian's MAX: 1.4.22 reads what it has freed where all parts of one come to their end at the same document
    // (matcher/maxpostlist.cc, recalc_maxweight).
    Query first_of(const std::vector<Formula>& parts) const {
        std::vector<Query> ways;
        std::vector<Query> before;
        for (const Formula& part : parts) {
            ways.push_back(before.empty() ? weighed(part) : Query(Query::OP_AND_NOT, weighed(part), Query(Query::OP_OR, before.begin(), before.end())));
            before.push_back(excluded(part));
        }
        return {Query::OP_OR, ways.begin(), ways.end()};
    }

    // The same matches without weights, for the right side of an AND NOT: Xapian 1.4.22 never works out the weights of an AND
    // there, and may turn an OR in one into an AND. XOR asks its parts for matches of any weight.
    Query excluded(const Formula& formula) const {
        const Formula::Node& node = formula.node();
        switch (node.op) {
            case Op::Words: return {Query::OP_OR, node.terms.begin(), node.terms.end()};
            case Op::AndMaybe:
            case Op::Scale:
            case Op::Constant: return excluded(node.parts[0]);
            case Op::And:
            case Op::Filter: return all(node.parts, &Translation::guarded);
            case Op::Or:
            case Op::FirstOf: return all(node.parts, &Translation::excluded, Query::OP_OR);
            case Op::AndNot: return all(node.parts, &Translation::excluded, Query::OP_AND_NOT);
            case Op::Placed: return nothing_else({Query::OP_AND, guarded(node.parts[0]), placed_source(collection_, node.test)});
            default: return weighed(formula);
        }
    }

    Query guarded(const Formula& formula) const {
        const Query query = excluded(formula);
        return query.get_num_subqueries() == 0 ? query : nothing_else(query);
    }

    static Query nothing_else(const Query& query) { return {Query::OP_XOR, query, Query(kNoTerm)}; }

    // In how many documents one of several terms stands Xapian guesses two by two, as if they were independent, and rounds each
    // time, in an order that differs from shard to shard. Synonyms within synonyms fix the order, the rarest first, so that
    // every shard guesses the same, and our own weight can stand in place of what comes of it.
    Query word(const Formula::Node& node) const {
        const auto documents = static_cast<double>(collection_.database.get_doccount());
        std::multimap<double, Query> rarest_first;  // by the documents they stand in
        for (const std::string& term : node.terms) rarest_first.emplace(collection_.database.get_termfreq(term), term);
        while (rarest_first.size() > 1) {
            const auto a = rarest_first.extract(rarest_first.begin());
            const auto b = rarest_first.extract(rarest_first.begin());
            const double either = a.key() + b.key() - (a.key() * b.key() / documents);
            rarest_first.emplace(std::floor(either + 0.5), Query(Query::OP_SYNONYM, a.mapped(), b.mapped()));
        }
        const auto& [estimate, any] = *rarest_first.begin();
        return {node.weight / (xapian_idf(estimate, documents) * (bent(collection_).k1 + 1)), any};
    }

    const Collection& collection_;
};

}  // namespace

Query to_xapian(const Formula& formula, const Collection& collection) { return Translation(collection).weighed(formula); }

Xapian::BM25Weight weighting(const Collection& collection) {
    constexpr double kLinear = 1000;  // k3: the frequency within the query counts in full
    const Bent scheme = bent(collection);
    return {scheme.k1, 0, kLinear, scheme.b, scheme.least};
}

}  // namespace travaux::match
