// One open index and what is asked of it. Xapian's errors come out as they are: Searcher asks again, or says what they mean.
#pragma once

#include "schema/analysis/analyzer.hpp"
#include "searcher/query/query.hpp"
#include "searcher/search/counts.hpp"
#include "searcher/search/index.hpp"
#include "searcher/search/marker.hpp"
#include "searcher/search/near_copies.hpp"
#include "searcher/search/plan.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/row_marker.hpp"
#include "searcher/search/searcher.hpp"
#include "searcher/search/terms.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace travaux::search {

class Session {
public:
    explicit Session(Access access) : index(std::move(access)) {}

    // As Searcher has them.
    Results search(const Request& request);
    Verdict explain(std::string_view address, const Request& request);
    std::optional<MarkedReport> report(std::string_view doc, const Request& request);
    std::string lead_in(const schema::Report& report, const schema::Unit& unit);
    std::string version();

    Index index;
    analysis::Analyzer analyzer;
    Vocabulary vocabulary;

private:
    /// Leaves the tree of `text` in `root`; throws Error(Query) where it cannot be read.
    Plan plan(const Request& request, std::string_view text, query::Node& root);
    void expand(const Request& request, Plan& sought);
    std::optional<match::Found> found(const Request& request, const Plan& sought, Match match) const;
    std::optional<std::string> better_query(const Request& request, const Plan& sought, std::size_t total, Match match);
    /// `ranked` is loaded.
    Hit hit(const Request& request, Ranked ranked, Marker& marker, RowMarkers& rows, const Counts& counts);
    void add_neighbours(Hit& hit, std::size_t neighbours);

    std::string version_seen_;
};

}  // namespace travaux::search
