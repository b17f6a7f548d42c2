// Counts over the years as bars, drawn on the server, with the same figures as a table.
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

}  // namespace travaux::pages
