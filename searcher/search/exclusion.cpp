#include "searcher/search/exclusion.hpp"

#include "searcher/search/placed.hpp"

#include <vector>

namespace travaux::search {
namespace {

using Xapian::Query;

constexpr const char* kNoTerm = "\x01nowhere";

// Either this or nothing. XOR asks its parts for matches of any weight.
Query guarded(const Query& query) { return {Query::OP_XOR, query, Query(kNoTerm)}; }

bool is_leaf(const Query& query) { return query.get_num_subqueries() == 0; }

// The same matches; weights are of no use here.
Query safe(const Query& query) {
    const auto each = [&](Query::op op, bool guard) {
        std::vector<Query> parts;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
            const Query part = safe(query.get_subquery(i));
            parts.push_back(guard && !is_leaf(part) ? guarded(part) : part);
        }
        return Query(op, parts.begin(), parts.end());
    };
    if (asks_places(query)) return guarded(query);
    switch (query.get_type()) {
        case Query::OP_SCALE_WEIGHT:
        case Query::OP_AND_MAYBE: return safe(query.get_subquery(0));
        case Query::OP_AND:
        case Query::OP_FILTER: return each(Query::OP_AND, true);
        case Query::OP_OR:
        case Query::OP_MAX:
        case Query::OP_SYNONYM: return each(Query::OP_OR, false);
        case Query::OP_AND_NOT: return each(Query::OP_AND_NOT, false);
        default: return query;
    }
}

}  // namespace

Query without(const Query& query, const Query& excluded) { return {Query::OP_AND_NOT, query, safe(excluded)}; }

bool is_guard(const Query& query) {
    if (query.get_type() != Query::OP_XOR) return false;
    const Query last = query.get_subquery(query.get_num_subqueries() - 1);
    return last.get_type() == Query::LEAF_TERM && *last.get_terms_begin() == kNoTerm;
}

}  // namespace travaux::search
