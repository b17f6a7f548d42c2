// The first page: a box for the query, what was found, and what can be chosen of it.
#pragma once

#include "searcher/cite/reference.hpp"
#include "searcher/search/results.hpp"
#include "searcher/search/searcher.hpp"
#include "searcher/serve/pages/ask.hpp"

#include <string>

namespace travaux::pages {

/// Before anything is asked: what the index holds, by field.
std::string start_page(const search::Status& status, const search::Results& everything);

/// `names`: for the citations that only paper shows.
std::string search_page(const Ask& ask, const search::Results& results, const cite::Names& names);

/// The search again with the reason why it cannot be done.
std::string search_problem(const Ask& ask, std::string_view message, std::string_view hint);

}  // namespace travaux::pages
