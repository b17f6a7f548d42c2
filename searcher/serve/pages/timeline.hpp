// Commitments along the years, planned to reported: for each year the reports speak from, how many passages of each
// status, drawn and as a table.
#pragma once

#include "searcher/follow/commitments.hpp"
#include "searcher/serve/pages/markup.hpp"

#include <functional>
#include <string>
#include <vector>

namespace travaux::pages {

/// The URL behind a dot.
using DotAddress = std::function<std::string(int year, schema::Commitment status)>;

/// Empty where the commitments are of fewer than two years.
Markup timeline(const std::vector<follow::Group>& groups, const DotAddress& address);

}  // namespace travaux::pages
