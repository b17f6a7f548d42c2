// A whole report as a reader sees it, with its contents at the side.
#pragma once

#include "searcher/cite/reference.hpp"
#include "searcher/search/searcher.hpp"

#include <string>
#include <string_view>

namespace travaux::pages {

/// `query`: what the marks in the report stand for; empty where nothing is marked. `names`: for its citation.
std::string report_page(const search::MarkedReport& report, std::string_view query, const cite::Names& names);

}  // namespace travaux::pages
