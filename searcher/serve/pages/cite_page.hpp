// A citation to copy, in every style at once.
#pragma once

#include "searcher/cite/reference.hpp"

#include <string>

namespace travaux::pages {

std::string cite_page(const cite::Reference& reference);

}  // namespace travaux::pages
