// A citation to copy, in every style at once.
#pragma once

#include "searcher/cite/reference.hpp"

#include <memory>
#include <string>

namespace travaux::pages {

/// Of a report as a whole; `unit` is any of it.
cite::Reference of_report(const std::shared_ptr<const schema::ReportFacts>& report, const schema::Unit& unit, const cite::Names& names);

std::string cite_page(const cite::Reference& reference);

}  // namespace travaux::pages
