// Links to what a page shows as files for other programs.
#pragma once

#include "searcher/serve/pages/markup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace travaux::pages {

struct Taken {
    std::string address;
    std::string_view name;  // "CSV"
};

/// The list at `path` ("/export/trace", without its ending) as CSV, JSON Lines and BibTeX; `query` stands behind a `?`,
/// percent-encoded, or is empty.
std::vector<Taken> usual_forms(std::string_view path, std::string_view query);

/// `what` tells several lists of one page apart: "Export of the findings".
Markup take_along(std::string_view what, const std::vector<Taken>& forms);

}  // namespace travaux::pages
