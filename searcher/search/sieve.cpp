#include "searcher/search/sieve.hpp"

#include "schema/database/database.hpp"
#include "searcher/match/by_xapian.hpp"

#include <string>
#include <vector>

namespace travaux::search {
namespace {

using match::Formula;

// The id's term is the only one of its prefix.
Formula by_id(Xapian::docid docid, const Xapian::Database& database) {
    auto term = database.termlist_begin(docid);
    term.skip_to(std::string(database::kUnitIdPrefix));
    return Formula(*term);
}

}  // namespace

Formula sifted(const Formula& formula, const Index& index, const std::function<bool(Xapian::docid)>& passes) {
    const Xapian::Database& database = index.database();
    Xapian::Enquire enquire(database);
    enquire.set_query(match::to_xapian(match::filtered(formula, match::paragraphs()), index.collection()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::docid> passed;
    std::vector<Xapian::docid> failed;
    for (auto match = found.begin(); match != found.end(); ++match) (passes(*match) ? passed : failed).push_back(*match);
    if (failed.empty()) return formula;
    const bool name_passed = passed.size() < failed.size();
    std::vector<Formula> ids;
    for (Xapian::docid docid : name_passed ? passed : failed) ids.push_back(by_id(docid, database));
    Formula named = match::any_of(std::move(ids));
    return name_passed ? match::filtered(formula, std::move(named)) : match::without(formula, std::move(named));
}

}  // namespace travaux::search
