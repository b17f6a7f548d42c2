#include "searcher/search/sieve.hpp"

#include "schema/database/database.hpp"

#include <vector>

namespace travaux::search {
namespace {

using Xapian::Query;

// The id's term is the only one of its prefix.
Query by_id(Xapian::docid docid, const Xapian::Database& database) {
    auto term = database.termlist_begin(docid);
    term.skip_to(std::string(database::kUnitIdPrefix));
    return Query(*term);
}

}  // namespace

Query sifted(const Query& query, const Index& index, const std::function<bool(Xapian::docid)>& passes) {
    const Xapian::Database& database = index.database();
    Xapian::Enquire enquire(database);
    enquire.set_query(Query(Query::OP_FILTER, query, Query(std::string(database::kParagraphTerm))));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::docid> passed;
    std::vector<Xapian::docid> failed;
    for (auto match = found.begin(); match != found.end(); ++match) (passes(*match) ? passed : failed).push_back(*match);
    if (failed.empty()) return query;
    const bool name_passed = passed.size() < failed.size();
    std::vector<Query> ids;
    for (Xapian::docid docid : name_passed ? passed : failed) ids.push_back(by_id(docid, database));
    const Query named(Query::OP_OR, ids.begin(), ids.end());
    return {name_passed ? Query::OP_FILTER : Query::OP_AND_NOT, query, named};
}

}  // namespace travaux::search
