// Counts over the years as bars, drawn on the server, and the same figures as a table.
#pragma once

#include "searcher/search/results.hpp"
#include "searcher/serve/pages/markup.hpp"

#include <functional>
#include <string>

namespace travaux::pages {

/// The URL behind a year's bar.
using YearAddress = std::function<std::string(const std::string& year)>;

/// Values are years in order; those between the first and the last without a value stand as gaps. Empty for fewer than
/// two years: one bar says nothing. Reaches back at most 80 years from the last.
Markup year_chart(const search::Facet& years, const YearAddress& address);

/// What stands for the year at the head of its row: a link, a box to tick.
using YearHead = std::function<Markup(const search::FacetValue& year)>;

/// The same figures as a table, of paragraphs and of reports, which can be folded away.
Markup year_table(const search::Facet& years, bool open, const YearHead& head);

}  // namespace travaux::pages
